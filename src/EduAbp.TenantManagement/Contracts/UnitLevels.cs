namespace EduAbp.TenantManagement.Units;

/// <summary>The levels of education that a unit teaches, several at once for a school of many levels.</summary>
[Flags]
public enum UnitLevels
{
    None = 0,
    Preschool = 1,
    Primary = 2,
    LowerSecondary = 4,
    UpperSecondary = 8,
    Continuing = 16,
}
