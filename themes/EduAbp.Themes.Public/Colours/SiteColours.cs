using EduAbp.AspNetCore.PublicSites;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;

namespace EduAbp.Themes.Public.Colours;

internal sealed class SiteColours(ICurrentTenant tenant) : ISiteColours, ITransientDependency
{
    private const double ReadableText = 4.5;
    private const double VisibleShape = 3;

    public string Usual => UnitPalette.MainColour(tenant.Unit).ToString();

    public ColourAdvice? OfMain(string? colour) =>
        Rgb.TryParse(colour, out var main) ? Advise(main, Rgb.White, ReadableText, step: -0.005) : null;

    public ColourAdvice? OfAccent(string? accent, string? main)
    {
        if (!Rgb.TryParse(accent, out var picked)) return null;
        var deep = UnitColours.From(Rgb.TryParse(main, out var colour) ? colour : UnitPalette.MainColour(tenant.Unit)).C800;
        return Advise(picked, deep, VisibleShape, step: 0.005);
    }

    // The hue stays; only lightness moves, and as little as it takes.
    private static ColourAdvice Advise(Rgb picked, Rgb against, double needed, double step)
    {
        var ratio = Rgb.Contrast(picked, against);
        if (ratio >= needed) return new ColourAdvice(ratio, needed, null);
        var (colour, shade) = (picked, Oklch.Of(picked));
        while (Rgb.Contrast(colour, against) < needed && shade.Lightness is > 0 and < 1)
        {
            shade = shade with { Lightness = Math.Clamp(shade.Lightness + step, 0, 1) };
            colour = shade.ToRgb();
        }

        return new ColourAdvice(ratio, needed, colour.ToString());
    }
}
