namespace EduAbp.StudentRecords.Grading;

/// <summary>A subject's result of the year, from its two terms.</summary>
internal static class SubjectYears
{
    public static SubjectResult Evaluate(GradedSubject subject, TermResult first, TermResult second)
    {
        var hasFirst = first.State is ResultState.Complete or ResultState.Incomplete;
        var hasSecond = second.State is ResultState.Complete or ResultState.Incomplete;
        return (hasFirst, hasSecond) switch
        {
            (false, false) => new SubjectResult(subject, first.State == ResultState.Exempt || second.State == ResultState.Exempt ? ResultState.Exempt : ResultState.NotTaught),
            // Exempt, or not taught, in one term: the other's result is the year's.
            (true, false) => first.Of(subject),
            (false, true) => second.Of(subject),
            // A remark subject's year is its second term.
            _ when !subject.IsScored => second.Of(subject),
            _ when first.IsComplete && second.IsComplete => new SubjectResult(subject, ResultState.Complete, Average(first.Number, second.Number)),
            _ => new SubjectResult(subject, ResultState.Incomplete),
        };
    }

    public static decimal Average(decimal first, decimal second) => Rounding.HalfUp((first + (2 * second)) / 3);
}
