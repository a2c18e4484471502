using System.Globalization;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Grading.Cases;

/// <summary>What the rules make of a case, in codes for programs and in words for people.</summary>
internal sealed record GradeReport(string RuleSet, string Circular)
{
    public IReadOnlyList<SubjectReport> Subjects { get; init; } = [];

    public ResultReport? Term1 { get; init; }

    public ResultReport? Term2 { get; init; }

    public ResultReport? Year { get; init; }

    public string? Conduct { get; init; }

    public ResultReport? Title1 { get; init; }

    public ResultReport? Title2 { get; init; }

    public required ResultReport Title { get; init; }

    public required DecisionReport Decision { get; init; }

    /// <summary>Learning with the marks of the retest.</summary>
    public ResultReport? AfterRetest { get; init; }

    /// <summary>After the summer.</summary>
    public required DecisionReport Final { get; init; }
}

/// <param name="Code">In the circular's letters; null while something is missing.</param>
internal sealed record ResultReport(string? Code, string Text, IReadOnlyList<ReasonReport> Reasons)
{
    /// <summary>The average of all subjects, where the circular has one.</summary>
    public decimal? Average { get; init; }

    /// <summary>The level before the adjustment by one subject, where there was one.</summary>
    public string? Unadjusted { get; init; }

    public IReadOnlyList<ReasonReport> Warnings { get; init; } = [];
}

internal sealed record DecisionReport(string Code, string Text, IReadOnlyList<string> Retest, bool MustRetestAll, IReadOnlyList<ReasonReport> Reasons, IReadOnlyList<ReasonReport> Warnings);

internal sealed record ReasonReport(string Code, string? Article, string Text);

/// <param name="Year">The year's average, Đ or CĐ; null while it is not complete.</param>
internal sealed record SubjectReport(string Name, SubjectTermReport Term1, SubjectTermReport Term2, string? Year);

internal sealed record SubjectTermReport(string State, string? Result, string Explanation);

/// <summary>Writes reports in the language that is spoken.</summary>
internal sealed class GradeReporter(IStringLocalizer texts)
{
    public GradeReport Report(GradeCase given) => given switch
    {
        SecondaryCase secondary => Report(secondary),
        PrimaryCase primary => Report(primary),
        _ => throw new ArgumentOutOfRangeException(nameof(given)),
    };

    /// <summary>The report for a terminal.</summary>
    public IEnumerable<string> Lines(GradeReport report)
    {
        yield return report.Circular;
        foreach (var subject in report.Subjects)
            yield return $"  {subject.Name,-36} {subject.Term1.Result ?? "–",-6} {subject.Term2.Result ?? "–",-6} {subject.Year ?? "–"}";
        (string Label, string? Text)[] lines =
        [
            ("Term1", report.Term1?.Text), ("Term2", report.Term2?.Text), ("Year", report.Year?.Text), (report.RuleSet.StartsWith("Tt58", StringComparison.Ordinal) ? "Conduct58" : "Conduct", report.Conduct), ("Title", report.Title.Text),
            ("Decision", report.Decision.Text), ("AfterRetest", report.AfterRetest?.Text), ("Final", report.Final.Text == report.Decision.Text ? null : report.Final.Text),
            .. (report.AfterRetest ?? report.Year)?.Warnings.Concat(report.Decision.Warnings).Select(warning => ("Warning", (string?)warning.Text)) ?? [],
        ];
        foreach (var (label, text) in lines)
        {
            if (text is not null)
                yield return $"{texts["StudentRecords:Grading:Label:" + label]}: {text}";
        }
    }

    private GradeReport Report(SecondaryCase given)
    {
        var outcome = PupilYears.Evaluate(given.Pupil, given.Settings);
        return new GradeReport(given.Rules.ToString(), GradingText.Of(texts, given.Rules))
        {
            Subjects = [.. given.Pupil.Subjects.Select((subject, place) => new SubjectReport(
                subject.Subject.Name, Report(given.Rules, subject.First), Report(given.Rules, subject.Second), Shown(outcome.Subjects[place])))],
            Term1 = Report(outcome.First),
            Term2 = Report(outcome.Second),
            Year = Report(outcome.Year),
            Conduct = outcome.Conduct is { } conduct ? GradingText.Of(texts, Words.Of(given.Rules, conduct)) : null,
            Title1 = given.Rules.IsTt58() ? Report(outcome.FirstTitle) : null,
            Title2 = given.Rules.IsTt58() ? Report(outcome.SecondTitle) : null,
            Title = Report(outcome.Title),
            Decision = Report(outcome.Decision),
            AfterRetest = outcome.AfterRetest is { } after ? Report(after) : null,
            Final = Report(outcome.Final),
        };
    }

    private GradeReport Report(PrimaryCase given)
    {
        var outcome = PrimaryYears.Evaluate(given.Pupil);
        return new GradeReport(given.Rules.ToString(), GradingText.Of(texts, given.Rules))
        {
            Year = new ResultReport(
                outcome.Result?.ToString() ?? outcome.IsCompleted switch { true => "ClassCompleted", false => "ClassNotCompleted", _ => null },
                GradingText.Of(texts, outcome), Report(outcome.Reasons)),
            Title = Report(outcome.Title),
            Decision = Report(outcome.Decision),
            Final = Report(outcome.Decision),
        };
    }

    private ResultReport Report(LearningResult result) =>
        new(result.Level is { } level ? LevelCodes.Of(result.Rules, level) : null, GradingText.Of(texts, result), Report(result.Reasons))
        {
            Average = result.Average,
            Unadjusted = result is { IsAdjusted: true, Unadjusted: { } unadjusted } ? LevelCodes.Of(result.Rules, unadjusted) : null,
            Warnings = Report(result.Warnings),
        };

    private ResultReport Report(TitleResult title) => new(title.Title.ToString(), GradingText.Of(texts, Words.Of(title.Title)), Report(title.Reasons));

    private DecisionReport Report(Decision decision) => new(
        decision.Kind.ToString(), GradingText.Of(texts, decision), [.. decision.Retest.Select(subject => subject.Name)], decision.MustRetestAll,
        Report(decision.Reasons), Report(decision.Warnings));

    private IReadOnlyList<ReasonReport> Report(IReadOnlyList<Reason> reasons) =>
        [.. reasons.Select(reason => new ReasonReport(reason.Code, reason.Article is { } article ? GradingText.InFull(texts, article) : null, GradingText.Of(texts, reason)))];

    private SubjectTermReport Report(RuleSetId rules, TermResult term) =>
        new(term.State.ToString(), term.IsComplete ? Shown(term.Kind, term.Number) : null, GradingText.Of(texts, rules, term));

    private static string? Shown(SubjectResult result) => result.State == ResultState.Complete ? Shown(result.Subject.Kind, result.Number) : null;

    private static string Shown(AssessedBy kind, decimal number) => new Mark(kind == AssessedBy.Marks ? MarkScale.Score : MarkScale.Remark, number).ToString(CultureInfo.CurrentCulture);
}
