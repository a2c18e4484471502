using EduAbp.TenantManagement.Units;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>Headings of the form's sections, as the form of letter 72 has them.</summary>
internal static class LevelTexts
{
    public static string Section(UnitLevels level) => level switch
    {
        UnitLevels.Preschool => "Mầm non",
        UnitLevels.Primary => "Tiểu học",
        UnitLevels.LowerSecondary => "Trung học cơ sở",
        UnitLevels.UpperSecondary => "Trung học phổ thông",
        UnitLevels.Continuing => "Giáo dục thường xuyên",
        _ => "",
    };
}
