using System.Collections.Concurrent;
using EduAbp.Caching;
using EduAbp.DependencyInjection;

namespace EduAbp.AspNetCore.Caching;

/// <summary>
/// This node's numbers. They begin with the time of the start, so a restarted node never takes an older page for new;
/// nodes need not agree, each only has to raise its own when another announces a change.
/// </summary>
internal sealed class ContentVersions(TimeProvider clock, IEnumerable<IContentAnnouncer> announcers) : IContentVersions, ISingletonDependency
{
    private long _start = clock.GetUtcNow().UtcTicks;
    private readonly ConcurrentDictionary<Guid, long> _versions = new();

    public long Get(Guid tenantId) => _versions.GetValueOrDefault(tenantId, Volatile.Read(ref _start));

    public async Task RaiseAsync(IReadOnlyCollection<Guid> tenantIds)
    {
        RaiseHere(tenantIds);
        foreach (var announcer in announcers)
            await announcer.AnnounceAsync(tenantIds);
    }

    public void RaiseHere(IReadOnlyCollection<Guid> tenantIds)
    {
        foreach (var id in tenantIds)
            _versions.AddOrUpdate(id, _ => Volatile.Read(ref _start) + 1, (_, version) => version + 1);
    }

    /// <summary>Raises every unit's number: announcements may have been missed.</summary>
    public void RaiseAllHere()
    {
        Interlocked.Increment(ref _start);
        RaiseHere([.. _versions.Keys]);
    }
}

/// <summary>Tells the other nodes; there is none on SQLite.</summary>
internal interface IContentAnnouncer
{
    Task AnnounceAsync(IReadOnlyCollection<Guid> tenantIds);
}
