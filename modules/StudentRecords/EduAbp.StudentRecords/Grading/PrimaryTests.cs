namespace EduAbp.StudentRecords.Grading;

/// <summary>The four times at which primary pupils are assessed.</summary>
internal enum PrimaryTime
{
    MidFirstTerm = 1,
    EndFirstTerm = 2,
    MidSecondTerm = 3,
    EndOfYear = 4,
}

/// <summary>Which subjects end with a test when.</summary>
internal static class PrimaryTests
{
    /// <param name="role">Only subjects that the grade has should be asked about; those without a role have no tests.</param>
    public static bool Has(RuleSetId rules, int grade, SubjectRole role, PrimaryTime time)
    {
        var isMain = role is SubjectRole.Literature or SubjectRole.Mathematics;
        if (time is PrimaryTime.MidFirstTerm or PrimaryTime.MidSecondTerm)
            return isMain && grade >= 4 && rules != RuleSetId.Tt30;
        return role switch
        {
            SubjectRole.Literature or SubjectRole.Mathematics => true,
            SubjectRole.HistoryGeography or SubjectRole.Science => grade >= 4,
            // Before grade 3 these are optional in the programme of 2018 and end without a test.
            SubjectRole.ForeignLanguage or SubjectRole.InformaticsTechnology => rules != RuleSetId.Tt27 || grade >= 3,
            SubjectRole.EthnicLanguage => true,
            _ => false,
        };
    }
}
