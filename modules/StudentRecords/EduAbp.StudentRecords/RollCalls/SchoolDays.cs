using EduAbp.StudentRecords.Years;

namespace EduAbp.StudentRecords.RollCalls;

/// <summary>The school's calendar, asked about one day.</summary>
internal static class SchoolDays
{
    public static DayKind Of(SchoolYear year, DateOnly date)
    {
        if (!year.Terms.Exists(term => term.StartsOn <= date && date <= term.EndsOn))
            return new DayKind(false, IsOutside: true);
        if (year.DaysOff.Find(day => day.From <= date && date <= day.To) is { } off)
            return new DayKind(false, off.Name);
        return date.DayOfWeek == DayOfWeek.Sunday ? new DayKind(false, IsSunday: true) : new DayKind(true);
    }

    public static int TermOf(SchoolYear year, DateOnly date) => year.Terms.Find(term => term.Number == 2) is { } second && date >= second.StartsOn ? 2 : 1;
}
