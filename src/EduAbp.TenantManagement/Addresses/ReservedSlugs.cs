using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.TenantManagement.Addresses;

/// <summary>
/// Words with which an address below a unit begins. Read from the route table of all modules, and from the pages where
/// nothing is mapped (commands); a unit with such a slug would hide the page, or the page the unit.
/// </summary>
internal sealed class ReservedSlugs(IServiceProvider services) : ISingletonDependency
{
    // Not routes, or routes of middleware: languages, health, files of projects, names that people expect to be the host's.
    private static readonly string[] Always = ["api", "en", "vi", "health", "openapi", "_content", "www", "mail", "loi", "quan-tri"];

    private HashSet<string>? _words;

    public bool Contains(string slug) => Words().Contains(slug);

    private HashSet<string> Words()
    {
        if (_words is not null) return _words;
        var words = new HashSet<string>(Always, StringComparer.OrdinalIgnoreCase);
        foreach (var page in services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items)
        {
            if (page.AttributeRouteInfo?.Template is { Length: > 0 } template) Add(words, RoutePatternFactory.Parse(template));
        }

        // Everything is mapped before the first request or job; a command maps nothing and never will.
        foreach (var endpoint in services.GetService<EndpointDataSource>()?.Endpoints.OfType<RouteEndpoint>() ?? []) Add(words, endpoint.RoutePattern);
        return _words = words;
    }

    private static void Add(HashSet<string> words, RoutePattern pattern)
    {
        if (pattern.PathSegments.Count > 0 && pattern.PathSegments[0] is { IsSimple: true } segment && segment.Parts[0] is RoutePatternLiteralPart literal)
            words.Add(literal.Content);
    }
}
