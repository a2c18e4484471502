using EduAbp.AspNetCore.Caching;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.PublicSites;

/// <summary>
/// Addresses of other units' pages in the form in which the visitor came: below the main host's path, below an office's
/// host name, or at a host name of its own; and in the visitor's language.
/// </summary>
public sealed class UnitLinks(ITenantDirectory directory, IHttpContextAccessor accessor) : IScopedDependency
{
    private (string Path, string BaseHost)? _host;

    public string To(Guid unitId, string path = "/") => directory.Find(unitId) is { } unit ? To(unit, path) : path;

    public string To(UnitInfo unit, string path = "/")
    {
        if (accessor.HttpContext is not { } http)
            return directory.CanonicalUrl(unit) + path;

        path = Language(http.Request) + path;
        var (hostPath, baseHost) = _host ??= HostOf(http.Request);
        if (IsBelow(unit.Path, hostPath, out var rest))
            return rest.Length == 0 ? path : path == "/" ? $"/{rest}" : $"/{rest}{path}";
        if (baseHost.Length == 0)
            return directory.CanonicalUrl(unit) + path;

        // A school with a host name of its own leads to host names, an office's host to the office's.
        var segments = unit.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var inHost = hostPath.Contains('/', StringComparison.Ordinal) ? segments.Length : Math.Min(1, segments.Length);
        var labels = string.Concat(segments.Take(inHost).Reverse().Select(label => label + "."));
        var below = string.Concat(segments.Skip(inHost).Select(label => "/" + label));
        return $"{http.Request.Scheme}://{labels}{baseHost}{(below.Length > 0 && path == "/" ? below : below + path)}";
    }

    /// <summary>A page of the desk or of sign-in, which live on the main host.</summary>
    public string OnMainHost(PublicSite site, string path)
    {
        if (directory.Find(site.UnitId) is not { } unit)
            return path;
        var whole = directory.MainHostUrl(unit, path);
        var here = accessor.HttpContext?.Request.Host.Value;
        return Uri.TryCreate(whole, UriKind.Absolute, out var main) && string.Equals(main.Authority, here, StringComparison.OrdinalIgnoreCase) ? main.PathAndQuery : whole;
    }

    /// <summary>The current page in the other language.</summary>
    public string InLanguage(string language)
    {
        var request = accessor.HttpContext!.Request;
        var unit = request.PathBase.Value ?? "";
        if (Language(request).Length > 0)
            unit = unit[..^3];
        var path = request.Path.HasValue ? request.Path.Value! : "/";
        return $"{unit}{(language == "en" ? "/en" : "")}{path}{Query(accessor.HttpContext!)}";
    }

    // A cached page is the same for everybody: of the address it repeats only what its key holds.
    private static QueryString Query(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is { } page
        ? QueryString.Create(http.Request.Query.Where(pair => page.QueryKeys.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))
        : http.Request.QueryString;

    private static string Language(HttpRequest request) =>
        request.PathBase.Value?.EndsWith("/en", StringComparison.Ordinal) == true ? "/en" : "";

    // What the host alone names, and the host without those labels; "" where the host is one of its own (a custom domain).
    private (string Path, string BaseHost) HostOf(HttpRequest request)
    {
        var path = directory.Resolve(request.Host.Host, "/")?.Unit.Path ?? "";
        if (path.Length == 0)
            return ("", request.Host.Value ?? "");
        var labels = string.Concat(path.Split('/').Reverse().Select(label => label + "."));
        return request.Host.Value!.StartsWith(labels, StringComparison.OrdinalIgnoreCase) ? (path, request.Host.Value[labels.Length..]) : (path, "");
    }

    private static bool IsBelow(string path, string above, out string rest)
    {
        rest = "";
        if (path.Equals(above, StringComparison.OrdinalIgnoreCase))
            return true;
        if (above.Length > 0 && !path.StartsWith(above + "/", StringComparison.OrdinalIgnoreCase))
            return false;
        rest = above.Length == 0 ? path : path[(above.Length + 1)..];
        return true;
    }
}
