namespace EduAbp.PersonalData.Contracts;

public static class PersonalDataPermissions
{
    public const string Group = "PersonalData";

    public static class Consents
    {
        /// <summary>Read the unit's register of consents.</summary>
        public const string Default = "PersonalData.Consents";

        /// <summary>Record consents and withdrawals.</summary>
        public const string Manage = "PersonalData.Consents.Manage";
    }
}
