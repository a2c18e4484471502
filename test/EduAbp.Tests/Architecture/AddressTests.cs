using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using EduAbp.Tests.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Tests.Architecture;

public sealed class AddressTests
{
    [Fact]
    public async Task No_two_pages_have_one_address()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var doubled = app.Get<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => (Page: endpoint.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath, Address: Shape(endpoint)))
            .Distinct()
            .GroupBy(page => page.Address, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"/{group.Key}: {string.Join(", ", group.Select(page => page.Page))}");
        doubled.ShouldBeEmpty();
    }

    // What a parameter is called does not tell two addresses apart.
    private static string Shape(RouteEndpoint endpoint) => string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter =>
                $"{{{string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content))}{(parameter.IsOptional ? "?" : "")}}}",
            _ => ".",
        }))));
}
