namespace EduAbp.Notifications.Contracts;

public static class NotificationsPermissions
{
    public const string Group = "Notifications";

    public static class Webhooks
    {
        /// <summary>Whom outside the unit tells about its events.</summary>
        public const string Manage = "Notifications.Webhooks.Manage";
    }

    public static class Mail
    {
        /// <summary>The centre's: how mail leaves, and letters that could not be sent.</summary>
        public const string Manage = "Notifications.Mail.Manage";
    }
}
