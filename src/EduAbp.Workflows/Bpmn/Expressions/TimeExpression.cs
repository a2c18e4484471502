using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;

namespace EduAbp.Workflows.Bpmn.Expressions;

/// <summary>When something is due: a date, a duration from now (<c>P3D</c>, <c>PT48H</c>), or a variable that holds
/// either (<c>${publishAt}</c>).</summary>
internal abstract partial record TimeExpression
{
    public abstract DateTimeOffset Resolve(ProcessVariables variables, DateTimeOffset now);

    public static TimeExpression ParseDate(string text) => Variable(text) is { } name
        ? new DateFrom(name)
        : new Date(Instant(text) ?? throw new FormatException($"'{text}' is neither a date and time nor ${{variable}}"));

    public static TimeExpression ParseDuration(string text) => Variable(text) is { } name
        ? new DurationFrom(name)
        : new Duration(Span(text) ?? throw new FormatException($"'{text}' is neither a duration (P3D, PT4H) nor ${{variable}}"));

    private static string? Variable(string text) => VariablePattern().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    // a time without its zone would mean another moment on another machine
    private static DateTimeOffset? Instant(string? text) => text is not null && ZonePattern().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToUniversalTime() : null;

    private static TimeSpan? Span(string? text)
    {
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Text(ProcessVariables variables, string name) =>
        variables.Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private sealed record Date(DateTimeOffset At) : TimeExpression
    {
        public override DateTimeOffset Resolve(ProcessVariables variables, DateTimeOffset now) => At;
    }

    private sealed record Duration(TimeSpan Length) : TimeExpression
    {
        public override DateTimeOffset Resolve(ProcessVariables variables, DateTimeOffset now) => now + Length;
    }

    private sealed record DateFrom(string Name) : TimeExpression
    {
        public override DateTimeOffset Resolve(ProcessVariables variables, DateTimeOffset now) => Instant(Text(variables, Name))
            ?? throw new BpmnExecutionException($"Variable '{Name}' holds no date and time.");
    }

    private sealed record DurationFrom(string Name) : TimeExpression
    {
        public override DateTimeOffset Resolve(ProcessVariables variables, DateTimeOffset now) => now + (Span(Text(variables, Name))
            ?? throw new BpmnExecutionException($"Variable '{Name}' holds no duration."));
    }

    [GeneratedRegex(@"^\s*\$\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\s*$")]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex ZonePattern();
}
