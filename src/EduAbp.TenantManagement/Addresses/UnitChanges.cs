using EduAbp.Caching;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;

namespace EduAbp.TenantManagement.Addresses;

/// <summary>Makes changed units known after their commit: to this node's directory, to the other nodes, to cached pages.</summary>
internal sealed class UnitChanges(UnitDirectory directory, IContentVersions versions, INodeBroadcast broadcast) : INodeListener, ISingletonDependency
{
    public string Topic => "units";

    public async Task AnnounceAsync(params IReadOnlyCollection<Guid> ids)
    {
        var before = Affected(ids);
        await directory.ReloadAsync(ids);
        foreach (var some in ids.Chunk(100)) await broadcast.SendAsync(Topic, string.Join(',', some));
        await versions.RaiseAsync([.. before.Union(Affected(ids))]);
    }

    public Task HearAsync(string payload) => directory.ReloadAsync([.. payload.Split(',').Select(Guid.Parse)]);

    public Task CatchUpAsync() => directory.LoadAsync();

    // The directory pages of all offices above show the unit.
    private HashSet<Guid> Affected(IReadOnlyCollection<Guid> ids) =>
        [.. ids, .. ids.SelectMany(id => directory.Ancestors(id)).Select(unit => unit.Id), .. ids.SelectMany(id => directory.Children(id)).Select(unit => unit.Id)];
}
