namespace EduAbp.StudentRecords.Grading;

/// <summary>Which rules a school year is assessed by: those of its level, its grade and its year, never today's.</summary>
internal static class RuleSets
{
    public const string NoRuleSetError = "StudentRecords:Grading:NoRuleSet";
    public const string GradeNotOfLevelError = "StudentRecords:Grading:GradeNotOfLevel";

    /// <param name="schoolYear">In which the school year begins: 2025 for 2025-2026.</param>
    /// <param name="term">1 or 2, where one term is asked about; the first term of 2011-2012 still stood under older rules.</param>
    /// <exception cref="BusinessException">The year has no rules here.</exception>
    public static RuleSetId For(SchoolLevel level, int grade, int schoolYear, int? term = null)
    {
        if (SchoolLevels.OfGrade(grade) != level)
            throw new BusinessException(GradeNotOfLevelError).WithData("Grade", grade);
        return Find(level, grade, schoolYear, term)
            ?? throw new BusinessException(NoRuleSetError).WithData("Grade", grade).WithData("Year", $"{schoolYear}-{schoolYear + 1}");
    }

    /// <summary>Null where the year has no rules here.</summary>
    public static RuleSetId? Find(SchoolLevel level, int grade, int schoolYear, int? term = null) => level switch
    {
        _ when SchoolLevels.OfGrade(grade) != level => null,
        SchoolLevel.Primary => schoolYear switch
        {
            < 2014 => null,
            < 2016 => RuleSetId.Tt30,
            // Circular 27/2020, art. 2: grade 1 in 2020-2021, one more each year.
            _ => grade <= schoolYear - 2019 ? RuleSetId.Tt27 : RuleSetId.Tt30Tt22Of2016,
        },
        // Circular 22/2021, art. 21: grade 6 in 2021-2022, grades 7 and 10 a year later, and so on.
        SchoolLevel.LowerSecondary when grade <= schoolYear - 2015 => RuleSetId.Tt22Of2021,
        SchoolLevel.UpperSecondary when grade <= schoolYear - 2012 => RuleSetId.Tt22Of2021,
        _ => schoolYear switch
        {
            < 2011 => null,
            2011 when term == 1 => null,
            < 2020 => RuleSetId.Tt58,
            _ => RuleSetId.Tt58Tt26,
        },
    };

    public static bool IsPrimary(this RuleSetId rules) => rules is RuleSetId.Tt30 or RuleSetId.Tt30Tt22Of2016 or RuleSetId.Tt27;

    /// <summary>Circular 58/2011, amended or not.</summary>
    public static bool IsTt58(this RuleSetId rules) => rules is RuleSetId.Tt58 or RuleSetId.Tt58Tt26;
}
