using System.Security.Cryptography;
using System.Text;
using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Security;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Authentication;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Identity.CarryOver;

/// <summary>
/// Sign-in is on the main host; a unit's own domain gets the session from there. The domain sends the browser over with the
/// hash of a secret in its cookie; the main host signs in and sends it back with a code; the domain takes the code with the
/// secret. All three steps are redirects of one browser.
/// </summary>
internal sealed class CarryOverEndpoints : IEndpointContributor, ISingletonDependency
{
    private const string Path = "/noi-phien";
    private const string Cookie = "EduAbp.Carry";

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, IssueAsync).RequireAuthorization();
        endpoints.MapGet(Path + "/{code}", TakeAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Search);
    }

    /// <summary>Where a browser at an own domain goes to sign in; leaves the secret in its cookie.</summary>
    public static string Begin(HttpContext http, UnitInfo unit, ITenantDirectory units, string back)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        http.Response.Cookies.Append(Cookie, secret, new CookieOptions
        {
            HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = Path, MaxAge = TimeSpan.FromMinutes(30),
        });
        return units.MainHostUrl(unit, Path) + QueryString.Create(new Dictionary<string, string?>
        {
            ["ten-mien"] = http.Request.Host.Host.ToLowerInvariant(), ["khoa"] = Hash(secret), ["ve"] = IsLocal(back) ? back : "/",
        });
    }

    private static async Task<IResult> IssueAsync(
        [FromQuery(Name = "ten-mien")] string? host,
        [FromQuery(Name = "khoa")] string? challenge,
        [FromQuery(Name = "ve")] string? back,
        HttpContext http,
        ITenantDirectory units,
        ICurrentTenant tenant,
        ICurrentUser user,
        SessionCarrier carrier,
        CancellationToken cancellationToken)
    {
        // Only to a domain that this unit has proven: else it would send sessions to whoever asks.
        if (host is null || challenge is not { Length: 64 } || tenant.Unit is not { } unit || user.SessionId is not { } session || units.FindByDomain(host)?.Id != unit.Id)
            return Results.NotFound();
        var code = await carrier.IssueAsync(user.GetId(), session, host.ToLowerInvariant(), challenge, cancellationToken);
        NoStore(http);
        return Results.Redirect($"{units.DomainUrl(host)}{Path}/{code}{QueryString.Create("ve", IsLocal(back) ? back! : "/")}");
    }

    private static async Task<IResult> TakeAsync(
        string code, [FromQuery(Name = "ve")] string? back, HttpContext http, ITenantDirectory units, ICurrentTenant tenant, SessionCarrier carrier, CancellationToken cancellationToken)
    {
        NoStore(http);
        var host = http.Request.Host.Host.ToLowerInvariant();
        if (tenant.Unit is not { } unit || units.FindByDomain(host)?.Id != unit.Id || http.Request.Cookies[Cookie] is not { } secret)
            return Results.NotFound();
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = Path });
        if (await carrier.TakeAsync(code, host, Hash(secret), cancellationToken) is not { } ticket)
            return Results.NotFound();
        await http.SignInAsync(AuthenticationSchemes.Session, SessionPrincipal.Of(ticket), new AuthenticationProperties { IsPersistent = false });
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    private static bool IsLocal(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\', StringComparison.Ordinal) && !path.Any(char.IsControl);

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static void NoStore(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
