using System.Globalization;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Requests;
using EduAbp.Timing;

namespace EduAbp.Tests.PersonalData;

public sealed class DeadlineTests
{
    private static readonly DeadlineRules Rules = new(2, 15, 20, 10, 20, 10, 20, 20, 20, 15, Holidays.Parse("30/4 1/5, 2/9\n27/4/2026"));

    [Theory]
    [InlineData("2026-11-23 08:00", "2026-11-25")]
    [InlineData("2026-11-26 16:30", "2026-11-30")]
    [InlineData("2026-11-21 09:00", "2026-11-24")]
    [InlineData("2026-04-29 09:00", "2026-05-05")]
    [InlineData("2026-04-24 23:59", "2026-04-29")]
    public void Two_working_days_leave_out_weekends_and_public_holidays(string received, string last) =>
        DayOf(Rules.AcknowledgeBy(At(received))).ShouldBe(Day(last));

    [Theory]
    [InlineData("Copy", false, 0, "2026-11-10 09:00", "2026-11-20")]
    [InlineData("Copy", true, 0, "2026-11-10 09:00", "2026-11-30")]
    [InlineData("Erase", false, 0, "2026-11-10 09:00", "2026-11-30")]
    [InlineData("Restrict", false, 0, "2026-11-10 09:00", "2026-11-25")]
    [InlineData("Object", true, 0, "2026-11-10 09:00", "2026-11-30")]
    [InlineData("WithdrawConsent", false, 15, "2026-11-10 09:00", "2026-12-10")]
    [InlineData("Copy", false, 0, "2026-11-12 09:00", "2026-11-23")]
    [InlineData("Copy", false, 0, "2026-04-20 09:00", "2026-05-04")]
    public void An_answer_is_due_after_its_days_and_never_on_a_day_off(string kind, bool thirdParty, int extension, string received, string last)
    {
        var due = Rules.AnswerBy(Enum.Parse<DataRequestKind>(kind), thirdParty, extension, At(received));
        DayOf(due).ShouldBe(Day(last));
        due.ToVietnamTime().ToString("HH:mm", CultureInfo.InvariantCulture).ShouldBe("23:59", "the whole last day counts");
    }

    [Fact]
    public void Reminders_come_once_before_and_once_at_each_deadline()
    {
        var request = Request(DataRequestOrigin.Desk, At("2026-11-23 08:00"));
        request.RemindAt(At("2026-11-23 09:00")).ShouldBeNull();
        request.RemindAt(At("2026-11-25 08:00")).ShouldBe(DataRequestReminder.AcknowledgeSoon);
        request.RemindAt(At("2026-11-25 09:00")).ShouldBeNull();
        request.RemindAt(At("2026-11-26 08:00")).ShouldBe(DataRequestReminder.AcknowledgeOver);
        request.Acknowledge(Guid.CreateVersion7(), "x", At("2026-11-26 09:00"));
        request.RemindAt(At("2026-12-02 08:00")).ShouldBe(DataRequestReminder.AnswerSoon);
        request.Extend(15, "Chờ nhà cung cấp", Rules, "x", At("2026-12-02 09:00"));
        request.RemindAt(At("2026-12-03 08:00")).ShouldBeNull();
        request.RemindAt(At("2026-12-20 08:00")).ShouldBe(DataRequestReminder.AnswerOver);
        Should.Throw<BusinessException>(() => request.Extend(1, "nữa", Rules, "x", At("2026-12-20 08:00"))).Code.ShouldBe(PersonalDataErrorCodes.ExtendedOnce);
    }

    [Fact]
    public void Nothing_leaves_before_it_is_known_who_asks()
    {
        var stranger = Request(DataRequestOrigin.PublicForm, At("2026-11-23 08:00"));
        Should.Throw<BusinessException>(() => stranger.Begin(DataRequestWork.Copy, "x", At("2026-11-23 09:00"))).Code.ShouldBe(PersonalDataErrorCodes.NotVerified);
        Should.Throw<BusinessException>(() => stranger.Close(false, "Xong", "x", At("2026-11-23 09:00"))).Code.ShouldBe(PersonalDataErrorCodes.NotVerified);
        Should.Throw<AbpValidationException>(() => stranger.Close(true, " ", "x", At("2026-11-23 09:00"))).Errors[0].Code.ShouldBe(PersonalDataErrorCodes.AnswerMissing);
        Should.Throw<AbpValidationException>(() => stranger.Extend(16, "lâu", Rules, "x", At("2026-11-23 09:00"))).Errors[0].Code.ShouldBe(PersonalDataErrorCodes.ExtensionTooLong);
        stranger.Close(true, "Không xác minh được", "x", At("2026-11-23 09:00"));
        Should.Throw<BusinessException>(() => stranger.Verify("căn cước", null, null, "x", At("2026-11-23 10:00"))).Code.ShouldBe(PersonalDataErrorCodes.RequestClosed);
    }

    [Fact]
    public void A_word_that_is_no_day_is_told() => Holidays.Unreadable("30/4 Tết, 31/2/2026 16/2/2026").ShouldBe(["Tết", "31/2/2026"]);

    private static DataRequest Request(DataRequestOrigin origin, DateTimeOffset received) => new(
        origin, new DataRequestInput { Kind = DataRequestKind.Copy, SubjectName = "Lê Văn Ự (mẫu)", RequesterName = "Lê Thị Ẫ (mẫu)", Phone = "0909125016" }, null, Rules, received);

    private static DateTimeOffset At(string wallClock) => VietnamTime.FromWallClock(DateTime.Parse(wallClock, CultureInfo.InvariantCulture));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToVietnamTime().DateTime);
}
