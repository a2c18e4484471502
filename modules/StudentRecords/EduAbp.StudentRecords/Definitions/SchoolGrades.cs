using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Units;

namespace EduAbp.StudentRecords.Definitions;

/// <summary>The grades that a unit of a kind teaches.</summary>
internal static class SchoolGrades
{
    /// <summary>Kinds that have grades: a kindergarten has groups by age.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. UnitKinds.All.Where(kind => Of(kind.Levels).Count > 0).Select(kind => kind.Code)];

    public static IReadOnlyList<int> Of(UnitInfo unit) => Of(UnitKinds.Find(unit.Kind)?.Levels ?? UnitLevels.None);

    private static IReadOnlyList<int> Of(UnitLevels levels) =>
        [.. Enumerable.Range(1, 12).Where(grade => levels.HasFlag(LevelOf(grade)) || (levels.HasFlag(UnitLevels.Continuing) && grade >= 6))];

    private static UnitLevels LevelOf(int grade) => grade <= 5 ? UnitLevels.Primary : grade <= 9 ? UnitLevels.LowerSecondary : UnitLevels.UpperSecondary;
}
