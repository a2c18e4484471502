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

    public static class Requests
    {
        /// <summary>Receive, verify and answer what people ask about their data.</summary>
        public const string Handle = "PersonalData.Requests.Handle";
    }

    public static class Deadlines
    {
        /// <summary>The department's: how many days each right has, and the public holidays.</summary>
        public const string Manage = "PersonalData.Deadlines.Manage";
    }

    public static class Incidents
    {
        /// <summary>Keep the unit's register of incidents.</summary>
        public const string Manage = "PersonalData.Incidents.Manage";

        /// <summary>Read what units below have handed up.</summary>
        public const string Received = "PersonalData.Incidents.Received";
    }
}
