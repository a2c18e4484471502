using System.Globalization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using EduAbp.Timing;

namespace EduAbp.Tests.Desk;

public sealed class TimeTextsTests
{
    // The test clock stands at 8:00 of Sunday, 22/11/2026 in Vietnam.
    [Theory]
    [InlineData("2026-11-22T07:59:40+07:00", "vừa xong", "just now")]
    [InlineData("2026-11-22T07:58:00+07:00", "2 phút trước", "2 minutes ago")]
    [InlineData("2026-11-22T06:00:00+07:00", "2 giờ trước", "2 hours ago")]
    [InlineData("2026-11-22T07:00:00+07:00", "1 giờ trước", "an hour ago")]
    [InlineData("2026-11-21T23:30:00+07:00", "8 giờ trước", "8 hours ago")]
    [InlineData("2026-11-21T07:30:00+07:00", "hôm qua, 7:30", "yesterday, 7:30")]
    [InlineData("2026-11-19T07:30:00+07:00", "3 ngày trước", "3 days ago")]
    [InlineData("2026-09-05T07:30:00+07:00", "5/9/2026", "5 Sep 2026")]
    [InlineData("2026-11-22T08:20:00+07:00", "sau 20 phút nữa", "in 20 minutes")]
    [InlineData("2026-11-22T17:00:00+07:00", "hôm nay, 17:00", "today, 17:00")]
    [InlineData("2026-11-23T00:15:00+07:00", "ngày mai, 0:15", "tomorrow, 0:15")]
    [InlineData("2026-11-25T07:00:00+07:00", "25/11/2026, 7:00", "25 Nov 2026, 7:00")]
    public async Task A_time_is_said_as_people_say_it(string moment, string vietnamese, string english)
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var texts = app.Get<TimeTexts>();
        var time = DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).ToUniversalTime();

        In("vi-VN", () => texts.Ago(time)).ShouldBe(vietnamese);
        In("en-GB", () => texts.Ago(time)).ShouldBe(english);
    }

    [Fact]
    public async Task The_day_of_the_week_is_Vietnams()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var lateInLondon = new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

        In("vi-VN", () => app.Get<TimeTexts>().DayAndDate(lateInLondon)).ShouldBe("Thứ Hai, 23/11/2026");
    }

    [Fact]
    public void What_a_person_types_is_meant_by_Vietnams_clock() =>
        VietnamTime.FromWallClock(new DateTime(2026, 11, 23, 7, 0, 0)).UtcDateTime.ShouldBe(new DateTime(2026, 11, 23, 0, 0, 0));

    private static string In(string culture, Func<string> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
