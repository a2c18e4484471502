using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Navigation;
using EduAbp.Tests.Kit;
using EduAbp.Themes.Desk.Shell;
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

    [Fact]
    public async Task The_menu_marks_the_entry_below_whose_address_a_page_stands()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        var pages = app.Get<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => (Page: endpoint.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath, Address: Shape(endpoint)))
            .Where(page => page.Address.StartsWith("quan-tri/", StringComparison.Ordinal)).Distinct().ToList();
        var entries = app.Get<MenuManager>().All
            .Select(item => new DeskMenuEntry(item, 0, pages.Where(page => page.Page == item.Page).Select(page => page.Address).MaxBy(address => address.Length)))
            .ToList();
        var longestFirst = entries.Where(entry => entry.Address is not null).OrderByDescending(entry => entry.Address!.Length).ToList();

        var strayed = from page in pages
                      let expected = longestFirst.FirstOrDefault(entry => page.Address == entry.Address || page.Address.StartsWith($"{entry.Address}/", StringComparison.Ordinal))
                      let marked = DeskNavigation.Current(entries, page.Page, page.Address)
                      where expected is not null && marked != expected
                      select $"/{page.Address} marks {marked?.Item.Name ?? "nothing"}, not {expected.Item.Name}";
        strayed.ShouldBeEmpty();
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
