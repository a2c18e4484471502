using System.Text.Json;
using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Pupils;

namespace EduAbp.StudentRecords.Deeds;

internal enum DeedKind
{
    Import,
    RollOver,
    Merge,
}

/// <summary>One act of the office on many rows, with all that is needed to take it back.</summary>
internal sealed class Deed : AggregateRoot, IMultiTenant
{
    private Deed()
    {
    }

    public Deed(Guid tenantId, DeedKind kind, string title, DeedChanges changes, DateTimeOffset at, Guid byId, string byName, TimeSpan mayBeUndoneFor)
    {
        (TenantId, Kind, Title, At, ById, ByName) = (tenantId, kind, title, at, byId, byName);
        (UndoUntil, Changes) = (at + mayBeUndoneFor, JsonSerializer.Serialize(changes));
    }

    public Guid TenantId { get; private set; }

    public DeedKind Kind { get; private set; }

    /// <summary>Of what: the file's name, the years, the pupil's name.</summary>
    public string Title { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public Guid ById { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset UndoUntil { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    /// <summary><see cref="DeedChanges"/> as JSON.</summary>
    [NotAudited]
    public string Changes { get; private set; } = "{}";

    public bool MayBeUndone(DateTimeOffset now) => UndoneAt is null && now < UndoUntil;

    public DeedChanges ReadChanges() => JsonSerializer.Deserialize<DeedChanges>(Changes)!;

    public void Undo(DateTimeOffset now)
    {
        if (UndoneAt is not null) throw new BusinessException(StudentRecordsErrorCodes.DeedUndone);
        if (now >= UndoUntil) throw new BusinessException(StudentRecordsErrorCodes.DeedTooOld);
        UndoneAt = now;
        // What was kept for the way back holds pupils' data and is needed no longer.
        Changes = "{}";
    }

    /// <summary>Forgets the way back once nobody may go it.</summary>
    public void Forget() => Changes = "{}";
}

/// <summary>What a deed did.</summary>
internal sealed record DeedChanges
{
    public List<Guid> MadePupils { get; init; } = [];

    public List<Guid> MadeClasses { get; init; } = [];

    public List<Guid> MadeEnrolments { get; init; } = [];

    public List<Guid> EndedEnrolments { get; init; } = [];

    public List<StateBefore> States { get; init; } = [];

    /// <summary>Records as they were.</summary>
    public List<PupilBefore> Records { get; init; } = [];

    /// <summary>Rows that went from one pupil to another.</summary>
    public List<Guid> MovedEnrolments { get; init; } = [];
}

internal sealed record StateBefore(Guid PupilId, PupilState State);

internal sealed record PupilBefore(Guid PupilId, PupilDetails Details, Guid? MergedIntoId = null);
