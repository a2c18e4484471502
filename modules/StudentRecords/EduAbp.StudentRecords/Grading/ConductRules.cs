namespace EduAbp.StudentRecords.Grading;

/// <summary>The year's conduct from its two terms.</summary>
internal static class ConductRules
{
    // Rows: first term; columns: second term. Both from Weak to Excellent.
    private static readonly ConductLevel[,] Table =
    {
        { ConductLevel.Weak, ConductLevel.Average, ConductLevel.Average, ConductLevel.Good },
        { ConductLevel.Weak, ConductLevel.Average, ConductLevel.Good, ConductLevel.Good },
        { ConductLevel.Weak, ConductLevel.Average, ConductLevel.Good, ConductLevel.Excellent },
        { ConductLevel.Weak, ConductLevel.Good, ConductLevel.Good, ConductLevel.Excellent },
    };

    /// <param name="decided">What people decided for the year: circular 58/2011 has no formula, circular 22/2021 (art. 8) has no use for it.</param>
    /// <returns>Null while something is missing.</returns>
    public static ConductLevel? Year(RuleSetId rules, ConductLevel? first, ConductLevel? second, ConductLevel? decided = null) => rules.IsTt58()
        ? decided
        : first is { } one && second is { } two ? Table[one - ConductLevel.Weak, two - ConductLevel.Weak] : null;
}
