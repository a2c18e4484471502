namespace EduAbp.Support.Contracts;

public static class SupportPermissions
{
    public const string Group = "Support";

    public static class Requests
    {
        /// <summary>See the unit's requests, ask and write.</summary>
        public const string Default = "Support.Requests";

        /// <summary>Take, answer and pass up what units below have asked.</summary>
        public const string Answer = "Support.Requests.Answer";
    }

    public static class Contacts
    {
        /// <summary>Keep the own unit's contact persons.</summary>
        public const string Manage = "Support.Contacts.Manage";

        /// <summary>See the contact persons of the units below.</summary>
        public const string Units = "Support.Contacts.Units";
    }
}
