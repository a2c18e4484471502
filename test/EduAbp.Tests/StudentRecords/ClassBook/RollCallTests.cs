using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.StudentRecords.ClassBook;

public sealed class RollCallTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory, OnBothDatabases]
    public async Task Everybody_is_present_until_somebody_says_otherwise_and_every_change_is_kept(DatabaseKind kind)
    {
        await using var school = await SampleSchool.OpenAsync(kind);
        var (an, binh) = (school.Pupils[0], school.Pupils[1]);

        async Task<RollCallCount> Say(Guid pupil, Presence presence, string? note = null) => await school.AsAsync(school.HomeRoom, scope =>
            scope.Get<RollCallAppService>().MarkAsync(school.ClassId, Monday, DaySession.Morning, pupil, new(presence, note), default));
        (await Say(an, Presence.Unexcused)).ShouldBe(new RollCallCount(2, 0, 1));
        (await Say(an, Presence.Unexcused)).ShouldBe(new RollCallCount(2, 0, 1), "the same said twice is one thing");
        (await Say(an, Presence.Excused, "ốm")).ShouldBe(new RollCallCount(2, 1, 0));
        await Say(binh, Presence.Unexcused);
        (await Say(binh, Presence.Present)).ShouldBe(new RollCallCount(2, 1, 0));
        await school.AsAsync(school.HomeRoom, scope => scope.Get<RollCallAppService>().CompleteAsync(school.ClassId, Monday, DaySession.Morning, default));

        var sheet = await school.AsAsync(school.HomeRoom, scope => scope.Get<RollCallAppService>().GetAsync(school.ClassId, Monday, DaySession.Morning, default));
        sheet.Pupils.Select(pupil => (pupil.Presence, pupil.Note)).ShouldBe([(Presence.Excused, "ốm"), (Presence.Present, null), (Presence.Present, null)]);
        sheet.CompletedAt.ShouldNotBeNull();
        sheet.Changes.Count.ShouldBe(4);
        sheet.CanCall.ShouldBeTrue();

        var month = await school.AsAsync(school.Principal, scope => scope.Get<RollCallAppService>().GetMonthAsync(school.ClassId, Monday, default));
        month.Rows[0].Marks[22].ShouldBe("P");
        (month.Rows[0].Excused, month.Rows[0].Unexcused).ShouldBe((1, 0));
        month.Missing.ShouldBe(18, "school days of the month before today");
        (await school.AsAsync(school.HomeRoom, scope => scope.Get<RollCallAppService>().ExportMonthAsync(school.ClassId, Monday, default))).Content.Length.ShouldBeGreaterThan(1000);

        // The day shows what is left to do, to a home-room teacher the own class only.
        (await school.AsAsync(school.HomeRoom, scope => scope.Get<RollCallAppService>().GetDayAsync(Monday, default)))!.Classes.Single().Morning!.IsComplete.ShouldBeTrue();
        (await school.AsAsync(school.Office, scope => scope.Get<RollCallAppService>().GetDayAsync(Monday, default)))!.Classes.Select(one => one.Morning is null).ShouldBe([false, true]);
    }

    [Fact]
    public async Task No_roll_is_called_on_days_off_in_the_future_by_strangers_or_for_strangers()
    {
        await using var school = await SampleSchool.OpenAsync(DatabaseKind.Sqlite);
        async Task<string> Code(Guid person, DateOnly day, DaySession session, Guid pupil) => (await Should.ThrowAsync<BusinessException>(() => school.AsAsync(person, scope =>
            scope.Get<RollCallAppService>().MarkAsync(school.ClassId, day, session, pupil, new(Presence.Unexcused), default)))).Code;

        (await Code(school.HomeRoom, Monday.AddDays(-1), DaySession.Morning, school.Pupils[0])).ShouldBe(RollCallErrorCodes.NoSchool);
        (await Code(school.HomeRoom, Monday.AddDays(1), DaySession.Morning, school.Pupils[0])).ShouldBe(RollCallErrorCodes.Future);
        (await Code(school.HomeRoom, Monday, DaySession.Afternoon, school.Pupils[0])).ShouldBe(RollCallErrorCodes.NoAfternoon);
        (await Code(school.HomeRoom, Monday, DaySession.Morning, Guid.CreateVersion7())).ShouldBe(RollCallErrorCodes.NotInClass);

        // Another class's teacher, until the school lets whoever teaches a class call its roll.
        Task Call(MultiTenancy.TenantScope scope) => scope.Get<RollCallAppService>().CompleteAsync(school.ClassId, Monday, DaySession.Morning, default);
        await school.RefusedAsync(school.Other, Call);
        await school.RefusedAsync(school.Other, scope => scope.Get<RollCallAppService>().ChangeSettingsAsync(new(false, true), default));
        await school.AsAsync(school.Office, scope => scope.Get<RollCallAppService>().ChangeSettingsAsync(new(true, true), default));
        await school.AsAsync(school.Other, Call);
        await school.AsAsync(school.Other, scope => scope.Get<RollCallAppService>().MarkAsync(school.ClassId, Monday, DaySession.Afternoon, school.Pupils[0], new(Presence.Unexcused), default));

        // The neighbour's people do not even see that there is such a class.
        await Should.ThrowAsync<EntityNotFoundException>(async () =>
        {
            var principal = await Identity.School.MemberAsync(school.App, school.Neighbour, "hieutruong.b@example.edu.vn", EduAbp.StudentRecords.StudentRecordsRoles.Principal);
            await school.App.InAsync(school.Neighbour.Id, principal, Call);
        });
    }
}
