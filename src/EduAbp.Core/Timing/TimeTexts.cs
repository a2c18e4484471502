using System.Globalization;
using EduAbp.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EduAbp.Timing;

/// <summary>Dates and times as people say them, in the language of the request.</summary>
public sealed class TimeTexts(IStringLocalizer localizer, TimeProvider clock) : ISingletonDependency
{
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary><c>22/11/2026</c>; in English <c>22 Nov 2026</c>.</summary>
    public string Date(DateTimeOffset moment) => Date(DateOnly.FromDateTime(moment.ToVietnamTime().DateTime));

    public string Date(DateOnly date) => IsEnglish
        ? date.ToString("d MMM yyyy", CultureInfo.InvariantCulture)
        : date.ToString("d'/'M'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>7:30</c></summary>
    public string Time(DateTimeOffset moment) => moment.ToVietnamTime().ToString("H:mm", CultureInfo.InvariantCulture);

    /// <summary><c>22/11/2026, 7:30</c></summary>
    public string DateTime(DateTimeOffset moment) => $"{Date(moment)}, {Time(moment)}";

    /// <summary><c>Chủ nhật, 22/11/2026</c></summary>
    public string DayAndDate(DateTimeOffset moment)
    {
        var local = moment.ToVietnamTime();
        return $"{localizer[$"Time:Day:{(int)local.DayOfWeek}"].Value}, {Date(moment)}";
    }

    /// <summary><c>2 giờ trước</c>, <c>hôm qua, 7:30</c>, <c>ngày mai, 7:30</c>; further away the date.</summary>
    public string Ago(DateTimeOffset moment)
    {
        var now = clock.GetUtcNow();
        var days = DateOnly.FromDateTime(moment.ToVietnamTime().DateTime).DayNumber - clock.VietnamToday().DayNumber;
        var past = now - moment;
        if (past >= TimeSpan.Zero)
        {
            if (past < TimeSpan.FromMinutes(1))
                return localizer["Time:JustNow"];
            if (past < TimeSpan.FromHours(1))
                return Count("Time:MinutesAgo", (int)past.TotalMinutes);
            if (past < TimeSpan.FromHours(12) || days == 0)
                return Count("Time:HoursAgo", (int)past.TotalHours);
            if (days == -1)
                return localizer["Time:Yesterday", Time(moment)];
            return days >= -7 ? Count("Time:DaysAgo", -days) : Date(moment);
        }

        return days switch
        {
            0 when -past < TimeSpan.FromHours(1) => Count("Time:InMinutes", Math.Max(1, (int)Math.Ceiling(-past.TotalMinutes))),
            0 => localizer["Time:TodayAt", Time(moment)],
            1 => localizer["Time:TomorrowAt", Time(moment)],
            _ => DateTime(moment),
        };
    }

    private string Count(string key, int number) =>
        number == 1 && localizer[key + ":1"] is { ResourceNotFound: false } one ? one : localizer[key, number];
}
