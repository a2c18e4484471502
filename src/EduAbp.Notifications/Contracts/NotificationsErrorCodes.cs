namespace EduAbp.Notifications.Contracts;

public static class NotificationsErrorCodes
{
    public const string AddressInvalid = "Notifications:AddressInvalid";
    public const string PortInvalid = "Notifications:PortInvalid";
    public const string HostInvalid = "Notifications:HostInvalid";
    public const string SenderMissing = "Notifications:SenderMissing";
    public const string TestRefused = "Notifications:TestRefused";
}
