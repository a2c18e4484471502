namespace EduAbp.StudentRecords.Grading;

/// <summary>Học lực or kết quả học tập of a term or a year, and why.</summary>
/// <param name="Level">Null while something is missing.</param>
internal sealed record LearningResult(RuleSetId Rules, LearningLevel? Level)
{
    /// <summary>The average of all subjects; circular 22/2021 knows none.</summary>
    public decimal? Average { get; init; }

    /// <summary>The level by the table, before the adjustment by one subject.</summary>
    public LearningLevel? Unadjusted { get; init; }

    /// <summary>The one subject for which the level was adjusted.</summary>
    public GradedSubject? AdjustedFor { get; init; }

    /// <summary>Subjects without a result, where <see cref="Level"/> is null.</summary>
    public IReadOnlyList<GradedSubject> Missing { get; init; } = [];

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>What a person should look at, because the circular may be read otherwise.</summary>
    public IReadOnlyList<Reason> Warnings { get; init; } = [];

    public bool IsAdjusted => AdjustedFor is not null;
}
