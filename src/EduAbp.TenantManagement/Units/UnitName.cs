using System.Text;
using System.Text.RegularExpressions;
using EduAbp.Text;

namespace EduAbp.TenantManagement.Units;

/// <summary>What a unit's name says: its kind, the words that name it, and the address that follows.</summary>
internal static partial class UnitName
{
    private static readonly (string Words, string Folded, UnitKind Kind)[] Prefixes =
        [.. UnitKinds.All
            .SelectMany(kind => kind.Prefixes.Select(prefix => (prefix, VietnameseText.Fold(prefix), kind)))
            .OrderByDescending(entry => entry.prefix.Length)];

    // Kept apart from the kinds: an area is no unit, but offices are called after it.
    private static readonly string[] Areas = ["thành phố", "thị xã", "thị trấn", "quận", "huyện", "phường", "xã", "đặc khu", "tp."];

    /// <summary>Composed letters and single spaces, as the law's TCVN 6909 and every comparison expects.</summary>
    public static string Clean(string? text) => Spaces().Replace((text ?? "").Normalize(NormalizationForm.FormC), " ").Trim();

    public static UnitKind? KindOf(string name) => Split(Clean(name)).Kind;

    /// <summary>Equal for two spellings of one name: <c>Trường THCS X</c> and <c>Trường Trung học cơ sở X</c>.</summary>
    public static string Key(string name)
    {
        var (_, kindWords, rest) = Split(Clean(name));
        return $"{KindSlug(kindWords)}|{rest.ToLowerInvariant()}";
    }

    public static string Slug(string name)
    {
        var (kind, kindWords, rest) = Split(Clean(name));
        if (kind is null or { IsOffice: true }) return VietnameseText.Slugify(WithoutArea(rest));
        var own = VietnameseText.Slugify(rest);
        var prefix = KindSlug(kindWords);
        return own.Length == 0 ? prefix : $"{prefix}-{own}";
    }

    /// <summary>The short name for menus and lists: <c>THCS Bình Khánh</c>, <c>Mầm non Hoa Lan</c>.</summary>
    public static string Short(string name)
    {
        var clean = Clean(name);
        var start = LeadingSchool().Match(clean);
        var rest = start.Success ? clean[start.Length..] : clean;
        return rest
            .Replace("Trung học cơ sở", "THCS", StringComparison.OrdinalIgnoreCase)
            .Replace("Trung học phổ thông", "THPT", StringComparison.OrdinalIgnoreCase)
            .Replace("Giáo dục và Đào tạo", "GDĐT", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What an office is called after: <c>Huyện Cần Giờ</c>.</summary>
    public static string AreaOf(string name) => Split(Clean(name)).OwnName;

    private static (UnitKind? Kind, string KindWords, string OwnName) Split(string name)
    {
        var school = LeadingSchool().Match(name);
        var rest = school.Success ? name[school.Length..] : name;
        foreach (var (words, _, kind) in Prefixes)
        {
            if (rest.StartsWith(words, StringComparison.OrdinalIgnoreCase)
                && (rest.Length == words.Length || !char.IsLetterOrDigit(rest[words.Length])))
            {
                return (kind, words, rest[words.Length..].Trim(' ', ':', '-', '–', ','));
            }
        }

        return (null, "", rest);
    }

    // "Tiểu học, Trung học cơ sở và Trung học phổ thông" → th-thcs-thpt; a kind of one level gives its own word.
    private static string KindSlug(string kindWords)
    {
        var levels = kindWords
            .Replace("trung học cơ sở", "thcs", StringComparison.Ordinal)
            .Replace("trung học phổ thông", "thpt", StringComparison.Ordinal)
            .Replace("tiểu học", "th", StringComparison.Ordinal);
        var parts = LevelWord().Matches(levels).Select(match => match.Value).ToArray();
        if (parts.Length > 1) return string.Join('-', parts);
        return Prefixes.FirstOrDefault(entry => entry.Words == kindWords).Kind?.SlugPrefix ?? "";
    }

    // "Huyện Cần Giờ" → "Cần Giờ", but "Quận 1" stays: a bare number names nothing.
    private static string WithoutArea(string name)
    {
        foreach (var area in Areas)
        {
            if (name.StartsWith(area + " ", StringComparison.OrdinalIgnoreCase) && !char.IsAsciiDigit(name[area.Length + 1]))
            {
                return name[(area.Length + 1)..];
            }
        }

        return name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^trường\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadingSchool();

    [GeneratedRegex(@"\bth(?:cs|pt)?\b")]
    private static partial Regex LevelWord();
}
