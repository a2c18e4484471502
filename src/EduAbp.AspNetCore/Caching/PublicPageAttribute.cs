using EduAbp.Caching;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace EduAbp.AspNetCore.Caching;

/// <summary>Marks what a unit shows to everybody: it is closed while the unit is suspended.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class PublicContentAttribute : Attribute;

/// <summary>
/// Marks public content that stays readable while the unit's site is suspended: what the law has it publish, and how to
/// reach it. Paths narrow it to some addresses of a page that has several.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OpenWhenSuspendedAttribute(params string[] paths) : Attribute
{
    public bool Covers(PathString path) =>
        paths.Length == 0 || paths.Any(one => string.Equals(one, path.Value, StringComparison.OrdinalIgnoreCase));
}

/// <summary>
/// Marks a page or endpoint that visitors get from the output cache. It must not depend on who asks and must hold no
/// form with an antiforgery token. The query keys listed are part of the key; others are ignored by it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicPageAttribute(params string[] queryKeys) : PublicContentAttribute
{
    public string[] QueryKeys { get; } = queryKeys;
}

/// <summary>
/// Caches answers of <see cref="PublicPageAttribute"/> for visitors. The key holds the unit's content version as it was
/// before rendering: a page that was rendered across a publish is stored under the old version and never served again.
/// </summary>
internal sealed class PublicPageCachePolicy : IOutputCachePolicy
{
    public const string AuthenticationCookie = "EduAbp.Auth";

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellationToken)
    {
        var http = context.HttpContext;
        var page = http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>();
        var tenant = http.RequestServices.GetRequiredService<ICurrentTenant>();
        var unit = tenant.Id;
        var cacheable = page is not null && unit is not null
            && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && !http.Request.Cookies.ContainsKey(AuthenticationCookie)
            && StringValues.IsNullOrEmpty(http.Request.Headers.Authorization);
        context.EnableOutputCaching = cacheable;
        context.AllowCacheLookup = cacheable;
        context.AllowCacheStorage = cacheable;
        context.AllowLocking = true;
        if (!cacheable)
            return ValueTask.CompletedTask;

        context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(10);
        context.CacheVaryByRules.QueryKeys = page!.QueryKeys;
        context.CacheVaryByRules.VaryByHost = true;
        context.CacheVaryByRules.VaryByValues["unit"] = unit!.Value.ToString("N");
        // What was made for an open site is never given out for a suspended one, in whatever order a node hears of it.
        context.CacheVaryByRules.VaryByValues["state"] = tenant.Unit?.State ?? "";
        context.CacheVaryByRules.VaryByValues["version"] =
            http.RequestServices.GetRequiredService<IContentVersions>().Get(unit.Value).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellationToken)
    {
        if (context.HttpContext.Response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(context.HttpContext.Response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
