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
    public static string Origin(MarkLine line) => Hash(
        line.TenantId.ToString(), line.Id.ToString(), line.SchoolYearId.ToString(), line.SubjectId.ToString(), line.Term.ToString(CultureInfo.InvariantCulture), line.PupilId.ToString());

    public static string Next(string previous, Guid lineId, int number, DateTimeOffset at, Guid byId, string byName, string cells, string? reason) => Hash(
        previous, lineId.ToString(), number.ToString(CultureInfo.InvariantCulture), at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), byId.ToString(), byName, cells, reason ?? "");

    // The length before each part keeps one part from flowing into the next.
    private static string Hash(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(256);
        foreach (var part in parts)
            text.Append(part.Length).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
