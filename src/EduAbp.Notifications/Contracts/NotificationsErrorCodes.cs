namespace EduAbp.Notifications.Contracts;

public static class NotificationsErrorCodes
{
    public const string AddressInvalid = "Notifications:AddressInvalid";
    public const string PortInvalid = "Notifications:PortInvalid";
    public const string HostInvalid = "Notifications:HostInvalid";
    public const string SenderMissing = "Notifications:SenderMissing";
    public const string WebhookUrlInvalid = "Notifications:WebhookUrlInvalid";
    public const string WebhookUrlPrivate = "Notifications:WebhookUrlPrivate";
    public const string WebhookEventsMissing = "Notifications:WebhookEventsMissing";
    public const string WebhookTooMany = "Notifications:WebhookTooMany";
    public const string AlertAddressesTooMany = "Notifications:AlertAddressesTooMany";
    public const string AlertNumberInvalid = "Notifications:AlertNumberInvalid";
    public const string TestRefused = "Notifications:TestRefused";
}
