using System.Text;

namespace EduAbp.Themes.Public.Colours;

/// <summary>
/// Every colour of a unit's site from the one it picked. Lightness is the theme's, so that text is readable whatever
/// the hue; where a pair would fall under 4.5 : 1, it is darkened until it does not.
/// </summary>
internal sealed record UnitColours
{
    private const double ReadableText = 4.5;
    private const double VisibleEdge = 3;
    private const double MostChroma = 0.15;

    private static readonly Rgb Gold = new(0xf4, 0xc2, 0x55);
    private static readonly Rgb Sky = new(0x8f, 0xd0, 0xf0);

    private UnitColours(Rgb main, Rgb? accent)
    {
        var picked = Oklch.Of(main);
        var chroma = Math.Min(picked.Chroma, MostChroma);
        Rgb Step(double lightness, double share) => new Oklch(lightness, chroma * share, picked.Hue).ToRgb();
        Rgb Grey(double lightness, double tint) => new Oklch(lightness, Math.Min(chroma, tint), picked.Hue).ToRgb();
        Rgb Darkened(double lightness, double share, double contrast, params Rgb[] against)
        {
            var colour = Step(lightness, share);
            while (against.Any(other => Rgb.Contrast(colour, other) < contrast))
                colour = Step(lightness -= 0.01, share);
            return colour;
        }

        C50 = Step(0.977, 0.07);
        C100 = Step(0.945, 0.18);
        C200 = Step(0.885, 0.36);
        C300 = Step(0.79, 0.60);
        C500 = Darkened(0.60, 0.95, VisibleEdge, Rgb.White);
        C600 = Darkened(0.48, 1, ReadableText, Rgb.White, C50, C100);
        C700 = Darkened(0.41, 0.92, ReadableText, Rgb.White, C50, C100);
        C800 = Darkened(0.33, 0.75, ReadableText, Rgb.White, C300);
        C900 = Darkened(0.25, 0.52, ReadableText, Rgb.White, C300);
        Ink = Grey(0.23, 0.018);
        Soft = Grey(0.45, 0.018);
        Line = Grey(0.895, 0.012);
        Edge = Grey(0.60, 0.02);
        // Gold would drown in a yellow or orange site.
        var degrees = (picked.Hue * 180 / Math.PI + 360) % 360;
        Accent = accent ?? (chroma > 0.05 && degrees is > 55 and < 115 ? Sky : Gold);
    }

    public Rgb C50 { get; }

    public Rgb C100 { get; }

    public Rgb C200 { get; }

    public Rgb C300 { get; }

    public Rgb C500 { get; }

    /// <summary>Links and buttons.</summary>
    public Rgb C600 { get; }

    public Rgb C700 { get; }

    public Rgb C800 { get; }

    public Rgb C900 { get; }

    public Rgb Ink { get; }

    public Rgb Soft { get; }

    public Rgb Line { get; }

    /// <summary>Borders of controls.</summary>
    public Rgb Edge { get; }

    /// <summary>Only for shapes, never behind text or as text.</summary>
    public Rgb Accent { get; }

    public static UnitColours From(Rgb main, Rgb? accent = null) => new(main, accent);

    public string ToStyleSheet()
    {
        var sheet = new StringBuilder("@layer tokens{:root{");
        foreach (var (name, colour) in new[]
        {
            ("c50", C50), ("c100", C100), ("c200", C200), ("c300", C300), ("c500", C500), ("c600", C600), ("c700", C700),
            ("c800", C800), ("c900", C900), ("ink", Ink), ("soft", Soft), ("line", Line), ("edge", Edge), ("accent", Accent),
        })
        {
            sheet.Append("--").Append(name).Append(':').Append(colour).Append(';');
        }

        return sheet.Append("}}").ToString();
    }
}
