using EduAbp.MultiTenancy;

namespace EduAbp.Themes.Public.Colours;

/// <summary>The colour of a unit that has picked none: one for each kind, so that neighbours differ.</summary>
internal static class UnitPalette
{
    public static Rgb MainColour(UnitInfo? unit)
    {
        if (Rgb.TryParse(unit?.MainColor, out var picked))
            return picked;
        return unit?.Kind switch
        {
            "district-office" or "commune-office" => new(0x7d, 0x25, 0x37),
            "kindergarten" or "nursery-class" => new(0xa3, 0x4a, 0x16),
            "primary" => new(0x1d, 0x6a, 0x49),
            "upper-secondary" => new(0x4c, 0x3a, 0x9a),
            "multi-level" => new(0x0f, 0x63, 0x7d),
            "special" => new(0x80, 0x2f, 0x76),
            "continuing-education" or "training-school" or "vocational-centre" => new(0x4f, 0x5d, 0x23),
            _ => new(0x1f, 0x5a, 0xa6),
        };
    }
}
