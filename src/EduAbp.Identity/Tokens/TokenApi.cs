using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Identity.Tokens;

/// <param name="Scopes">What the token may do; null for a caller with a session.</param>
internal sealed record CallerResource(Guid PersonId, string? FullName, string? Email, Guid UnitId, string UnitName, IReadOnlyList<string>? Scopes, DateTimeOffset? ExpiresAt);

/// <summary>Who calls, and the end of a token by itself. Making one takes a person at the account page.</summary>
internal sealed class TokenApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("identity", "The caller");
        api.MapGet("/caller", (ICurrentUser user, ICurrentTenant tenant, CurrentAccessToken token) => new CallerResource(
                user.GetId(), user.FullName, user.UserName, tenant.GetId(), tenant.Unit?.Name ?? "",
                token.Value is { } made ? [.. made.Scopes.Order(StringComparer.Ordinal)] : null, token.Value?.ExpiresAt))
            .WithSummary("Who calls, for which unit, with what");
        api.MapDelete("/caller/token", async (CurrentAccessToken token, MyTokenService tokens, CancellationToken stop) =>
        {
            if (token.Value is not { } made)
                return Results.NotFound();
            await tokens.RevokeAsync(made.Id, stop);
            return Results.NoContent();
        }).WithSummary("Takes back the token that calls");
        api.MapGet("/caller/units", (IUnitSwitcher units, CancellationToken stop) => units.GetListAsync(stop)).OwnAffairs().WithSummary("The units for which the caller works");
    }
}
