using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

/// <param name="IntoId">The unit that goes on; null where a new one is made of all of them.</param>
/// <param name="New">The new unit; its office is that of the units that are merged.</param>
/// <param name="On">A later day than today: it is planned, and takes effect by itself.</param>
internal sealed record MergeInput(IReadOnlyCollection<Guid> UnitIds, Guid? IntoId, CreateUnitInput? New, DateOnly On);

internal sealed record MergeRow(UnitInfo Unit, int People);

/// <param name="Name">What goes on is called so; it is typed to confirm.</param>
internal sealed record MergePreview(string Name, UnitInfo? Into, string Path, DateOnly On, bool IsPlanned, IReadOnlyList<MergeRow> Closing);

/// <param name="StaysToo">Works in both units from then on.</param>
internal sealed record SplitPerson(Guid PersonId, bool StaysToo = false);

/// <param name="People">Who goes to the new unit, with the roles they have.</param>
internal sealed record SplitInput(CreateUnitInput New, DateOnly On, IReadOnlyList<SplitPerson>? People = null);

internal sealed record UnitPerson(Guid Id, string FullName, IReadOnlyList<string> Roles);

/// <param name="Roles">Those of the roles that people of the new unit can have.</param>
internal sealed record SplitRow(UnitPerson Person, IReadOnlyList<string> Roles, bool StaysToo);

internal sealed record SplitPreview(UnitInfo Origin, string Name, string Path, DateOnly On, IReadOnlyList<SplitRow> People);

/// <summary>
/// Merges units of one office into one of them or into a new one, at once or from a day on, and makes a unit out of a part of
/// another. Those that end become archives: their addresses lead to the successor, what they published stays to be read,
/// their people are offered to go on there.
/// </summary>
internal sealed class UnitMergeAppService(
    TenantManagementDbContext db,
    UnitMerger merger,
    UnitCreation creation,
    UnitDirectory directory,
    UnitLife life,
    IBackgroundJobManager jobs,
    IPersonLookup people,
    IRoleCatalog catalog,
    IPermissionChecker permissions,
    ICurrentTenant tenant,
    TimeTexts times,
    TimeProvider clock) : ITransientDependency
{
    public async Task<MergePreview> PreviewAsync(MergeInput input, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        foreach (var id in input.UnitIds) Find(id);
        if (input.IntoId is { } into) Find(into);
        var preview = await merger.CheckAsync(input, plan: null, cancellationToken);
        var rows = new List<MergeRow>();
        foreach (var row in preview.Closing) rows.Add(row with { People = (await ReadPeopleAsync(row.Unit, cancellationToken)).Count });
        return preview with { Closing = rows };
    }

    /// <param name="typedName">The name of the unit that goes on, typed by whoever decides: it cannot be undone.</param>
    /// <returns>The unit that goes on; null while the merge is planned.</returns>
    public async Task<Guid?> MergeAsync(MergeInput input, string? typedName, CancellationToken cancellationToken)
    {
        var preview = await PreviewAsync(input, cancellationToken);
        if (UnitName.Key(typedName ?? "") != UnitName.Key(preview.Name)) throw new BusinessException(TenantManagementErrorCodes.TypedNameDiffers).ForField("TypedName");
        var merge = new UnitMerge(preview.Closing.Select(row => row.Unit.Id), preview.Into?.Id, input.New, preview.Name, preview.On, tenant.GetId());
        db.Merges.Add(merge);
        if (!preview.IsPlanned) return await merger.ApplyAsync(merge, cancellationToken);

        await db.SaveChangesAsync(cancellationToken);
        await jobs.EnqueueAsync(new UnitMergeDue(merge.Id), UnitMoveJob.DueAt(preview.On), merge.Id.ToString(), cancellationToken);
        await TellAsync(merge, "TenantManagement.UnitMergePlanned", cancellationToken);
        return null;
    }

    /// <summary>The merge that is planned for a unit below the current office, as one that ends or as the one that goes on; null where none is.</summary>
    public async Task<UnitMerge?> FindPlannedAsync(Guid unitId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Default, cancellationToken);
        Find(unitId);
        return (await merger.PlannedAsync(cancellationToken)).Find(merge => merge.Concerns(unitId));
    }

    public async Task CancelAsync(Guid unitId, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        Find(unitId);
        var merge = (await db.Merges.Where(merge => merge.State == PlanState.Planned).ToListAsync(cancellationToken)).Find(merge => merge.Concerns(unitId))
            ?? throw new EntityNotFoundException(typeof(UnitMerge), unitId);
        merge.Cancel();
        await db.SaveChangesAsync(cancellationToken);
        await TellAsync(merge, "TenantManagement.UnitMergeCancelled", cancellationToken);
    }

    /// <summary>The people of a unit of which a part is to be split off.</summary>
    public async Task<IReadOnlyList<UnitPerson>> GetPeopleAsync(Guid unitId, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        return await ReadPeopleAsync(Find(unitId), cancellationToken);
    }

    public async Task<SplitPreview> PreviewSplitAsync(Guid unitId, SplitInput input, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var today = clock.VietnamToday();
        if (input.On > today || input.On < today.AddYears(-1)) throw new BusinessException(TenantManagementErrorCodes.SplitDayInvalid).ForField("On");
        var origin = Find(unitId);
        if (origin.State == UnitStates.Closed) throw new BusinessException(TenantManagementErrorCodes.UnitIsClosed);
        var (name, path) = await creation.CheckAsync(input.New with { ParentId = origin.ParentId }, cancellationToken);
        var fitting = catalog.For(origin with { Kind = input.New.Kind }).Select(role => role.Name).ToHashSet();
        var members = await ReadPeopleAsync(origin, cancellationToken);
        var rows = new List<SplitRow>();
        foreach (var chosen in (input.People ?? []).DistinctBy(person => person.PersonId))
        {
            var member = members.FirstOrDefault(member => member.Id == chosen.PersonId) ?? throw new EntityNotFoundException(typeof(UnitPerson), chosen.PersonId);
            string[] roles = [.. member.Roles.Where(fitting.Contains)];
            rows.Add(new SplitRow(member, roles.Length > 0 ? roles : [Roles.Contributor], chosen.StaysToo));
        }

        var leaving = rows.Where(row => !row.StaysToo).Select(row => row.Person).ToList();
        if (leaving.Find(person => person.Roles.Contains(Roles.Head)) is { } head) throw new BusinessException(TenantManagementErrorCodes.SplitTakesHead).WithData("Name", head.FullName);
        if (leaving.Exists(IsAdministrator) && members.Except(leaving).All(member => !IsAdministrator(member)))
            throw new BusinessException(TenantManagementErrorCodes.SplitTakesLastAdministrator);
        return new SplitPreview(origin, name, path, input.On, rows);
    }

    /// <summary>Makes a unit out of a part of another, which goes on; the chosen people go over with the roles they have.</summary>
    public async Task<Guid> SplitAsync(Guid unitId, SplitInput input, CancellationToken cancellationToken)
    {
        var preview = await PreviewSplitAsync(unitId, input, cancellationToken);
        var made = await merger.CreateAsync(
            input.New with { ParentId = preview.Origin.ParentId, ManagedSince = input.On },
            async (id, scope) =>
            {
                var within = scope.Get<TenantManagementDbContext>();
                within.Relations.Add(new UnitRelation(UnitRelationKinds.Predecessor, id, unitId, input.On));
                await within.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        if (preview.People.Count > 0)
            await jobs.EnqueueAsync(new CarryPeople(unitId, made, [.. preview.People.Select(row => new CarriedMember(row.Person.Id, row.Roles, row.StaysToo))]), cancellationToken: cancellationToken);
        var data = new Dictionary<string, string> { ["Name"] = preview.Origin.Name, ["To"] = preview.Name, ["On"] = times.Date(input.On) };
        if (preview.People.Count > 0) data["People"] = string.Join(", ", preview.People.Select(row => row.Person.FullName));
        await life.RecordAsync(unitId, "TenantManagement.UnitSplit", data, cancellationToken);
        return made;
    }

    private static bool IsAdministrator(UnitPerson person) => person.Roles.Contains(Roles.Administrator);

    private async Task TellAsync(UnitMerge merge, string action, CancellationToken cancellationToken)
    {
        string[] names = [.. merge.ClosingIds.Select(id => directory.Find(id)?.Name ?? "")];
        foreach (var id in merge.IntoId is { } into ? merge.ClosingIds.Append(into) : merge.ClosingIds)
            await life.RecordAsync(id, action, new() { ["Units"] = string.Join(", ", names), ["To"] = merge.Name, ["On"] = times.Date(merge.On) }, cancellationToken);
    }

    private async Task<IReadOnlyList<UnitPerson>> ReadPeopleAsync(UnitInfo unit, CancellationToken cancellationToken)
    {
        var members = new Dictionary<Guid, (string Name, List<string> Roles)>();
        foreach (var role in catalog.For(unit))
        {
            foreach (var person in await people.GetHoldersAsync(unit.Id, role.Name, cancellationToken))
            {
                if (!members.TryGetValue(person.Id, out var member)) members[person.Id] = member = (person.FullName, []);
                member.Roles.Add(role.Name);
            }
        }

        return [.. members.Select(member => new UnitPerson(member.Key, member.Value.Name, member.Value.Roles))];
    }

    private UnitInfo Find(Guid id) =>
        directory.Find(id) is { } unit && directory.Ancestors(id).Any(above => above.Id == tenant.Id) ? unit : throw new EntityNotFoundException(typeof(Unit), id);

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Restructure, cancellationToken);
        if (!UnitKinds.IsOffice(tenant.Unit?.Kind)) throw new BusinessException(TenantManagementErrorCodes.NotAnOffice);
    }
}
