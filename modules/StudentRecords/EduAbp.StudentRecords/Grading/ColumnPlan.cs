namespace EduAbp.StudentRecords.Grading;

/// <summary>Which kind of assessment a column holds. Its number is its weight in a term's average.</summary>
internal enum ColumnKind
{
    /// <summary>KTtx, ĐĐGtx.</summary>
    Regular = 1,

    /// <summary>KTđk (as many as the plan says), ĐĐGgk (one).</summary>
    Midterm = 2,

    /// <summary>KThk, ĐĐGck.</summary>
    Final = 3,
}

/// <summary>How many columns of each kind a subject has in a term.</summary>
/// <param name="AreMinimums">More may be entered and count; otherwise the numbers are exact.</param>
internal readonly record struct ColumnRequirement(int Regular, int Midterm, int Final, bool AreMinimums = false)
{
    public int Total => Regular + Midterm + Final;
}

internal static class ColumnPlan
{
    private const int WeeksPerYear = 35;

    /// <param name="thematicMarks">Regular marks that the elective's chuyên đề add in this term; which term carries them differs by school.</param>
    public static ColumnRequirement For(RuleSetId rules, AssessedBy kind, int periodsPerYear, int thematicMarks = 0) => rules switch
    {
        // Circular 58/2011, art. 8, counts periods a week.
        RuleSetId.Tt58 => new(periodsPerYear <= WeeksPerYear ? 2 : periodsPerYear < 3 * WeeksPerYear ? 3 : 4, 1, 1, AreMinimums: true),
        // Circular 22/2021, art. 6.
        RuleSetId.Tt22Of2021 when kind == AssessedBy.Remarks => new(2, 1, 1),
        RuleSetId.Tt22Of2021 => new(ByPeriods(periodsPerYear) + thematicMarks, 1, 1),
        RuleSetId.Tt58Tt26 => new(ByPeriods(periodsPerYear), 1, 1),
        _ => default,
    };

    private static int ByPeriods(int periodsPerYear) => periodsPerYear <= 35 ? 2 : periodsPerYear <= 70 ? 3 : 4;
}
