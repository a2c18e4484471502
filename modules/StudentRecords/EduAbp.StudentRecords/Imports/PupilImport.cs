using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Imports;

/// <summary>A workbook of pupils between its upload and its import: what was read, and what the office has chosen.</summary>
internal sealed class PupilImport(Guid tenantId, Guid schoolYearId, string fileName, string sheet, DateTimeOffset uploadedAt, string table) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public string FileName { get; private set; } = fileName;

    public string Sheet { get; private set; } = sheet;

    public DateTimeOffset UploadedAt { get; private set; } = uploadedAt;

    /// <summary>The cells that were read, as JSON: <see cref="SheetTable"/>. Emptied by the import.</summary>
    [NotAudited]
    public string Table { get; private set; } = table;

    /// <summary><see cref="ImportChoices"/> as JSON.</summary>
    [NotAudited]
    public string Choices { get; private set; } = "{}";

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>The deed by which it can be taken back.</summary>
    public Guid? DeedId { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Skipped { get; private set; }

    public void Choose(string choices) => Choices = choices;

    public void Finish(DateTimeOffset at, Guid deedId, int added, int changed, int skipped) =>
        (DoneAt, DeedId, Added, Changed, Skipped, Table) = (at, deedId, added, changed, skipped, "{}");
}
