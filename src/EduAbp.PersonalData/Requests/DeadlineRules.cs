using EduAbp.Timing;

namespace EduAbp.PersonalData.Requests;

/// <summary>Days that nobody works on: weekends and the public holidays of the setting.</summary>
internal sealed class Holidays
{
    private readonly HashSet<(int Month, int Day)> _everyYear = [];
    private readonly HashSet<DateOnly> _once = [];

    /// <param name="text">Days as <c>30/4</c> (every year) or <c>16/2/2026</c>, divided by commas, blanks or lines.</param>
    public static Holidays Parse(string? text)
    {
        var holidays = new Holidays();
        foreach (var word in Words(text))
        {
            if (DateOnly.TryParseExact(word, "d/M/yyyy", out var day))
                holidays._once.Add(day);
            else if (DateOnly.TryParseExact($"{word}/2000", "d/M/yyyy", out var yearly))
                holidays._everyYear.Add((yearly.Month, yearly.Day));
        }

        return holidays;
    }

    /// <summary>Words that are no day.</summary>
    public static IReadOnlyList<string> Unreadable(string? text) =>
        [.. Words(text).Where(word => !DateOnly.TryParseExact(word, "d/M/yyyy", out _) && !DateOnly.TryParseExact($"{word}/2000", "d/M/yyyy", out _))];

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_everyYear.Contains((day.Month, day.Day)) && !_once.Contains(day);

    public DateOnly WorkingDayFrom(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                count--;
        }

        return day;
    }

    private static string[] Words(string? text) => (text ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>How many days each right has.</summary>
internal sealed record DeadlineRules(
    int AcknowledgeWorkingDays, int Withdraw, int WithdrawThirdParty, int Copy, int CopyThirdParty, int Correct, int CorrectThirdParty, int Erase, int EraseThirdParty, int LongestExtension, Holidays Holidays)
{
    /// <summary>
    /// Decree 356/2025: acknowledged within two working days; withdrawing, restricting and objecting done within fifteen days, twenty
    /// with a third party; copy and correction ten, erasure twenty (these stand in settings, the texts at hand are not of one mind).
    /// </summary>
    public int DaysFor(DataRequestKind kind, bool thirdParty) => kind switch
    {
        DataRequestKind.Copy => thirdParty ? CopyThirdParty : Copy,
        DataRequestKind.Correct => thirdParty ? CorrectThirdParty : Correct,
        DataRequestKind.Erase => thirdParty ? EraseThirdParty : Erase,
        _ => thirdParty ? WithdrawThirdParty : Withdraw,
    };

    public DateTimeOffset AcknowledgeBy(DateTimeOffset received) => EndOf(Holidays.AddWorkingDays(DayOf(received), AcknowledgeWorkingDays));

    // Civil Code 91/2015/QH13, art. 147 and 148: the day of the event does not count, and a term that ends on a day off
    // ends with the next working day.
    public DateTimeOffset AnswerBy(DataRequestKind kind, bool thirdParty, int extension, DateTimeOffset received) =>
        EndOf(Holidays.WorkingDayFrom(DayOf(received).AddDays(DaysFor(kind, thirdParty) + extension)));

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToVietnamTime().DateTime);

    private static DateTimeOffset EndOf(DateOnly day) => VietnamTime.FromWallClock(day.AddDays(1).ToDateTime(TimeOnly.MinValue)).AddSeconds(-1);
}
