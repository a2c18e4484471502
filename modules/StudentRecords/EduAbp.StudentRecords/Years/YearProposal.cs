using System.Globalization;
using EduAbp.Timing;

namespace EduAbp.StudentRecords.Years;

internal sealed record ProposedDayOff(DateOnly From, DateOnly To, string Name);

/// <summary>Dates of a school year as a start to correct by the city's decision: the school's people have the last word.</summary>
internal sealed record YearProposal(int Begin, DateOnly StartsOn, DateOnly SecondTermOn, DateOnly EndsOn, IReadOnlyList<ProposedDayOff> DaysOff)
{
    // The Vietnamese and the Chinese lunar year differ by a day in a few years of a century; the proposal is read by people before it counts.
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public string Name => SchoolYears.Name(Begin);

    public static YearProposal For(int begin)
    {
        var second = new DateOnly(begin + 1, 1, 16);
        while (second.DayOfWeek != DayOfWeek.Monday) second = second.AddDays(1);
        var newYear = LunarDay(begin + 1, 1, 1);
        var kings = LunarDay(begin + 1, 3, 10);
        return new YearProposal(
            begin, new DateOnly(begin, 9, 5), second, new DateOnly(begin + 1, 5, 31),
            [
                new(new(begin + 1, 1, 1), new(begin + 1, 1, 1), "Tết Dương lịch"),
                new(newYear.AddDays(-5), newYear.AddDays(5), "Tết Nguyên đán"),
                new(kings, kings, "Giỗ Tổ Hùng Vương"),
                new(new(begin + 1, 4, 30), new(begin + 1, 5, 1), "Ngày Chiến thắng 30/4, Quốc tế Lao động 1/5"),
            ]);
    }

    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }
}
