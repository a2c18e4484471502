using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.TenantManagement.Domains;

/// <param name="Proof">What its DNS record must hold.</param>
internal sealed record DomainResource(
    Guid Id, string Host, DomainState State, string Proof, DateTimeOffset ExpiresAt, DateTimeOffset? ProvenAt, bool IsVouched, bool IsCanonical, DateOnly? RegisteredUntil)
{
    public static DomainResource Of(UnitDomain domain) => new(
        domain.Id, domain.Host, domain.State, domain.Token, domain.ExpiresAt, domain.ProvenAt, domain.IsVouched, domain.IsCanonical, domain.RegisteredUntil);
}

internal sealed record DomainClaim(string? Host = null);

/// <param name="Id">Left out for the address below the department's.</param>
internal sealed record DomainChoice(Guid? Id = null);

internal sealed record DomainUntil(DateOnly? Day = null);

internal sealed class DomainApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("tenant-management", "Domains");
        api.MapGet("/domains", async (DomainAppService domains, CancellationToken stop) => (await domains.GetListAsync(stop)).Select(DomainResource.Of).ToList()).WithSummary("The unit's own domains");
        api.MapPost("/domains", (DomainClaim input, DomainAppService domains, CancellationToken stop) => domains.ClaimAsync(input.Host, stop)).WithSummary("Claims one");
        api.MapPut("/domains/canonical", (DomainChoice input, DomainAppService domains, CancellationToken stop) => domains.ChooseAsync(input.Id, stop)).WithSummary("Chooses the one that links name");
        api.MapPost("/domains/{id:guid}/prove", (Guid id, DomainAppService domains, CancellationToken stop) => domains.ProveAsync(id, stop)).WithSummary("Looks for the record now");
        api.MapPut("/domains/{id:guid}/registered-until", (Guid id, DomainUntil input, DomainAppService domains, CancellationToken stop) => domains.RegisterUntilAsync(id, input.Day, stop))
            .WithSummary("Says until when it is paid for");
        api.MapDelete("/domains/{id:guid}", (Guid id, DomainAppService domains, CancellationToken stop) => domains.GiveUpAsync(id, stop)).WithSummary("Gives it up");
        api.MapGet("/sub-units/{unitId:guid}/domains", async (Guid unitId, DomainAppService domains, CancellationToken stop) => (await domains.GetOfUnitAsync(unitId, stop)).Select(DomainResource.Of).ToList())
            .WithSummary("Those of a unit below");
        api.MapPost("/domains/{id:guid}/vouch", (Guid id, DomainAppService domains, CancellationToken stop) => domains.VouchAsync(id, stop)).WithSummary("The department vouches for one");
    }
}
