using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Units;

namespace EduAbp.StudentRecords.Definitions;

/// <summary>The grades that a unit of a kind teaches.</summary>
internal static class SchoolGrades
{
    public static IReadOnlyList<int> Of(UnitInfo unit)
    {
        var levels = UnitKinds.Find(unit.Kind)?.Levels ?? UnitLevels.None;
        return [.. Enumerable.Range(1, 12).Where(grade => levels.HasFlag(LevelOf(grade)) || (levels.HasFlag(UnitLevels.Continuing) && grade >= 6))];
    }

    private static UnitLevels LevelOf(int grade) => grade <= 5 ? UnitLevels.Primary : grade <= 9 ? UnitLevels.LowerSecondary : UnitLevels.UpperSecondary;
}
