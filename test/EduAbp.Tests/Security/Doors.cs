using EduAbp.Tests.Kit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Security;

/// <summary>One way into the application: an address as it is written in the code, and a verb.</summary>
/// <param name="Handlers">Names of a page's handlers for the verb; null is the nameless one.</param>
internal sealed record Door(string Pattern, string Method, RoutePattern Route, IReadOnlyList<string?> Handlers)
{
    public bool IsDesk => Pattern.StartsWith("/quan-tri", StringComparison.Ordinal);

    private bool EndsSession =>
        Pattern.StartsWith("/dang-xuat", StringComparison.Ordinal) || Pattern.StartsWith("/tai-khoan", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Pattern}";

    /// <summary>Addresses below a unit's base: each parameter takes each value that fits it in turn, optional ones also none.</summary>
    public IEnumerable<string> Addresses(IReadOnlyList<string> ids, IReadOnlyList<string> words)
    {
        var rounds = Route.Parameters.Count == 0 ? 1 : Math.Max(ids.Count, words.Count);
        var seen = new HashSet<string>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var withOptional in new[] { true, false })
            {
                var address = string.Concat(Route.PathSegments.Select(segment => Write(segment, ids[round % ids.Count], words[round % words.Count], withOptional)));
                if (!seen.Add(address))
                    continue;
                foreach (var handler in Handlers)
                    yield return (address.Length == 0 ? "/" : address) + (handler is null ? "" : $"?handler={handler}");
            }
        }
    }

    /// <summary>Every door of the running application, those that modules of tomorrow will add too.</summary>
    public static async Task<IReadOnlyList<Door>> AllAsync(TestApp app)
    {
        var doors = new List<Door>();
        var pages = app.Get<PageLoader>();
        var sources = app.Get<IEnumerable<EndpointDataSource>>();
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            // Styles and scripts are everybody's.
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                continue;
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await pages.LoadAsync(page, endpoint.Metadata);
                var handlers = compiled.HandlerMethods.ToLookup(handler => handler.HttpMethod.ToUpperInvariant(), handler => handler.Name);
                doors.Add(new Door(pattern, "GET", endpoint.RoutePattern, [.. handlers["GET"].DefaultIfEmpty(null)]));
                if (handlers["POST"].Any())
                    doors.Add(new Door(pattern, "POST", endpoint.RoutePattern, [.. handlers["POST"]]));
                continue;
            }

            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                doors.Add(new Door(pattern, method, endpoint.RoutePattern, [null]));
        }

        // Those that end the session come last: who has signed out by mistake is refused everywhere.
        return [.. doors.DistinctBy(door => door.ToString()).OrderBy(door => door.EndsSession).ThenBy(door => door.Pattern, StringComparer.Ordinal)];
    }

    private static string Write(RoutePatternPathSegment segment, string id, string word, bool withOptional)
    {
        var text = string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { IsOptional: true } when !withOptional => "",
            RoutePatternParameterPart parameter => Value(parameter, id, word),
            _ => "",
        }));
        return text.Length == 0 ? "" : $"/{text}";
    }

    private static string Value(RoutePatternParameterPart parameter, string id, string word)
    {
        var policies = parameter.ParameterPolicies.Select(policy => policy.Content ?? "").ToList();
        if (policies.Contains("guid") || parameter.Name.EndsWith("id", StringComparison.OrdinalIgnoreCase))
            return id;
        return policies.Exists(policy => policy is "int" or "long" || policy.StartsWith("min", StringComparison.Ordinal)) ? "1" : word;
    }
}
