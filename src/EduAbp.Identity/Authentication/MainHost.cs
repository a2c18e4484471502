using EduAbp.DependencyInjection;
using EduAbp.Identity.CarryOver;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Http;

namespace EduAbp.Identity.Authentication;

/// <summary>Sign-in and the desk live on the main host, whatever address the visitor came by.</summary>
internal sealed class MainHost(ITenantDirectory units, ICurrentTenant tenant) : ITransientDependency
{
    /// <summary>Whether the path alone names the unit, as it does on the main host.</summary>
    public bool IsHere(HttpRequest request) =>
        tenant.Unit is not { } unit || string.Equals(request.PathBase.Value ?? "", units.MainHostPath(unit), StringComparison.OrdinalIgnoreCase);

    /// <summary>Where to sign in and come back from.</summary>
    public string SignInAddress(HttpRequest request)
    {
        if (tenant.Unit is { } own && units.FindByDomain(request.Host.Host) is not null)
            return CarryOverEndpoints.Begin(request.HttpContext, own, units, HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.ToString() : "/");

        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString.ToString() : "/quan-tri";
        return tenant.Unit is { } unit
            ? AddressOf(request, unit, "/dang-nhap") + "?ReturnUrl=" + Uri.EscapeDataString(units.MainHostPath(unit, back))
            : "/dang-nhap?ReturnUrl=" + Uri.EscapeDataString(back);
    }

    /// <summary>The address of a page of the unit on the main host; relative when the visitor is there already.</summary>
    public string AddressOf(HttpRequest request, UnitInfo unit, string path) =>
        IsHere(request) || units.Root is not { } root
            ? units.MainHostPath(unit, path)
            : units.CanonicalUrl(root) + units.MainHostPath(unit, path);
}
