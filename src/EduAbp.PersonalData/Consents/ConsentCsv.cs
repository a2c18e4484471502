using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.Extensions.Localization;

namespace EduAbp.PersonalData.Consents;

/// <summary>The register as a table.</summary>
internal static class ConsentCsv
{
    private static readonly string[] Columns =
        ["FullName", "BirthDate", "Code", "ClassName", "Purpose", "TextVersion", "GuardianName", "Relation", "GuardianPhone", "SubjectAgreed", "Channel", "Proof", "GivenOn", "State", "WithdrawnOn", "WithdrawalReason"];

    public static byte[] Write(IReadOnlyList<ConsentListItem> rows, IStringLocalizer texts, TimeTexts times) => Csv.Write(Headings(texts), Rows(rows, texts, times));

    public static IReadOnlyList<string> Headings(IStringLocalizer texts) => [.. Columns.Select(column => texts[$"PersonalData:Field:{column}"].Value)];

    public static IEnumerable<IReadOnlyList<string?>> Rows(IReadOnlyList<ConsentListItem> rows, IStringLocalizer texts, TimeTexts times) => rows.Select(row => new[]
    {
        row.FullName, times.Date(row.BirthDate), row.Code, row.ClassName, texts[$"Consent:{row.Purpose}"].Value, $"{row.TextVersion}", row.GuardianName,
        row.Relation is { } relation ? texts[$"PersonalData:Relation:{relation}"].Value : "", PhoneNumber.Format(row.GuardianPhone), row.SubjectAgreed ? "x" : "",
        texts[$"PersonalData:Channel:{row.Channel}"].Value, row.Proof, times.Date(row.GivenOn), texts[$"PersonalData:State:{row.State}"].Value,
        row.WithdrawnOn is { } day ? times.Date(day) : "", row.WithdrawalReason,
    });
}
