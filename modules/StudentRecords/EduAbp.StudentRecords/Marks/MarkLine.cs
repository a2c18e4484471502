using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Marks;

/// <summary>
/// The marks of one pupil in one subject and term: one row of the grid. They go with the pupil from class to class.
/// A row for each cell would be ten times as many rows: a city has 65 million of these a year.
/// </summary>
internal sealed class MarkLine(Guid tenantId, Guid schoolYearId, Guid subjectId, int term, Guid pupilId) : Entity, IMultiTenant, IHasConcurrencyStamp
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid SubjectId { get; private set; } = subjectId;

    /// <summary>1 or 2.</summary>
    public int Term { get; private set; } = term;

    public Guid PupilId { get; private set; } = pupilId;

    /// <summary>The cells as compact JSON, by column: value and version.</summary>
    public string Cells { get; private set; } = "{}";

    /// <summary>The teacher's words about the pupil in this subject and term.</summary>
    public string? Comment { get; private set; }

    /// <summary>How many changes there have been.</summary>
    public int Changes { get; private set; }

    /// <summary>Hash of the last change: the end of the chain, so that a cut-off end shows too.</summary>
    public string ChainHead { get; private set; } = "";

    public Guid ConcurrencyStamp { get; set; } = Guid.CreateVersion7();
}

/// <summary>What one save changed in a line; never changed itself. Each carries the hash of the one before.</summary>
internal sealed class MarkChange(Guid tenantId, Guid lineId, int number, DateTimeOffset at, Guid byId, string byName, string cells, string? reason, string previousHash, string hash)
    : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid LineId { get; private set; } = lineId;

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private set; } = number;

    public DateTimeOffset At { get; private set; } = at;

    public Guid ById { get; private set; } = byId;

    public string ByName { get; private set; } = byName;

    /// <summary>Compact JSON: for each column the value before and after.</summary>
    public string Cells { get; private set; } = cells;

    /// <summary>Why, where it was a correction after the lock, or marks brought from elsewhere.</summary>
    public string? Reason { get; private set; } = reason;

    public string PreviousHash { get; private set; } = previousHash;

    public string Hash { get; private set; } = hash;
}
