using System.Text.RegularExpressions;

namespace EduAbp.Text;

/// <summary>The shape of an e-mail address; composed to lower case.</summary>
public static partial class EmailAddress
{
    public static string? Normalize(string? text)
    {
        text = (text ?? "").Trim().ToLowerInvariant();
        return text.Length <= 254 && Shape().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal) ? text : null;
    }

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9._%+\-]{0,62}[a-z0-9_%+\-])?@(?:[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$")]
    private static partial Regex Shape();
}
