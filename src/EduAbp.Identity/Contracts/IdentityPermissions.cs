namespace EduAbp.Identity.Contracts;

public static class IdentityPermissions
{
    public const string Group = "Identity";

    public static class Members
    {
        public const string Default = "Identity.Members";
        public const string Manage = "Identity.Members.Manage";
    }

    public static class Roles
    {
        public const string Manage = "Identity.Roles.Manage";
    }

    public static class AuditLog
    {
        public const string Default = "Identity.AuditLog";
    }

    /// <summary>Administrators of the units below: sending their links again, naming the first one.</summary>
    public static class UnitAdministrators
    {
        public const string Manage = "Identity.UnitAdministrators.Manage";
    }
}
