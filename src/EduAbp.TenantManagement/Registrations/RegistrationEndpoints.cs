using EduAbp.AspNetCore;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>How far an import is, for the progress bar.</summary>
internal sealed class RegistrationEndpoints : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/api/units/registrations/{id:guid}/progress", async (Guid id, RegistrationAppService registrations, HttpContext context, CancellationToken cancellationToken) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Ok(await registrations.GetProgressAsync(id, cancellationToken));
        })
        .RequireAuthorization();
}
