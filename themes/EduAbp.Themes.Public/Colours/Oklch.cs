namespace EduAbp.Themes.Public.Colours;

/// <summary>A colour by lightness, chroma and hue as the eye judges them.</summary>
internal readonly record struct Oklch(double Lightness, double Chroma, double Hue)
{
    public static Oklch Of(Rgb colour)
    {
        var (r, g, b) = (Linear(colour.R), Linear(colour.G), Linear(colour.B));
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        var lightness = (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s);
        var a = (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s);
        var bb = (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s);
        return new Oklch(lightness, Math.Sqrt((a * a) + (bb * bb)), Math.Atan2(bb, a));
    }

    /// <summary>The nearest colour that a screen shows: chroma gives way, lightness and hue stay.</summary>
    public Rgb ToRgb()
    {
        if (TryToRgb(Chroma, out var rgb))
            return rgb;
        var (low, high) = (0.0, Chroma);
        for (var step = 0; step < 20; step++)
        {
            var middle = (low + high) / 2;
            if (TryToRgb(middle, out rgb))
                low = middle;
            else
                high = middle;
        }

        TryToRgb(low, out rgb);
        return rgb;
    }

    private bool TryToRgb(double chroma, out Rgb rgb)
    {
        var (a, b) = (chroma * Math.Cos(Hue), chroma * Math.Sin(Hue));
        var l = Math.Pow(Lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(Lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(Lightness - (0.0894841775 * a) - (1.2914855480 * b), 3);
        var red = (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s);
        var green = (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s);
        var blue = (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s);
        rgb = new Rgb(Encode(red), Encode(green), Encode(blue));
        return IsShown(red) && IsShown(green) && IsShown(blue);
    }

    private static bool IsShown(double channel) => channel is > -0.0005 and < 1.0005;

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static byte Encode(double channel)
    {
        var value = Math.Clamp(channel, 0, 1);
        value = value <= 0.0031308 ? value * 12.92 : (1.055 * Math.Pow(value, 1 / 2.4)) - 0.055;
        return (byte)Math.Round(value * 255);
    }
}
