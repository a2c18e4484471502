using EduAbp.StudentRecords.Results;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Results;

/// <summary>Periods as addresses write them.</summary>
internal static class Periods
{
    public static readonly IReadOnlyList<(string Name, ResultPeriod Period)> All =
        [("1", ResultPeriod.Term1), ("2", ResultPeriod.Term2), ("nam", ResultPeriod.Year), ("he", ResultPeriod.AfterSummer)];

    public static ResultPeriod? Find(string? name) => All.Where(one => one.Name == name).Select(one => (ResultPeriod?)one.Period).FirstOrDefault();

    /// <summary>A term as schools write it.</summary>
    public static string Roman(int term) => term == 1 ? "I" : "II";

    public static string NameOf(ResultPeriod period) => All.First(one => one.Period == period).Name;
}
