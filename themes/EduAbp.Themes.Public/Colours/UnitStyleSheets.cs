using EduAbp.AspNetCore;
using EduAbp.AspNetCore.PublicSites;
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

    /// <summary>The sheet of a unit as it looks; the colours of its look come before the one it was registered with.</summary>
    public static string AddressFor(UnitInfo? unit, PublicLook? look)
    {
        var main = Rgb.TryParse(look?.MainColor, out var picked) ? picked : UnitPalette.MainColour(unit);
        var accent = Rgb.TryParse(look?.AccentColor, out var second) ? $"+{second.ToString()[1..]}" : "";
        return $"/giao-dien/{main.ToString()[1..]}{accent}-{Edition}.css";
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/giao-dien/{colours}-{edition}.css", (string colours, HttpResponse response) =>
        {
            var parts = colours.Split('+');
            Rgb second = default;
            if (parts.Length > 2 || !Rgb.TryParse(parts[0], out var main) || (parts.Length == 2 && !Rgb.TryParse(parts[1], out second)))
                return Results.NotFound();
            response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.Text(UnitColours.From(main, parts.Length == 2 ? second : null).ToStyleSheet(), "text/css; charset=utf-8");
        }).AllowAnonymous();
}
