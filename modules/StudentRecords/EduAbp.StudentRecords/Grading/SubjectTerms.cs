namespace EduAbp.StudentRecords.Grading;

/// <summary>A subject's result of one term, from its marks.</summary>
internal static class SubjectTerms
{
    /// <param name="countMissing">What is missing counts as 0 or CĐ: the pupil had no good reason or did not make it up.</param>
    public static TermResult Evaluate(RuleSetId rules, AssessedBy kind, TermMarks marks, ColumnRequirement required, bool countMissing = false)
    {
        var missing = new ColumnRequirement(
            Math.Max(0, required.Regular - marks.Regular.Count),
            Math.Max(0, required.Midterm - marks.Midterm.Count),
            marks.Final is null ? Math.Max(1, required.Final) : 0);
        if (missing.Total > 0 && !countMissing)
            return new TermResult(kind, ResultState.Incomplete) { Missing = missing };
        return kind == AssessedBy.Marks ? Average(marks, missing) : Remark(rules, marks, missing);
    }

    /// <summary>Nghệ thuật is Đạt only where each of its parts is.</summary>
    public static TermResult Combine(IEnumerable<TermResult> parts)
    {
        var all = parts.Where(part => part.State is ResultState.Complete or ResultState.Incomplete).ToList();
        if (all.Count == 0)
            return TermResult.Exempt(AssessedBy.Remarks);
        return all.TrueForAll(part => part.IsComplete)
            ? new TermResult(AssessedBy.Remarks, ResultState.Complete, all.Min(part => part.Number))
            : new TermResult(AssessedBy.Remarks, ResultState.Incomplete);
    }

    // Circular 58/2011, art. 10; circular 22/2021, art. 9 clause 1.
    private static TermResult Average(TermMarks marks, ColumnRequirement missing)
    {
        var sum = Sum(marks.Regular) + (2 * Sum(marks.Midterm)) + (3 * (marks.Final ?? 0));
        var weight = marks.Regular.Count + missing.Regular + (2 * (marks.Midterm.Count + missing.Midterm)) + 3;
        return new TermResult(AssessedBy.Marks, ResultState.Complete, Rounding.HalfUp(sum / weight)) { Sum = sum, Weight = weight, Missing = missing };
    }

    private static TermResult Remark(RuleSetId rules, TermMarks marks, ColumnRequirement missing)
    {
        var all = marks.Regular.Count + marks.Midterm.Count + 1 + missing.Regular + missing.Midterm;
        var passed = Sum(marks.Regular) + Sum(marks.Midterm) + (marks.Final ?? 0);
        var isPassed = rules == RuleSetId.Tt22Of2021
            ? passed == all
            // Circular 58/2011, art. 10: two thirds of them, the semester's test among them.
            : 3 * passed >= 2 * all && marks.Final == 1;
        return new TermResult(AssessedBy.Remarks, ResultState.Complete, isPassed ? 1 : 0) { Sum = passed, Weight = all, Missing = missing };
    }

    private static decimal Sum(IReadOnlyList<decimal> marks)
    {
        var sum = 0m;
        for (var i = 0; i < marks.Count; i++)
            sum += marks[i];
        return sum;
    }
}
