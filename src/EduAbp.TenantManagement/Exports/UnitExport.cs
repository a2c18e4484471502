using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.TenantManagement.Exports;

/// <summary>An archive of everything that the unit owns, asked for by its administrator; it can be fetched for a week.</summary>
internal sealed class UnitExport : AggregateRoot, IMultiTenant, ICreationAudited
{
    public static readonly TimeSpan KeepFor = TimeSpan.FromDays(7);

    /// <summary>After this it is taken for broken off; nothing takes so long.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public Guid TenantId { get; private set; }

    public UnitExportState State { get; private set; }

    /// <summary>How much is done, of a hundred.</summary>
    public int Percent { get; private set; }

    public long Size { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public DateTimeOffset? ExpiresAt => DoneAt + KeepFor;

    public string BlobName => $"{Id:N}.zip";

    /// <returns>False where somebody is at it already, or it is over.</returns>
    public bool Start(DateTimeOffset now)
    {
        if (State != UnitExportState.Waiting) return false;
        (State, StartedAt) = (UnitExportState.Running, now);
        return true;
    }

    public void Progress(int percent) => Percent = percent;

    public void Done(long size, DateTimeOffset now) => (State, Percent, Size, DoneAt) = (UnitExportState.Done, 100, size, now);

    public void Fail() => State = UnitExportState.Failed;

    public void Expire() => State = UnitExportState.Expired;

    /// <summary>A run that was broken off, by a restart say, ends nothing by itself.</summary>
    public bool IsBrokenOff(DateTimeOffset now) => State == UnitExportState.Running && StartedAt < now - Longest;
}

internal enum UnitExportState
{
    Waiting,
    Running,
    Done,
    Failed,
    Expired,
}
