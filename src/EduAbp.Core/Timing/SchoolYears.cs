namespace EduAbp.Timing;

/// <summary>Vietnamese school years, named by the year in which they begin: 2025 is 2025-2026, from September to May.</summary>
public static class SchoolYears
{
    /// <summary>The year that is being taught on a day; from June on the next one is prepared.</summary>
    public static int BeginOf(DateOnly day) => day.Month >= 6 ? day.Year : day.Year - 1;

    /// <summary>31 May. What is decided in summer, as the reform of 1 July 2025 was, belongs to the next year.</summary>
    public static DateOnly LastDay(int begin) => new(begin + 1, 5, 31);

    public static string Name(int begin) => $"{begin}-{begin + 1}";
}
