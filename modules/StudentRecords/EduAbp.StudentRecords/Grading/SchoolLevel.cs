namespace EduAbp.StudentRecords.Grading;

/// <summary>The level that a grade belongs to: cấp học.</summary>
internal enum SchoolLevel
{
    Primary = 1,
    LowerSecondary = 2,
    UpperSecondary = 3,
}

internal static class SchoolLevels
{
    /// <summary>Null for what is no grade.</summary>
    public static SchoolLevel? OfGrade(int grade) => grade switch
    {
        >= 1 and <= 5 => SchoolLevel.Primary,
        >= 6 and <= 9 => SchoolLevel.LowerSecondary,
        >= 10 and <= 12 => SchoolLevel.UpperSecondary,
        _ => null,
    };

    /// <summary>Who finishes it finishes the level.</summary>
    public static bool IsLastOfLevel(int grade) => grade is 5 or 9 or 12;
}
