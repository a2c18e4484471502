using System.Net;
using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Hosting;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace EduAbp.TenantManagement.Domains;

/// <summary>
/// <c>/tls/ask?domain=…</c> for a proxy that gets certificates on demand: 200 for a name that a unit has proven and still
/// holds, 404 for any other, so that nobody spends the proxy's certificates on names of their own. It is there for this
/// machine and the trusted proxies only, and not for what they hand on.
/// </summary>
internal sealed class CertificateAskEndpoint(IConfiguration configuration, ITenantDirectory directory) : IEndpointContributor, ISingletonDependency
{
    private readonly IPNetwork[] _askers = [.. DirectCalls.Networks(DirectCalls.Loopback), .. DirectCalls.Networks(configuration["Proxy:Trusted"])];

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/tls/ask", (string? domain, HttpContext http) =>
        http.IsDirectlyFrom(_askers) && DomainName.Normalize(domain) is { } host && directory.FindByDomain(host) is not null
            ? Results.Text(host)
            : Results.NotFound());
}
