using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EduAbp.StudentRecords.Marks;

/// <summary>
/// What makes a line's changes a chain: each change is hashed together with the hash before it, the first with what the
/// line is about. Whoever alters a row, takes one out or cuts the end breaks it.
/// </summary>
internal static class MarkChain
{
    public static string Origin(MarkLine line) => Origin(line.TenantId, line.Id, line.SchoolYearId, line.SubjectId, line.Term, line.PupilId);

    public static string Origin(Guid tenant, Guid line, Guid year, Guid subject, int term, Guid pupil) => Hash(
        tenant.ToString(), line.ToString(), year.ToString(), subject.ToString(), term.ToString(CultureInfo.InvariantCulture), pupil.ToString());

    /// <summary>Enough of a hash where there is one for each pupil of a book.</summary>
    public static string Short(string hash) => hash[..16];

    public static string Next(string previous, Guid lineId, int number, DateTimeOffset at, Guid byId, string byName, string cells, string? reason) => Hash(
        previous, lineId.ToString(), number.ToString(CultureInfo.InvariantCulture), at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), byId.ToString(), byName, cells, reason ?? "");

    // The length before each part keeps one part from flowing into the next.
    public static string Hash(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(256);
        foreach (var part in parts)
            text.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
