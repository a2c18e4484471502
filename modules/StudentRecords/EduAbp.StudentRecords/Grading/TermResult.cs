namespace EduAbp.StudentRecords.Grading;

/// <summary>How far the result of a subject is.</summary>
internal enum ResultState
{
    /// <summary>Chưa đủ điểm.</summary>
    Incomplete = 0,
    Complete = 1,

    /// <summary>Miễn học.</summary>
    Exempt = 2,

    /// <summary>The subject is not taught in the term, or the pupil came later.</summary>
    NotTaught = 3,
}

/// <summary>The marks of one pupil in one subject in one term, in whatever order. In a remark subject Đ is 1 and CĐ is 0.</summary>
internal sealed record TermMarks(IReadOnlyList<decimal> Regular, IReadOnlyList<decimal> Midterm, decimal? Final)
{
    public static TermMarks None { get; } = new([], [], null);
}

/// <summary>What a subject came to in a term.</summary>
/// <param name="Number">The average; of a remark subject 1 for Đ and 0 for CĐ. Meaningless unless complete.</param>
internal readonly record struct TermResult(AssessedBy Kind, ResultState State, decimal Number = 0)
{
    /// <summary>What is missing, by kind of column; also where the missing were counted as 0.</summary>
    public ColumnRequirement Missing { get; init; }

    /// <summary>The weighted sum that was divided by <see cref="Weight"/>.</summary>
    public decimal Sum { get; init; }

    public int Weight { get; init; }

    /// <summary>Decided by another school and taken over as it was.</summary>
    public bool IsCarried { get; init; }

    public bool IsComplete => State == ResultState.Complete;

    /// <summary>The average of a scored subject.</summary>
    public decimal? Average => IsComplete && Kind == AssessedBy.Marks ? Number : null;

    /// <summary>Whether a remark subject is Đ.</summary>
    public bool? Passed => IsComplete && Kind == AssessedBy.Remarks ? Number == 1 : null;

    public static TermResult Exempt(AssessedBy kind) => new(kind, ResultState.Exempt);

    public static TermResult NotTaught(AssessedBy kind) => new(kind, ResultState.NotTaught);

    /// <summary>What another school decided.</summary>
    public static TermResult CarriedOver(AssessedBy kind, decimal number) => new(kind, ResultState.Complete, number) { IsCarried = true };

    /// <summary>For the table of the term's results.</summary>
    public SubjectResult Of(GradedSubject subject) => new(subject, State, Number);
}

/// <summary>What a subject came to in a term or a year, as the result of learning needs it.</summary>
internal readonly record struct SubjectResult(GradedSubject Subject, ResultState State, decimal Number = 0)
{
    /// <summary>Exempt and untaught subjects are left out of everything.</summary>
    public bool Counts => State is ResultState.Complete or ResultState.Incomplete;

    public bool IsScored => Subject.Kind == AssessedBy.Marks;

    public bool IsFailedRemark => State == ResultState.Complete && !IsScored && Number == 0;
}
