using System.Globalization;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Grading;

/// <summary>Results and reasons in the reader's words: "Khá: Ngoại ngữ 4,6 &lt; 6,5 (mức Tốt); nâng một mức theo khoản 3 Điều 9".</summary>
internal static class GradingText
{
    private const string Prefix = "StudentRecords:Grading:";

    public static string Of(IStringLocalizer texts, Word word) => texts[Prefix + word.Key];

    public static string Of(IStringLocalizer texts, RuleSetId rules) => texts[$"{Prefix}Circular:{rules}"];

    public static string Of(IStringLocalizer texts, Article article) => article.Clause == 0
        ? texts[Prefix + "Article", article.Number]
        : texts[Prefix + "ArticleClause", article.Number, article.Clause];

    /// <summary>With the circular's name.</summary>
    public static string InFull(IStringLocalizer texts, Article article) => texts[Prefix + "ArticleOf", Of(texts, article), Of(texts, article.Circular)];

    public static string Of(IStringLocalizer texts, Reason reason)
    {
        string text = TextOf(texts, reason);
        foreach (var (name, value) in reason.Values)
            text = text.Replace($"{{{name}}}", Value(texts, value), StringComparison.Ordinal);
        return reason.Article is null ? text : text.Replace("{Article}", Of(texts, reason.Article), StringComparison.Ordinal);
    }

    public static string Of(IStringLocalizer texts, IEnumerable<Reason> reasons) => string.Join("; ", reasons.Select(reason => Of(texts, reason)));

    /// <summary>Level and reasons in one line; "Chưa đủ điểm: …" while something is missing.</summary>
    public static string Of(IStringLocalizer texts, LearningResult result) =>
        Line(texts, result.Level is { } level ? Words.Of(result.Rules, level) : new Word("Incomplete"), result.Reasons);

    public static string Of(IStringLocalizer texts, Decision decision) => Line(texts, Words.Of(decision.Kind), decision.Reasons);

    public static string Of(IStringLocalizer texts, PrimaryOutcome outcome) => Line(
        texts,
        outcome.Result is { } result ? Words.Of(result)
            : new Word(outcome.IsCompleted switch { true => "Education:ClassCompleted", false => "Education:ClassNotCompleted", _ => "Incomplete" }),
        outcome.Reasons);

    /// <summary>How an average came about: (15,5 + 2 × 6,5 + 3 × 8,0) / 7 as 52,5 / 7 = 7,5.</summary>
    public static string Of(IStringLocalizer texts, RuleSetId rules, TermResult result)
    {
        var article = Of(texts, rules.IsTt58() ? Articles.Tt58Average(rules) : Articles.Tt22Average);
        return result switch
        {
            { State: ResultState.Incomplete } => texts[Prefix + "Term:Incomplete", result.Missing.Regular, result.Missing.Midterm, result.Missing.Final],
            { State: ResultState.Exempt } => texts[Prefix + "Term:Exempt"],
            { State: ResultState.NotTaught } => texts[Prefix + "Term:NotTaught"],
            { IsCarried: true } => texts[Prefix + "Term:Carried"],
            { Kind: AssessedBy.Remarks, Number: 1 } => texts[Prefix + "Term:Passed", Number(result.Sum), result.Weight, article],
            { Kind: AssessedBy.Remarks } => texts[Prefix + "Term:Failed", Number(result.Sum), result.Weight, article],
            _ => texts[Prefix + (result.Missing.Total > 0 ? "Term:AverageWithZeros" : "Term:Average"), Exact(result.Sum), result.Weight, Exact(result.Number), article, result.Missing.Total],
        };
    }

    public static string Of(IStringLocalizer texts, MarkProblem problem, string? text) => texts[$"{Prefix}Mark:{problem}", text ?? ""];

    // Học lực and hạnh kiểm became kết quả học tập and kết quả rèn luyện.
    private static string TextOf(IStringLocalizer texts, Reason reason)
    {
        var key = $"{Prefix}Reason:{reason.Code}";
        return reason.Article?.Circular.IsTt58() == true && texts[key + "58"] is { ResourceNotFound: false } own ? own : texts[key];
    }

    private static string Line(IStringLocalizer texts, Word head, IReadOnlyList<Reason> reasons) =>
        reasons.Count == 0 ? Of(texts, head) : $"{Of(texts, head)}: {Of(texts, reasons)}";

    private static string Value(IStringLocalizer texts, object value) => value switch
    {
        decimal mark => Exact(mark),
        Word word => Of(texts, word),
        IEnumerable<string> names => string.Join(", ", names),
        _ => Convert.ToString(value, CultureInfo.CurrentCulture) ?? "",
    };

    private static string Exact(decimal number) => number.ToString("0.0##", CultureInfo.CurrentCulture);

    private static string Number(decimal number) => number.ToString("0", CultureInfo.CurrentCulture);
}
