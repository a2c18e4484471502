using EduAbp.AspNetCore;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Themes.Public.Colours;

/// <summary>
/// Each unit's colours as a sheet of its own, because the content security policy lets no style into a page. The
/// address names the colour and the edition of the theme, so an answer never changes and is kept for a year.
/// </summary>
internal sealed class UnitStyleSheets : IEndpointContributor, ISingletonDependency
{
    // Raise it when UnitColours computes something else from the same colour.
    private const string Edition = "1";

    public static string AddressFor(UnitInfo? unit) => $"/giao-dien/{UnitPalette.MainColour(unit).ToString()[1..]}-{Edition}.css";

    public void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/giao-dien/{colour}-{edition}.css", (string colour, HttpResponse response) =>
        {
            if (!Rgb.TryParse(colour, out var main))
                return Results.NotFound();
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Text(UnitColours.From(main).ToStyleSheet(), "text/css; charset=utf-8");
        }).AllowAnonymous();
}
