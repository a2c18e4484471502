using System.Security.Claims;
using System.Text.Encodings.Web;
using EduAbp.AspNetCore.Api;
using EduAbp.AspNetCore.Users;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EduAbp.Identity.Tokens;

/// <summary>The token that came with this request; permissions are narrowed by it.</summary>
internal sealed class CurrentAccessToken : IScopedDependency
{
    public LiveToken? Value { get; set; }
}

/// <summary>A token that works now.</summary>
internal sealed record LiveToken(Guid Id, Guid PersonId, Guid UnitId, string Email, string FullName, IReadOnlySet<string> Scopes, bool HasSecondFactor, DateTimeOffset ExpiresAt);

/// <summary>Reads <c>Authorization: Bearer …</c> of calls to the API.</summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, AccessTokenService tokens, CurrentAccessToken current, ICurrentTenant tenant)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var text = Request.Headers.Authorization.ToString()["Bearer ".Length..].Trim();
        var token = await tokens.ValidateAsync(text, Context.Connection.RemoteIpAddress?.ToString() ?? "", Context.RequestAborted);
        if (token is null)
            return AuthenticateResult.Fail("The token is not known, has ended or was taken back.");
        if (token.UnitId != tenant.Id)
            return AuthenticateResult.Fail("The token belongs to another unit.");

        current.Value = token;
        var identity = new ClaimsIdentity(
            [
                new Claim(AbpClaimTypes.UserId, token.PersonId.ToString()),
                new Claim(AbpClaimTypes.UserName, token.Email),
                new Claim(AbpClaimTypes.FullName, token.FullName),
                .. token.Scopes.Select(scope => new Claim(ApiClaims.Scope, scope)),
            ],
            Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        Response.StatusCode = 401;
        return Task.CompletedTask;
    }
}
