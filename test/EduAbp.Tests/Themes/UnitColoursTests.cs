using EduAbp.Themes.Public.Colours;

namespace EduAbp.Tests.Themes;

public class UnitColoursTests
{
    [Fact]
    public void Text_stays_readable_whatever_colour_a_unit_picks()
    {
        foreach (var picked in EveryColour())
        {
            var colours = UnitColours.From(picked);
            foreach (var paper in new[] { Rgb.White, colours.C50, colours.C100 })
            {
                foreach (var text in new[] { colours.Ink, colours.Soft, colours.C600, colours.C700, colours.C800 })
                    Rgb.Contrast(text, paper).ShouldBeGreaterThanOrEqualTo(4.5, $"{text} on {paper}, picked {picked}");
            }

            foreach (var deep in new[] { colours.C600, colours.C700, colours.C800, colours.C900 })
                Rgb.Contrast(Rgb.White, deep).ShouldBeGreaterThanOrEqualTo(4.5, $"white on {deep}, picked {picked}");
            Rgb.Contrast(colours.C300, colours.C900).ShouldBeGreaterThanOrEqualTo(4.5, $"the footer's labels, picked {picked}");
            Rgb.Contrast(colours.Edge, Rgb.White).ShouldBeGreaterThanOrEqualTo(3, $"borders of controls, picked {picked}");
        }
    }

    [Fact]
    public void A_colour_keeps_its_hue()
    {
        var blue = UnitColours.From(new Rgb(0x1f, 0x5a, 0xa6));
        blue.C600.B.ShouldBeGreaterThan(blue.C600.R);
        var burgundy = UnitColours.From(new Rgb(0x7d, 0x25, 0x37));
        burgundy.C600.R.ShouldBeGreaterThan(burgundy.C600.B);
    }

    [Theory]
    [InlineData("#1f5aa6", true)]
    [InlineData("1F5AA6", true)]
    [InlineData("blue", false)]
    [InlineData("#12345", false)]
    [InlineData("+12345", false)]
    [InlineData(null, false)]
    public void Only_six_hexadecimal_digits_are_a_colour(string? text, bool expected) =>
        Rgb.TryParse(text, out _).ShouldBe(expected);

    private static IEnumerable<Rgb> EveryColour()
    {
        for (var red = 0; red <= 255; red += 51)
            for (var green = 0; green <= 255; green += 51)
                for (var blue = 0; blue <= 255; blue += 51)
                    yield return new Rgb((byte)red, (byte)green, (byte)blue);
    }
}
