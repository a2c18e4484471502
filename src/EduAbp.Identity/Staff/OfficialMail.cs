namespace EduAbp.Identity.Staff;

/// <summary>Letter IT17, III.3.6: no mail of social domains in working relations.</summary>
internal static class OfficialMail
{
    /// <param name="domains">The setting: names that an official domain is or ends with, with commas between them.</param>
    public static bool IsOfficial(string email, string? domains)
    {
        var at = email.LastIndexOf('@');
        if (at < 0)
            return false;
        var domain = email[(at + 1)..].ToLowerInvariant();
        return Split(domains).Any(official => domain == official || domain.EndsWith("." + official, StringComparison.Ordinal));
    }

    public static IEnumerable<string> Split(string? domains) =>
        (domains ?? "").Split([',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(domain => domain.TrimStart('@', '.', '*').ToLowerInvariant())
            .Where(domain => domain.Length > 0)
            .Distinct();
}
