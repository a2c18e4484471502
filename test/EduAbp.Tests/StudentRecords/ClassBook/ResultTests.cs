using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.StudentRecords.ClassBook;

public sealed class ResultTests
{
    // Worked cases of circular 22/2021, in the order of its example: 22-5, 22-7, 22-13.
    private static readonly decimal[] Excellent = [8.1m, 8.3m, 8.0m, 8.6m, 8.2m, 8.4m, 7.1m, 6.6m];
    private static readonly decimal[] OneBelow = [8.7m, 8.2m, 4.6m, 8.5m, 8.3m, 9.1m, 8.9m, 8.0m];
    private static readonly decimal[] Failing = [5.3m, 4.8m, 4.7m, 6.0m, 5.6m, 4.9m, 5.2m, 5.1m];

    [Theory, OnBothDatabases(Heavy = true)]
    public async Task A_year_from_marks_to_the_summer_and_its_sign_off(DatabaseKind kind)
    {
        await using var school = await SampleSchool.OpenAsync(kind, pupils: 3);
        decimal[][] marks = [Excellent, OneBelow, Failing];
        for (var pupil = 0; pupil < marks.Length; pupil++)
        {
            await school.MarkAsync(pupil, 1, marks[pupil]);
            await school.ConductAsync(pupil, ConductPeriod.Term1, "T");
        }

        var term = await GetAsync(ResultPeriod.Term1);
        term.Rows.Select(row => row.LearningCode).ShouldBe(["T", "K", "CD"]);
        term.Rows.Select(row => row.Learning).ShouldBe(["Tốt", "Khá", "Chưa đạt"]);
        term.Rows[1].Why.Learning!.ShouldContain("khoản 3 Điều 9");
        term.Rows[0].Subjects[0].ShouldBe("8,1");
        term.Rows.ShouldAllBe(row => row.IsComplete && row.DecisionCode == null);
        var year = await GetAsync(ResultPeriod.Year);
        year.Rows.ShouldAllBe(row => !row.IsComplete && row.Why.Missing!.Count == 9);

        (await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().GetAsync(ResultPeriod.Term1, default)))!
            .Classes[0].Pupils.ShouldBe(3, "a class has its pupils before anything is computed");

        // Nothing is signed off that is not complete; what is computed twice is the same, by class or for the school.
        (await Should.ThrowAsync<BusinessException>(() => school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().SignOffAsync(school.ClassId, ResultPeriod.Year, default))))
            .Code.ShouldBe(ResultErrorCodes.Incomplete);
        (await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().ComputeAsync(default))).ShouldBe(3 * 4);
        (await school.AsAsync(school.Office, scope => scope.Get<SchoolResultAppService>().ComputeAsync(default))).ShouldBe(0);
        await school.AsAsync(null, async scope =>
        {
            var whole = (await scope.Get<ResultsEngine>().ComputeAsync(school.YearId, null, default))!.Results.Where(row => row.Class.Id == school.ClassId).Select(row => (row.Period, row.Result)).ToList();
            (await scope.Get<ResultsEngine>().ComputeAsync(school.YearId, school.ClassId, default))!.Results.Select(row => (row.Period, row.Result)).ShouldBe(whole);
        });

        var figures = (await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().GetAsync(ResultPeriod.Term1, default)))!;
        figures.Classes[0].ByLearning.OrderBy(one => one.Key).Select(one => (one.Key, one.Value)).ShouldBe([("CD", 1), ("K", 1), ("T", 1)]);
        figures.LearningLevels.Select(level => level.Code).ShouldBe(["T", "K", "CD"]);
        var late = (await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().GetLateAsync(ResultPeriod.Term1, default)))!;
        late.Marks.ShouldAllBe(row => row.Class.Id == school.OtherClassId);
        late.Marks.Single(row => row.SubjectName == "Toán").TeacherName.ShouldBe("gv01 (mẫu)");
        late.RollCalls.Count.ShouldBe(2);

        // Signed off, the term's marks are locked, its conduct and roll-calls stand.
        await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().SignOffAsync(school.ClassId, ResultPeriod.Term1, default));
        (await school.AsAsync(null, scope => scope.Get<StudentRecordsDbContext>().MarkColumnStates.CountAsync(row => row.ClassId == school.ClassId && row.Term == 1 && row.LockedAt != null)))
            .ShouldBe((8 * 6) + 4);
        (await Should.ThrowAsync<BusinessException>(() => school.ConductAsync(0, ConductPeriod.Term1, "K"))).Code.ShouldBe(ResultErrorCodes.SignedOff);
        (await Should.ThrowAsync<BusinessException>(() => school.AsAsync(school.HomeRoom, scope =>
            scope.Get<RollCallAppService>().CompleteAsync(school.ClassId, new DateOnly(2026, 11, 23), DaySession.Morning, default)))).Code.ShouldBe(RollCallErrorCodes.SignedOff);
        (await Should.ThrowAsync<BusinessException>(() => school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().ReopenAsync(school.ClassId, ResultPeriod.Term1, " ", default))))
            .Code.ShouldBe(ResultErrorCodes.ReasonMissing);
        await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().ReopenAsync(school.ClassId, ResultPeriod.Term1, "Xếp nhầm rèn luyện một em", default));
        (await GetAsync(ResultPeriod.Term1)).Reopened!.Reason.ShouldBe("Xếp nhầm rèn luyện một em");
        await school.ConductAsync(0, ConductPeriod.Term1, "K");

        // The year: promoted, promoted, tested again.
        for (var pupil = 0; pupil < marks.Length; pupil++)
        {
            await school.MarkAsync(pupil, 2, marks[pupil]);
            await school.ConductAsync(pupil, ConductPeriod.Term2, "T");
        }

        year = await GetAsync(ResultPeriod.Year);
        year.Rows.Select(row => row.DecisionCode).ShouldBe(["Promoted", "Promoted", "Retest"]);
        year.Rows.Select(row => row.TitleCode).ShouldBe(["Excellent", null, null]);
        year.Rows[2].Why.Retest.ShouldBe(["toan", "ngoai-ngu-1", "khoa-hoc-tu-nhien"], ignoreOrder: true);
        var summer = await GetAsync(ResultPeriod.AfterSummer);
        summer.Rows.Single().DecisionCode.ShouldBe("Retest");
        await school.AsAsync(school.HomeRoom, scope => scope.Get<ResultAppService>().SetRetestsAsync(
            school.ClassId, school.Pupils[2],
            [new(school.Subjects["toan"], "55"), new(school.Subjects["ngoai-ngu-1"], "5,0"), new(school.Subjects["khoa-hoc-tu-nhien"], "6")], default));
        (await GetAsync(ResultPeriod.AfterSummer)).Rows.Single().DecisionCode.ShouldBe("Promoted");
        (await Should.ThrowAsync<BusinessException>(() => school.AsAsync(school.HomeRoom, scope =>
            scope.Get<ResultAppService>().SetRetestsAsync(school.ClassId, school.Pupils[0], [new(school.Subjects["toan"], "9")], default)))).Code.ShouldBe(ResultErrorCodes.NothingToRetest);

        // The job does what the button does.
        await school.App.DispatchAsync();
        await school.AsAsync(null, async scope => await scope.Get<BackgroundJobs.IBackgroundJobManager>().EnqueueAsync(new ComputeResultsArgs(2026)));
        (await school.App.Get<OutboxDispatcher>().DispatchReadyAsync(default)).ShouldBe(0, "it has a lane of its own");
        await school.App.DispatchAsync();
        (await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().ComputeAsync(default))).ShouldBe(0);
        (await school.AsAsync(null, scope => scope.Get<StudentRecordsDbContext>().PupilResults.CountAsync(row => row.Period == ResultPeriod.AfterSummer))).ShouldBe(1);

        Task<ClassSummary> GetAsync(ResultPeriod period) => school.AsAsync(school.HomeRoom, scope => scope.Get<ResultAppService>().GetAsync(school.ClassId, period, default));
    }

    [Fact]
    public async Task Absences_above_45_days_keep_a_pupil_and_a_day_missed_twice_counts_once()
    {
        await using var school = await SampleSchool.OpenAsync(DatabaseKind.Sqlite, pupils: 1);
        for (var term = 1; term <= 2; term++)
        {
            await school.MarkAsync(0, term, Excellent);
            await school.ConductAsync(0, term == 1 ? ConductPeriod.Term1 : ConductPeriod.Term2, "T");
        }

        await MissAsync(new DateOnly(2026, 9, 7), 45, DaySession.Morning);
        await MissAsync(new DateOnly(2026, 9, 7), 45, DaySession.Afternoon);
        var allowed = await YearAsync();
        (allowed.Excused + allowed.Unexcused, allowed.DecisionCode).ShouldBe((45, "Promoted"));
        await MissAsync(new DateOnly(2027, 2, 1), 1, DaySession.Morning);
        var kept = await YearAsync();
        kept.DecisionCode.ShouldBe("NotPromoted");
        kept.Why.Decision!.ShouldContain("46");

        async Task<SummaryRow> YearAsync() => (await school.AsAsync(school.HomeRoom, scope => scope.Get<ResultAppService>().GetAsync(school.ClassId, ResultPeriod.Year, default))).Rows.Single();

        Task MissAsync(DateOnly from, int days, DaySession session) => school.AsAsync(null, async scope =>
        {
            for (var day = 0; day < days; day++)
            {
                var call = new RollCall(school.Unit.Id, school.YearId, school.ClassId, from.AddDays(day), session);
                call.Note(school.Pupils[0], day % 2 == 0 ? Presence.Excused : Presence.Unexcused, null, school.HomeRoom, "gv01", school.App.Clock.GetUtcNow());
                scope.Get<StudentRecordsDbContext>().Add(call);
            }

            await scope.Get<StudentRecordsDbContext>().SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Another_class_s_teacher_and_another_school_see_nothing_and_only_the_principal_signs()
    {
        await using var school = await SampleSchool.OpenAsync(DatabaseKind.Sqlite);
        await school.RefusedAsync(school.Other, scope => scope.Get<ResultAppService>().GetAsync(school.ClassId, ResultPeriod.Term1, default));
        await school.RefusedAsync(school.Other, scope => scope.Get<ConductAppService>().SaveAsync(school.ClassId, ConductPeriod.Term1, [new(school.Pupils[0], "T")], default));
        await school.RefusedAsync(school.HomeRoom, scope => scope.Get<SchoolResultAppService>().GetAsync(null, default));
        await school.RefusedAsync(school.HomeRoom, scope => scope.Get<SchoolResultAppService>().GetLateAsync(null, default));
        await school.RefusedAsync(school.HomeRoom, scope => scope.Get<SchoolResultAppService>().GetChangesAsync(default));
        await school.RefusedAsync(school.Office, scope => scope.Get<SchoolResultAppService>().SignOffAsync(school.ClassId, ResultPeriod.Term1, default));
        var stranger = await Identity.School.MemberAsync(school.App, school.Neighbour, "hieutruong.b@example.edu.vn", EduAbp.StudentRecords.StudentRecordsRoles.Principal);
        await Should.ThrowAsync<EntityNotFoundException>(() => school.App.InAsync(school.Neighbour.Id, stranger, scope => scope.Get<ResultAppService>().GetAsync(school.ClassId, ResultPeriod.Term1, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => school.App.InAsync(school.Neighbour.Id, stranger, scope => scope.Get<SchoolResultAppService>().SignOffAsync(school.ClassId, ResultPeriod.Term1, default)));
    }
}
