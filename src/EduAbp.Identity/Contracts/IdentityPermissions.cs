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

    public static class Help
    {
        /// <summary>Let people of the centre or the office help in this unit, and take it back.</summary>
        public const string Manage = "Identity.Help.Manage";

        /// <summary>Ask units below to be let in to help.</summary>
        public const string Offer = "Identity.Help.Offer";
    }

    public static class SecurityLog
    {
        /// <summary>What happened at the own unit's addresses.</summary>
        public const string Default = "Identity.SecurityLog";

        /// <summary>All of the installation's, in the department.</summary>
        public const string Whole = "Identity.SecurityLog.Whole";
    }

    /// <summary>Administrators of the units below: sending their links again, naming the first one.</summary>
    public static class UnitAdministrators
    {
        public const string Manage = "Identity.UnitAdministrators.Manage";
    }
}
