using System.Collections.Concurrent;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Domains;
using EduAbp.TenantManagement.Units;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.TenantManagement.Addresses;

/// <summary>
/// All units and addresses in memory, loaded with one query when first asked and kept up unit by unit. Readers take no
/// lock: each unit, address and list of children is replaced as a whole.
/// </summary>
internal sealed class UnitDirectory(IServiceScopeFactory scopes, SiteAddress site, TimeProvider clock) : ITenantDirectory, ISingletonDependency
{
    private const int MaxDepth = 8;

    private readonly ConcurrentDictionary<Guid, Entry> _units = new();
    private readonly ConcurrentDictionary<string, Place> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<Guid, UnitInfo[]> _children = new();
    private readonly ConcurrentDictionary<string, Guid> _domains = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _changing = new();
    private volatile bool _isLoaded;

    public IReadOnlyCollection<UnitInfo> All
    {
        get
        {
            EnsureLoaded();
            return [.. _units.Values.Select(entry => entry.Info)];
        }
    }

    public UnitInfo? Root
    {
        get
        {
            EnsureLoaded();
            return _places.TryGetValue("", out var place) ? place.Unit : null;
        }
    }

    public UnitInfo? Find(Guid id)
    {
        EnsureLoaded();
        return _units.TryGetValue(id, out var entry) ? entry.Info : null;
    }

    public IReadOnlyList<UnitInfo> Children(Guid id)
    {
        EnsureLoaded();
        return _children.TryGetValue(id, out var children) ? children : [];
    }

    public IReadOnlyList<UnitInfo> Ancestors(Guid id)
    {
        var ancestors = new List<UnitInfo>();
        for (var unit = Find(id); unit?.ParentId is { } parent && ancestors.Count < MaxDepth; unit = ancestors[^1])
        {
            if (Find(parent) is not { } found) break;
            ancestors.Add(found);
        }

        return ancestors;
    }

    public IReadOnlyList<UnitInfo> Descendants(Guid id)
    {
        if (Find(id) is not { } unit) return [];
        var all = new List<UnitInfo> { unit };
        for (var next = 0; next < all.Count; next++) all.AddRange(Children(all[next].Id));
        return all;
    }

    public ResolvedAddress? Resolve(string host, string path)
    {
        EnsureLoaded();
        if (FindByDomain(host) is { } owner)
        {
            var below = Longest(owner.Path, path, out var taken);
            return below is null
                ? new ResolvedAddress(owner, "", IsOwnDomain: true)
                : new ResolvedAddress(below.Unit, path[..taken], below.IsCurrent ? null : CanonicalUrl(below.Unit), IsOwnDomain: true);
        }

        if (site.LabelsBelow(host) is { Length: > 0 } labels && _places.TryGetValue(labels, out var byHost))
        {
            var below = Longest(labels, path, out var taken) ?? byHost;
            return below.IsCurrent
                ? new ResolvedAddress(below.Unit, path[..taken])
                : new ResolvedAddress(below.Unit, path[..taken], CanonicalUrl(below.Unit));
        }

        if (!site.IsMain(host)) return null;
        var place = Longest("", path, out var length);
        if (place is null && !_places.TryGetValue("", out place)) return null;
        return place.IsCurrent
            ? new ResolvedAddress(place.Unit, path[..length])
            : new ResolvedAddress(place.Unit, path[..length], ((ITenantDirectory)this).MainHostPath(place.Unit));
    }

    public string CanonicalUrl(UnitInfo unit) => unit.Domain is { } domain ? DomainUrl(domain) : MainHostUrl(unit);

    public UnitInfo? FindByDomain(string host)
    {
        EnsureLoaded();
        return _domains.TryGetValue(host.TrimEnd('.'), out var owner) ? Find(owner) : null;
    }

    public string DomainUrl(string host) => new UriBuilder(site.Url) { Host = host }.Uri.GetLeftPart(UriPartial.Authority);

    public string MainHostUrl(UnitInfo unit, string path = "") => site.Url + ((ITenantDirectory)this).MainHostPath(unit, path);

    /// <summary>Whether an address is held, by a unit now or by one that gave it up.</summary>
    public bool IsTaken(string path)
    {
        EnsureLoaded();
        return _places.ContainsKey(path);
    }

    /// <summary>Who holds an address, now or as the last who had it.</summary>
    public Guid? HolderOf(string path)
    {
        EnsureLoaded();
        return _places.TryGetValue(path, out var place) ? place.Unit.Id : null;
    }

    /// <summary>Reads some units again after they were made or changed.</summary>
    public async Task ReloadAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default)
    {
        if (!_isLoaded) return;
        await using var scope = OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<TenantManagementDbContext>();
        foreach (var some in ids.Chunk(500))
        {
            Put(await Query(db.Units.Where(unit => some.Contains(unit.Id)), db).ToListAsync(cancellationToken));
            PutDomains(some, await Domains(db).Where(domain => some.Contains(domain.UnitId)).ToListAsync(cancellationToken));
        }
    }

    /// <summary>Reads everything again; at start, and where changes may have been missed.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken = default)
    {
        await using var scope = OpenScope();
        var db = scope.ServiceProvider.GetRequiredService<TenantManagementDbContext>();
        Put(await Query(db.Units, db).ToListAsync(cancellationToken));
        PutDomains(null, await Domains(db).ToListAsync(cancellationToken));
        _isLoaded = true;
    }

    // Commands and jobs may ask before anybody has loaded, from code that cannot wait asynchronously.
    private void EnsureLoaded()
    {
        if (_isLoaded) return;
        lock (_changing)
        {
            if (_isLoaded) return;
            using var scope = OpenScope();
            var db = scope.ServiceProvider.GetRequiredService<TenantManagementDbContext>();
            Put(Query(db.Units, db).ToList());
            PutDomains(null, Domains(db).ToList());
            _isLoaded = true;
        }
    }

    private AsyncServiceScope OpenScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentTenant>().Set(null, null);
        return scope;
    }

    private IQueryable<Row> Query(IQueryable<Unit> units, TenantManagementDbContext db)
    {
        var today = VietnamDay.Of(clock.GetUtcNow());
        return
            from unit in units
            join address in db.Addresses on unit.Id equals address.UnitId
            from relation in db.Relations
                .Where(relation => relation.UnitId == unit.Id && relation.Kind == UnitRelationKinds.Management
                    && relation.From <= today && (relation.To == null || relation.To > today))
                .DefaultIfEmpty()
            select new Row(
                unit.Id, unit.Name, unit.ShortName, unit.Kind, unit.State, unit.MainColor, unit.IsSample, unit.SuspensionReason, unit.SuspendedUntil, unit.SuccessorId, unit.ClosedOn,
                db.Domains.Where(domain => domain.UnitId == unit.Id && domain.State == DomainState.Active && domain.IsCanonical).Select(domain => domain.Host).FirstOrDefault(),
                address.Path, address.To != null, relation == null ? null : relation.ParentId);
    }

    // The longest prefix wins; every step of an address of a unit is itself an address, so the first miss ends the search.
    private Place? Longest(string start, string path, out int length)
    {
        var lookup = _places.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[UnitAddress.MaxPath + 1];
        Place? found = null;
        length = 0;
        start.CopyTo(key);
        var filled = start.Length;
        for (var position = 0; position < path.Length;)
        {
            var end = path.IndexOf('/', position + 1);
            if (end < 0) end = path.Length;
            var step = path.AsSpan(position + 1, end - position - 1);
            if (step.IsEmpty || filled + step.Length + 1 > UnitAddress.MaxPath) break;
            if (filled > 0) key[filled++] = '/';
            step.CopyTo(key[filled..]);
            filled += step.Length;
            if (!lookup.TryGetValue(key[..filled], out var place)) break;
            (found, length, position) = (place, end, end);
        }

        return found;
    }

    private static IQueryable<UnitDomain> Domains(TenantManagementDbContext db) => db.Domains.AsNoTracking().Where(domain => domain.State == DomainState.Active);

    /// <param name="units">Whose names these are, all of them; null for all units.</param>
    private void PutDomains(IReadOnlyCollection<Guid>? units, List<UnitDomain> domains)
    {
        lock (_changing)
        {
            foreach (var domain in domains) _domains[domain.Host] = domain.UnitId;
            var current = domains.Select(domain => domain.Host).ToHashSet();
            foreach (var (host, unit) in _domains)
            {
                if (!current.Contains(host) && units?.Contains(unit) != false) _domains.TryRemove(host, out _);
            }
        }
    }

    private void Put(List<Row> rows)
    {
        lock (_changing)
        {
            var parents = new HashSet<Guid>();
            var changed = new Dictionary<Guid, Entry>();
            foreach (var addresses in rows.GroupBy(row => row.Id))
            {
                var row = addresses.FirstOrDefault(address => !address.IsGivenUp) ?? addresses.First();
                var info = new UnitInfo(
                    row.Id, row.Name, row.ShortName, row.Path, row.Path[(row.Path.LastIndexOf('/') + 1)..], row.Kind,
                    row.ParentId, row.State, row.MainColor, row.IsSample,
                    row.SuspensionReason is { } reason ? new SiteSuspension(reason, row.SuspendedUntil) : null,
                    row is { SuccessorId: { } successor, ClosedOn: { } closedOn } ? new SiteClosing(successor, closedOn) : null,
                    row.Domain);
                foreach (var address in addresses) _places[address.Path] = new Place(info, !address.IsGivenUp);
                if (_units.TryGetValue(info.Id, out var before) && before.Info.ParentId is { } left) parents.Add(left);
                if (info.ParentId is { } parent) parents.Add(parent);
                _units[info.Id] = changed[info.Id] = new Entry(info, VietnameseText.SortKeyInOrder(info.Name));
            }

            var joining = changed.Values.ToLookup(entry => entry.Info.ParentId);
            foreach (var parent in parents)
            {
                var staying = _children.TryGetValue(parent, out var before) ? before.Where(child => !changed.ContainsKey(child.Id)).Select(child => _units[child.Id]) : [];
                UnitInfo[] family = [.. staying.Concat(joining[parent]).OrderBy(entry => entry.SortKey, StringComparer.Ordinal).Select(entry => entry.Info)];
                if (family.Length > 0) _children[parent] = family;
                else _children.TryRemove(parent, out _);
            }
        }
    }

    private sealed record Entry(UnitInfo Info, string SortKey);

    private sealed record Place(UnitInfo Unit, bool IsCurrent);

    private sealed record Row(
        Guid Id, string Name, string ShortName, string Kind, string State, string? MainColor, bool IsSample, string? SuspensionReason, DateOnly? SuspendedUntil, Guid? SuccessorId, DateOnly? ClosedOn, string? Domain, string Path, bool IsGivenUp, Guid? ParentId);
}
