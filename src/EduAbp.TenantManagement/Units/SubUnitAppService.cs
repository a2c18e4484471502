using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Text;
using EduAbp.Timing;
using EduAbp.Uow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.TenantManagement.Units;

internal sealed record SubUnitFilter(string? Search, string? Kind, string? State);

/// <param name="ShortName">Made from the name when blank.</param>
internal sealed record RenameInput(string? Name, string? ShortName, string? Slug, Guid Stamp);

internal sealed record SubUnitDetails(Unit Unit, UnitInfo Info, IReadOnlyList<UnitAddress> FormerAddresses, bool MayManage);

/// <summary>The units that an office manages, and what it may do with them: suspend, resume, move. Each is written to the audit log of the office.</summary>
internal sealed class SubUnitAppService(
    TenantManagementDbContext db,
    IUnitIntegrationService units,
    UnitAddressBook addresses,
    UnitChanges changes,
    IPermissionChecker permissions,
    ICurrentTenant tenant,
    ITenantDirectory directory,
    IUnitTree tree,
    IAccountIntegrationService accounts,
    IStringLocalizer texts,
    IAuditLog audit,
    UnitLife life,
    IBackgroundJobManager jobs,
    TimeTexts times,
    TimeProvider clock,
    IUnitOfWork unitOfWork) : ITransientDependency
{
    public async Task<IReadOnlyList<UnitDto>> GetListAsync(SubUnitFilter filter, CancellationToken cancellationToken)
    {
        var office = await CheckAsync(cancellationToken);
        var words = VietnameseText.Fold(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. (await SearchedAsync(office, words.Length > 0, cancellationToken))
                .Where(unit => string.IsNullOrEmpty(filter.Kind) || unit.Kind == filter.Kind)
                .Where(unit => string.IsNullOrEmpty(filter.State) || unit.State == filter.State)
                .Where(unit => words.Length == 0 || words.All(word => Searched(unit).Contains(word, StringComparison.Ordinal))),
        ];
    }

    // A list shows what the office manages itself; a search looks below the offices under it too.
    private async Task<IReadOnlyList<UnitDto>> SearchedAsync(Guid office, bool everywhere, CancellationToken cancellationToken)
    {
        var found = new List<UnitDto>(await units.GetChildrenAsync(office, cancellationToken));
        if (!everywhere) return found;
        foreach (var below in directory.Descendants(office).Skip(1).Where(unit => directory.Children(unit.Id).Count > 0))
            found.AddRange(await units.GetChildrenAsync(below.Id, cancellationToken));
        return found;
    }

    public async Task<SubUnitDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        var unit = await FindAsync(id, cancellationToken);
        var former = await db.Addresses.AsNoTracking().Where(address => address.UnitId == id && address.To != null).OrderByDescending(address => address.To).ToListAsync(cancellationToken);
        return new SubUnitDetails(unit, directory.Find(id)!, former, await permissions.IsGrantedAsync(TenantManagementPermissions.SubUnits.Manage, cancellationToken));
    }

    /// <summary>The department's centre makes a single unit, an office above all; its people are invited by the official e-mail.</summary>
    public async Task<Guid> CreateAsync(CreateUnitInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Registrations.Accept, cancellationToken);
        var office = await CheckAsync(cancellationToken);
        var unit = await units.CreateAsync(input with { ParentId = office }, cancellationToken);
        if (unit.Email is { } email)
            await accounts.InviteAsync(unit.Id, email, texts["TenantManagement:AdministratorOf", unit.ShortName], [Roles.Administrator], cancellationToken);
        await audit.WriteAsync("TenantManagement.UnitCreated", new { unit.Name, unit.Kind, unit.Path }, unit.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return unit.Id;
    }

    public Task<bool> MayCreateAsync(CancellationToken cancellationToken) =>
        permissions.IsGrantedAsync(TenantManagementPermissions.Registrations.Accept, cancellationToken);

    /// <summary>Closes the unit's public site; for a site that is closed, it changes what visitors read.</summary>
    public async Task SuspendAsync(Guid id, string? reason, DateOnly? until, CancellationToken cancellationToken)
    {
        var unit = await FindToManageAsync(id, cancellationToken);
        unit.Suspend(reason ?? "", until, clock.VietnamToday());
        if (until is { } day) await jobs.EnqueueAsync(new SuspensionReminder(id, day), SuspensionReminderJob.DueAt(day), cancellationToken: cancellationToken);
        var data = Data(unit);
        data["Reason"] = unit.SuspensionReason!;
        if (until is { } end) data["Until"] = times.Date(end);
        await SaveAsync(unit, "TenantManagement.UnitSuspended", data, cancellationToken);
    }

    public async Task ResumeAsync(Guid id, CancellationToken cancellationToken)
    {
        var unit = await FindToManageAsync(id, cancellationToken);
        if (unit.State != UnitStates.Suspended) return;
        unit.Resume();
        await SaveAsync(unit, "TenantManagement.UnitResumed", Data(unit), cancellationToken);
    }

    /// <summary>Gives the unit another name, short name or address; the former ones are kept, the old address leads on.</summary>
    public async Task RenameAsync(Guid id, RenameInput input, CancellationToken cancellationToken)
    {
        var unit = await FindToManageAsync(id, cancellationToken);
        if (unit.ConcurrencyStamp != input.Stamp) throw new AbpDbConcurrencyException("The unit's data were changed meanwhile.");
        var info = directory.Find(id)!;
        var (name, slug) = (unit.Name, (input.Slug ?? "").Trim().ToLowerInvariant());
        unit.Rename(input.Name, input.ShortName);
        if (directory.Children(info.ParentId ?? id).FirstOrDefault(other => other.Id != id && UnitName.Key(other.Name) == unit.NameKey) is { } twin)
            throw new BusinessException(TenantManagementErrorCodes.NameTaken).WithData("Name", twin.Name).ForField("Name");
        var data = Data(unit);
        if (unit.Name != name)
        {
            db.FormerNames.Add(new UnitFormerName(id, name, clock.VietnamToday()));
            data["From"] = name;
        }

        if (slug != info.Slug)
        {
            await addresses.ChangeAsync(id, slug, cancellationToken);
            data["Slug"] = slug;
        }

        await SaveAsync(unit, "TenantManagement.UnitRenamed", data, cancellationToken);
    }

    private static Dictionary<string, string> Data(Unit unit) => new() { ["Name"] = unit.Name };

    private async Task SaveAsync(Unit unit, string action, Dictionary<string, string> data, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await life.RecordAsync(unit.Id, action, data, cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync(unit.Id));
    }

    private async Task<Unit> FindToManageAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Manage, cancellationToken);
        return await FindAsync(id, cancellationToken);
    }

    private async Task<Unit> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var office = await CheckAsync(cancellationToken);
        return tree.IsManagedBy(id, office) ? await db.Units.SingleAsync(unit => unit.Id == id, cancellationToken) : throw new EntityNotFoundException(typeof(Unit), id);
    }

    private async Task<Guid> CheckAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Default, cancellationToken);
        return tenant.Unit is { } office && UnitKinds.IsOffice(office.Kind) ? office.Id : throw new BusinessException(TenantManagementErrorCodes.NotAnOffice);
    }

    private static string Searched(UnitDto unit) => VietnameseText.Fold($"{unit.Name} {unit.ShortName} {unit.Address} {unit.TaxCode} {unit.Email}");
}
