namespace EduAbp.StudentRecords.Grading;

/// <summary>What becomes of a pupil at the end of the year.</summary>
internal enum DecisionKind
{
    /// <summary>Something is missing.</summary>
    Incomplete = 0,

    /// <summary>Được lên lớp.</summary>
    Promoted = 1,

    /// <summary>Hoàn thành chương trình of the level: grades 5, 9, 12.</summary>
    CompletedLevel = 2,

    /// <summary>Kiểm tra lại.</summary>
    Retest = 3,

    /// <summary>Rèn luyện trong hè.</summary>
    SummerTraining = 4,

    /// <summary>First the one, then the other; only where the school's settings allow it.</summary>
    SummerTrainingThenRetest = 5,

    /// <summary>Lưu ban, không được lên lớp.</summary>
    NotPromoted = 6,

    /// <summary>Primary: extra help and another assessment, then the principal decides.</summary>
    ExtraHelp = 7,
}

/// <summary>The decision that the rules propose, and why. People decide.</summary>
internal sealed record Decision(DecisionKind Kind)
{
    /// <summary>Subjects that may be taken again, or must be where <see cref="MustRetestAll"/>.</summary>
    public IReadOnlyList<GradedSubject> Retest { get; init; } = [];

    /// <summary>Circular 22/2021: all of them; circular 58/2011: which the pupil chooses.</summary>
    public bool MustRetestAll { get; init; }

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    public IReadOnlyList<Reason> Warnings { get; init; } = [];

    public bool IsPromotion => Kind is DecisionKind.Promoted or DecisionKind.CompletedLevel;
}
