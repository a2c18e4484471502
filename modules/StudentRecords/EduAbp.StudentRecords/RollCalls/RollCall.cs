using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.RollCalls;

internal enum DaySession
{
    Morning,
    Afternoon,
}

/// <summary>What a pupil is at a roll-call: present until somebody says otherwise.</summary>
internal enum Presence
{
    Present,

    /// <summary>Vắng không phép, K.</summary>
    Unexcused,

    /// <summary>Vắng có phép, P.</summary>
    Excused,
}

/// <summary>That the roll of a class was called for a session, by whom and when; who was missing are its <see cref="Absence"/> rows.</summary>
internal sealed class RollCall(Guid tenantId, Guid schoolYearId, Guid classId, DateOnly date, DaySession session) : AggregateRoot, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid ClassId { get; private set; } = classId;

    public DateOnly Date { get; private set; } = date;

    public DaySession Session { get; private set; } = session;

    /// <summary>The last time that something was said.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who said it.</summary>
    public string ByName { get; private set; } = "";

    /// <summary>When the whole class had been gone through; null while only some were noted.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    public List<Absence> Absences { get; private set; } = [];

    public List<RollCallChange> Changes { get; private set; } = [];

    /// <summary>What is said of a pupil; nothing is written where it was so already.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Note(Guid pupilId, Presence presence, string? note, Guid byId, string byName, DateTimeOffset at)
    {
        note = string.IsNullOrWhiteSpace(note) || presence == Presence.Present ? null : note.Trim();
        var absence = Absences.Find(row => row.PupilId == pupilId);
        var before = absence?.Presence ?? Presence.Present;
        if (before == presence && absence?.Note == note)
            return false;
        if (presence == Presence.Present)
            Absences.Remove(absence!);
        else if (absence is null)
            Absences.Add(new Absence(TenantId, Id, SchoolYearId, pupilId, presence == Presence.Excused, note));
        else
            absence.Change(presence == Presence.Excused, note);
        if (before != presence)
            Changes.Add(new RollCallChange(TenantId, Id, pupilId, at, byId, byName, before, presence));
        (At, ByName) = (at, byName);
        return true;
    }

    public void Complete(string byName, DateTimeOffset at) => (CompletedAt, At, ByName) = (at, at, byName);
}

/// <summary>A session that a pupil missed.</summary>
internal sealed class Absence(Guid tenantId, Guid rollCallId, Guid schoolYearId, Guid pupilId, bool isExcused, string? note) : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid RollCallId { get; private set; } = rollCallId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid PupilId { get; private set; } = pupilId;

    /// <summary>With permission (có phép, P) or without (không phép, K).</summary>
    public bool IsExcused { get; private set; } = isExcused;

    public string? Note { get; private set; } = note;

    public Presence Presence => IsExcused ? Presence.Excused : Presence.Unexcused;

    public void Change(bool isExcused, string? note) => (IsExcused, Note) = (isExcused, note);
}

/// <summary>That somebody said another thing of a pupil than stood there; never changed itself.</summary>
internal sealed class RollCallChange(Guid tenantId, Guid rollCallId, Guid pupilId, DateTimeOffset at, Guid byId, string byName, Presence before, Presence after)
    : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid RollCallId { get; private set; } = rollCallId;

    public Guid PupilId { get; private set; } = pupilId;

    public DateTimeOffset At { get; private set; } = at;

    public Guid ById { get; private set; } = byId;

    public string ByName { get; private set; } = byName;

    public Presence Before { get; private set; } = before;

    public Presence After { get; private set; } = after;
}
