using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Timing;
using EduAbp.Uow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Units;

/// <param name="IntoId">The unit that goes on; null where a new one is made of all of them.</param>
/// <param name="New">The new unit; its office is that of the units that are merged.</param>
internal sealed record MergeInput(IReadOnlyCollection<Guid> UnitIds, Guid? IntoId, CreateUnitInput? New, DateOnly On);

internal sealed record MergeRow(UnitInfo Unit, int People);

/// <param name="Name">What goes on is called so; it is typed to confirm.</param>
internal sealed record MergePreview(string Name, UnitInfo? Into, string Path, DateOnly On, IReadOnlyList<MergeRow> Closing);

/// <summary>
/// Merges units of one office into one of them or into a new one, and makes a unit out of a part of another. Those that end
/// become archives: their addresses lead to the successor, what they published stays to be read, their people are offered
/// to go on there.
/// </summary>
internal sealed class UnitMergeAppService(
    TenantManagementDbContext db,
    UnitIntegrationService units,
    UnitDirectory directory,
    UnitLife life,
    UnitChanges changes,
    IDistributedEventBus bus,
    IPersonLookup people,
    IRoleCatalog catalog,
    IAccountIntegrationService accounts,
    IPermissionChecker permissions,
    IStringLocalizer texts,
    ICurrentTenant tenant,
    TimeTexts times,
    TimeProvider clock,
    IUnitOfWork unitOfWork) : ITransientDependency
{
    public async Task<MergePreview> PreviewAsync(MergeInput input, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var today = clock.VietnamToday();
        if (input.On > today || input.On < today.AddYears(-1)) throw new BusinessException(TenantManagementErrorCodes.MergeDayInvalid).ForField("On");
        var closing = input.UnitIds.Where(id => id != input.IntoId).Distinct().Select(Find).ToList();
        if (closing.Count == 0 || (input.IntoId is null && closing.Count < 2)) throw new BusinessException(TenantManagementErrorCodes.MergeNeedsTwo).ForField("UnitIds");
        var into = input.IntoId is { } id ? Find(id) : null;
        if (into is { State: UnitStates.Closed }) throw new BusinessException(TenantManagementErrorCodes.UnitIsClosed);
        var offices = closing.Append(into ?? closing[0]).Select(unit => unit.ParentId).Distinct().ToList();
        if (offices.Count > 1) throw new BusinessException(TenantManagementErrorCodes.MergeOfOneOffice);
        if (closing.Find(unit => directory.Children(unit.Id).Count > 0) is { } office) throw new BusinessException(TenantManagementErrorCodes.UnitHasUnits).WithData("Name", office.Name);
        if (closing.Append(into ?? closing[0]).Any(unit => UnitKinds.IsOffice(unit.Kind) != UnitKinds.IsOffice(closing[0].Kind)))
            throw new BusinessException(TenantManagementErrorCodes.MergeOfOneSort);
        var ids = closing.Select(unit => unit.Id).ToList();
        if (await db.Moves.AnyAsync(move => ids.Contains(move.UnitId) && move.State == UnitMoveState.Planned, cancellationToken)) throw new BusinessException(TenantManagementErrorCodes.MovePlanned);
        if (await db.Relations.AnyAsync(relation => ids.Contains(relation.UnitId) && relation.Kind == UnitRelationKinds.Management && relation.To == null && relation.From > input.On, cancellationToken))
            throw new BusinessException(TenantManagementErrorCodes.MoveBeforeItsTime).ForField("On");

        var rows = new List<MergeRow>();
        foreach (var unit in closing) rows.Add(new MergeRow(unit, await CountPeopleAsync(unit, cancellationToken)));
        var name = into?.Name ?? UnitName.Clean(input.New?.Name);
        if (name.Length == 0) throw new BusinessException(TenantManagementErrorCodes.NameMissing).ForField("Name");
        return new MergePreview(name, into, into?.Path ?? "", input.On, rows);
    }

    /// <param name="typedName">The name of the unit that goes on, typed by whoever decides: it cannot be undone.</param>
    public async Task<Guid> MergeAsync(MergeInput input, string? typedName, CancellationToken cancellationToken)
    {
        var preview = await PreviewAsync(input, cancellationToken);
        if (UnitName.Key(typedName ?? "") != UnitName.Key(preview.Name)) throw new BusinessException(TenantManagementErrorCodes.TypedNameDiffers).ForField("TypedName");
        var closing = preview.Closing.Select(row => row.Unit).ToList();
        var successor = preview.Into?.Id ?? await CreateAsync(
            input.New! with { ParentId = closing[0].ParentId },
            (id, scope) => CloseAsync(scope.Get<TenantManagementDbContext>(), closing, id, input.On, cancellationToken),
            cancellationToken);
        if (preview.Into is not null) await CloseAsync(db, closing, successor, input.On, cancellationToken);

        // In the scope of who decided it, when the successor is known to all.
        var events = closing.Select(unit => new UnitClosedEto(unit.Id, successor, preview.Into is null)).ToList();
        foreach (var unit in closing)
        {
            await life.RecordAsync(
                unit.Id, "TenantManagement.UnitMerged", new() { ["Name"] = unit.Name, ["To"] = preview.Name, ["On"] = times.Date(input.On) }, cancellationToken);
        }

        await life.RecordAsync(
            successor,
            "TenantManagement.UnitTookOver",
            new() { ["Name"] = preview.Name, ["Units"] = string.Join(", ", closing.Select(unit => unit.Name)), ["On"] = times.Date(input.On) },
            cancellationToken);
        foreach (var eto in events) await bus.PublishAsync(eto, eto.UnitId.ToString(), cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync([.. closing.Select(unit => unit.Id), successor]));
        return successor;
    }

    /// <summary>Makes a unit out of a part of another, which goes on.</summary>
    public async Task<Guid> SplitAsync(Guid unitId, CreateUnitInput input, DateOnly on, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var today = clock.VietnamToday();
        if (on > today || on < today.AddYears(-1)) throw new BusinessException(TenantManagementErrorCodes.MergeDayInvalid).ForField("On");
        var origin = Find(unitId);
        var made = await CreateAsync(
            input with { ParentId = origin.ParentId },
            async (id, scope) =>
            {
                var within = scope.Get<TenantManagementDbContext>();
                within.Relations.Add(new UnitRelation(UnitRelationKinds.Predecessor, id, unitId, on));
                await within.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
        await life.RecordAsync(
            unitId, "TenantManagement.UnitSplit", new() { ["Name"] = origin.Name, ["To"] = directory.Find(made)!.Name, ["On"] = times.Date(on) }, cancellationToken);
        return made;
    }

    private async Task<Guid> CreateAsync(CreateUnitInput input, Func<Guid, TenantScope, Task> alsoSave, CancellationToken cancellationToken)
    {
        var unit = await units.CreateAsync(input, (scope, made) => alsoSave(made.Id, scope), cancellationToken);
        if (unit.Email is { } email)
            await accounts.InviteAsync(unit.Id, email, texts["TenantManagement:AdministratorOf", unit.ShortName], [Roles.Administrator], cancellationToken);
        return unit.Id;
    }

    private static async Task CloseAsync(TenantManagementDbContext db, IReadOnlyList<UnitInfo> closing, Guid successor, DateOnly on, CancellationToken cancellationToken)
    {
        foreach (var info in closing)
        {
            (await db.Units.SingleAsync(unit => unit.Id == info.Id, cancellationToken)).Close(successor, on);
            var management = await db.Relations.SingleAsync(
                relation => relation.UnitId == info.Id && relation.Kind == UnitRelationKinds.Management && relation.To == null, cancellationToken);
            management.End(on);
            db.Relations.Add(new UnitRelation(UnitRelationKinds.Predecessor, successor, info.Id, on));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<int> CountPeopleAsync(UnitInfo unit, CancellationToken cancellationToken)
    {
        var members = new HashSet<Guid>();
        foreach (var role in catalog.For(unit)) members.UnionWith((await people.GetHoldersAsync(unit.Id, role.Name, cancellationToken)).Select(person => person.Id));
        return members.Count;
    }

    private UnitInfo Find(Guid id) =>
        directory.Find(id) is { } unit && directory.Ancestors(id).Any(above => above.Id == tenant.Id) ? unit : throw new EntityNotFoundException(typeof(Unit), id);

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Restructure, cancellationToken);
        if (!UnitKinds.IsOffice(tenant.Unit?.Kind)) throw new BusinessException(TenantManagementErrorCodes.NotAnOffice);
    }
}
