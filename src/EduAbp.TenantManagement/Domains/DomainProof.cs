using EduAbp.AspNetCore.Security;
using EduAbp.DependencyInjection;
using EduAbp.TenantManagement.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Domains;

/// <summary>Whether the record that only the holder of a name can set stands there.</summary>
internal sealed class DomainProof(TenantManagementDbContext db, IDnsResolver dns) : ITransientDependency
{
    /// <exception cref="DnsFailureException">Nobody answered.</exception>
    public async Task<bool> StandsAsync(UnitDomain domain, CancellationToken cancellationToken) =>
        (await dns.GetTextsAsync(domain.RecordName, cancellationToken)).Any(text => text.Trim() == domain.RecordValue);

    /// <summary>Refuses a name that another unit holds, or that leads into somebody's own network.</summary>
    public async Task CheckAsync(UnitDomain domain, CancellationToken cancellationToken)
    {
        if (await db.Domains.AnyAsync(other => other.Host == domain.Host && other.State == DomainState.Active && other.Id != domain.Id, cancellationToken))
            throw new BusinessException(TenantManagementErrorCodes.DomainTaken).WithData("Host", DomainName.Show(domain.Host)).ForField("Host");
        if ((await dns.GetAddressesAsync(domain.Host, cancellationToken)).Any(address => !PublicAddress.IsPublic(address)))
            throw new BusinessException(TenantManagementErrorCodes.DomainPointsInside).WithData("Host", DomainName.Show(domain.Host));
    }
}
