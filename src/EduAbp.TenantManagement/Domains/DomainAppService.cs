using System.Security.Cryptography;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Units;
using EduAbp.Timing;
using EduAbp.Uow;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Domains;

/// <summary>The current unit's own domain names: claim, prove, choose, give up. The department may vouch for one.</summary>
internal sealed class DomainAppService(
    TenantManagementDbContext db,
    DomainProof proof,
    SiteAddress site,
    UnitChanges changes,
    UnitLife life,
    ITenantDirectory directory,
    IPermissionChecker permissions,
    IAuditLog audit,
    ICurrentTenant tenant,
    TimeProvider clock,
    IUnitOfWork unitOfWork) : ITransientDependency
{
    private const int MostClaims = 5;

    /// <summary>Where a domain must point: the main host's name.</summary>
    public string Target => new Uri(site.Url).Host;

    public async Task<IReadOnlyList<UnitDomain>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Unit.Manage, cancellationToken);
        return await Own().AsNoTracking().OrderBy(domain => domain.Host).ToListAsync(cancellationToken);
    }

    public async Task ClaimAsync(string? text, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Unit.Manage, cancellationToken);
        if (tenant.Unit is not { ParentId: not null } unit) throw new BusinessException(TenantManagementErrorCodes.DomainOfDepartment);
        if (DomainName.Normalize(text) is not { } host || DomainName.IsOfTheHost(host, site)) throw new BusinessException(TenantManagementErrorCodes.DomainInvalid).ForField("Host");
        var own = await Own().ToListAsync(cancellationToken);
        if (own.Exists(domain => domain.Host == host)) throw new BusinessException(TenantManagementErrorCodes.DomainIsYours).ForField("Host");
        if (own.Count >= MostClaims) throw new BusinessException(TenantManagementErrorCodes.DomainsTooMany).WithData("Most", MostClaims).ForField("Host");
        if (await db.Domains.AnyAsync(domain => domain.Host == host && domain.State == DomainState.Active, cancellationToken))
            throw new BusinessException(TenantManagementErrorCodes.DomainTaken).WithData("Host", DomainName.Show(host)).ForField("Host");
        db.Domains.Add(new UnitDomain(unit.Id, host, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("TenantManagement.DomainClaimed", new { Domain = host }, cancellationToken: cancellationToken);
    }

    /// <summary>Looks for the record now.</summary>
    public async Task ProveAsync(Guid id, CancellationToken cancellationToken)
    {
        var domain = await FindAsync(id, cancellationToken);
        try
        {
            if (!await proof.StandsAsync(domain, cancellationToken)) throw new BusinessException(TenantManagementErrorCodes.DomainRecordMissing);
            await proof.CheckAsync(domain, cancellationToken);
        }
        catch (DnsFailureException)
        {
            throw new BusinessException(TenantManagementErrorCodes.DnsFailed);
        }

        domain.Prove(clock.GetUtcNow(), vouched: false);
        // The first name becomes the unit's address; it may choose otherwise.
        if (!await Own().AnyAsync(other => other.IsCanonical, cancellationToken)) domain.MakeCanonical(true);
        await SaveAsync(domain, "TenantManagement.DomainProven", cancellationToken);
    }

    /// <summary>Names one as the address of the unit's pages; null: the address below the main host.</summary>
    public async Task ChooseAsync(Guid? id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Unit.Manage, cancellationToken);
        var own = await Own().ToListAsync(cancellationToken);
        if (id is { } chosen && own.All(domain => domain.Id != chosen)) throw new EntityNotFoundException(typeof(UnitDomain), chosen);
        foreach (var domain in own.OrderBy(domain => domain.Id == id)) domain.MakeCanonical(domain.Id == id);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("TenantManagement.DomainChosen", new { Domain = own.Find(domain => domain.Id == id)?.Host }, cancellationToken: cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync(tenant.GetId()));
    }

    public async Task RegisterUntilAsync(Guid id, DateOnly? day, CancellationToken cancellationToken)
    {
        var domain = await FindAsync(id, cancellationToken);
        if (day < clock.VietnamToday()) throw new BusinessException(TenantManagementErrorCodes.DomainEndInvalid).ForField("RegisteredUntil");
        domain.RegisterUntil(day);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task GiveUpAsync(Guid id, CancellationToken cancellationToken)
    {
        var domain = await FindAsync(id, cancellationToken);
        domain.End();
        await SaveAsync(domain, "TenantManagement.DomainGivenUp", cancellationToken);
    }

    /// <summary>Names that units below claim, for the department to answer for.</summary>
    public async Task<IReadOnlyList<UnitDomain>> GetOfUnitAsync(Guid unitId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.SubUnits.Default, cancellationToken);
        return directory.Ancestors(unitId).Any(above => above.Id == tenant.Id)
            ? await db.Domains.AsNoTracking().Where(domain => domain.UnitId == unitId && domain.State != DomainState.Ended).OrderBy(domain => domain.Host).ToListAsync(cancellationToken)
            : throw new EntityNotFoundException(typeof(Unit), unitId);
    }

    public async Task<bool> MayVouchAsync(CancellationToken cancellationToken) =>
        tenant.Id == directory.Root?.Id && await permissions.IsGrantedAsync(TenantManagementPermissions.SubUnits.Restructure, cancellationToken);

    /// <summary>The department's centre answers for a name, where its holder cannot set a record.</summary>
    public async Task VouchAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await MayVouchAsync(cancellationToken)) throw new AbpAuthorizationException(TenantManagementPermissions.SubUnits.Restructure);
        var domain = await db.Domains.GetAsync(id, cancellationToken);
        try
        {
            await proof.CheckAsync(domain, cancellationToken);
        }
        catch (DnsFailureException)
        {
            // A name that does not answer yet leads nobody anywhere.
        }

        domain.Prove(clock.GetUtcNow(), vouched: true);
        await db.SaveChangesAsync(cancellationToken);
        await life.RecordAsync(domain.UnitId, "TenantManagement.DomainVouched", new() { ["Domain"] = DomainName.Show(domain.Host) }, cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync(domain.UnitId));
    }

    private IQueryable<UnitDomain> Own() => db.Domains.Where(domain => domain.UnitId == tenant.GetId() && domain.State != DomainState.Ended);

    private async Task<UnitDomain> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Unit.Manage, cancellationToken);
        return await Own().GetAsync(id, cancellationToken);
    }

    private async Task SaveAsync(UnitDomain domain, string action, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(action, new { Domain = domain.Host }, domain.Id, cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync(domain.UnitId));
    }
}
