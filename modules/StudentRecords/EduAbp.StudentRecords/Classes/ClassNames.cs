using System.Globalization;
using System.Text.RegularExpressions;
using EduAbp.Text;

namespace EduAbp.StudentRecords.Classes;

/// <summary>Reads names of classes as offices write them: <c>7A1–7A5, 7B</c>.</summary>
internal static partial class ClassNames
{
    public const int Most = 60;

    /// <summary>Null where the text is no list of names.</summary>
    public static IReadOnlyList<string>? Parse(string? text)
    {
        var names = new List<string>();
        foreach (var part in (text ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Range().Match(part) is { Success: true } range)
            {
                var (from, to) = (Number(range, "from"), Number(range, "to"));
                if (range.Groups["again"] is { Success: true, Length: > 0 } again && !again.Value.Equals(range.Groups["head"].Value, StringComparison.OrdinalIgnoreCase)) return null;
                if (to < from || to - from >= Most) return null;
                for (var number = from; number <= to; number++) names.Add(range.Groups["head"].Value + number.ToString(CultureInfo.InvariantCulture));
            }
            else if (Clean(part) is { } name)
            {
                names.Add(name);
            }
            else
            {
                return null;
            }
        }

        return names.Count is 0 or > Most || names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count ? null : names;
    }

    /// <summary>The name as it is kept; null where it is none.</summary>
    public static string? Clean(string? text)
    {
        var name = VietnameseText.Normalize(text ?? "");
        if (name.StartsWith("lớp ", StringComparison.OrdinalIgnoreCase)) name = name[4..];
        return name.Length is > 0 and <= 40 && name.Any(char.IsLetterOrDigit) ? name : null;
    }

    /// <summary>The grade with which a name begins: 7 of <c>7A2</c>, 10 of <c>10/3</c>.</summary>
    public static int? GradeOf(string name) =>
        Leading().Match(name) is { Success: true } found && int.Parse(found.Value, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var grade ? grade : null;

    /// <summary>The same class a grade higher: <c>8A2</c> of <c>7A2</c>; null where the name does not begin with its grade.</summary>
    public static string? OfNextGrade(string name) =>
        GradeOf(name) is { } grade ? (grade + 1).ToString(CultureInfo.InvariantCulture) + name[grade.ToString(CultureInfo.InvariantCulture).Length..] : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<head>.{0,30}?)(?<from>\d{1,2})\s*(?:-|–|—|đến|tới|\.\.)\s*(?<again>.{0,30}?)(?<to>\d{1,2})$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(1[0-2]|[1-9])(?!\d)")]
    private static partial Regex Leading();
}
