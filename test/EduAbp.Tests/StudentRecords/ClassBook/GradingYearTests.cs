using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Grading.Readings;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.Years;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.StudentRecords.ClassBook;

public sealed class GradingYearTests
{
    // Where the six hold only with the one subject: Khá by replacement, Đạt by leaving it out.
    private static readonly decimal[] OpenToReading = [8.2m, 8.4m, 8.1m, 8.5m, 8.3m, 7.0m, 7.2m, 4.0m];

    [Theory, OnBothDatabases]
    public async Task A_year_is_graded_as_the_school_reads_it_and_fixed_by_its_first_sign_off(DatabaseKind kind)
    {
        await using var school = await SampleSchool.OpenAsync(kind, pupils: 1);
        await school.MarkAsync(0, 1, OpenToReading);
        await school.ConductAsync(0, ConductPeriod.Term1, "T");
        await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().ComputeAsync(default));
        (await LearningAsync()).ShouldBe("K");

        // Home-room teachers have no say; the office sees what this year's circular leaves open, and nothing of others.
        await school.RefusedAsync(school.HomeRoom, scope => scope.Get<GradingSettingsAppService>().GetAsync(null, default));
        await school.RefusedAsync(school.HomeRoom, scope => scope.Get<GradingSettingsAppService>().ChangeAsync(school.YearId, new() { MaxAbsences = 40, Reason = "Thử" }, default));
        var open = await GetAsync();
        open.Points.Select(point => point.Name).ShouldBe(
            ["RemarkSubjectCountsAsOneSubject", "OneSubjectTest", "CountedSubjects", "OutstandingSubjects", "AllowRetestAfterSummerConduct", "MaxAbsences"]);
        open.Points.ShouldAllBe(point => point.IsDefault && point.Article.Contains("22/2021"));
        open.IsFixed.ShouldBeFalse();

        (await Should.ThrowAsync<AbpValidationException>(() => ChangeAsync(new() { CountedSubjects = 0, MaxAbsences = 401, OneSubjectTest = (OneSubjectTest)7 }))).Errors.Select(error => error.Field)
            .ShouldBe(["CountedSubjects", "MaxAbsences", "OneSubjectTest", "Reason"]);
        await ChangeAsync(new() { OneSubjectTest = OneSubjectTest.LeaveOut, Reason = "Biên bản họp hội đồng (mẫu)" });
        // The same once more is no change.
        await ChangeAsync(new() { OneSubjectTest = OneSubjectTest.LeaveOut, Reason = "Biên bản họp hội đồng (mẫu)" });
        await school.App.DispatchAsync();
        (await LearningAsync()).ShouldBe("D", "results that are not signed off follow");
        var changed = await GetAsync();
        changed.Points.Single(point => !point.IsDefault).Name.ShouldBe("OneSubjectTest");
        changed.Changes.Single().ShouldSatisfyAllConditions(change => change.Reason.ShouldBe("Biên bản họp hội đồng (mẫu)"), change => change.Points.Single().After.ShouldBe(changed.Points[1].Value));

        // Another year of the school has its own.
        var past = await school.AsAsync(null, async scope =>
        {
            var year = new SchoolYear(school.Unit.Id, 2025, new(2025, 9, 5), new(2026, 1, 18), new(2026, 5, 31));
            scope.Get<StudentRecordsDbContext>().Add(year);
            await scope.Get<StudentRecordsDbContext>().SaveChangesAsync();
            return year.Id;
        });
        (await school.AsAsync(null, scope => scope.Get<GradingSettingsReader>().ForAsync(past, default))).ShouldBe(GradingSettings.Default);

        // The first sign-off keeps what it was computed with, and nobody changes it under what is signed.
        await SignAsync();
        (await Should.ThrowAsync<BusinessException>(() => ChangeAsync(new() { MaxAbsences = 40, Reason = "Muộn" }))).Code.ShouldBe(GradingErrorCodes.SettingsFixed);
        var kept = await GetAsync();
        kept.SignOff!.ClassName.ShouldBe("7A1");
        kept.Changes.Select(change => change.Reason is null).ShouldBe([true, false]);
        (await LearningAsync()).ShouldBe("D");

        // Only where every sign-off has been taken back, each with its reason.
        await school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().ReopenAsync(school.ClassId, ResultPeriod.Term1, "Hiểu lại khoản 3 Điều 9", default));
        await ChangeAsync(new() { OneSubjectTest = OneSubjectTest.Replace, Reason = "Hướng dẫn của Sở (mẫu)" });
        await SignAsync();
        (await LearningAsync()).ShouldBe("K");
        (await school.AsAsync(null, scope => scope.Get<StudentRecordsDbContext>().GradingVersions.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync())).ShouldBe([1, 2, 3, 4]);

        Task<YearGrading> GetAsync() => school.AsAsync(school.Office, async scope => (await scope.Get<GradingSettingsAppService>().GetAsync(null, default))!);
        Task ChangeAsync(GradingSettingsInput input) => school.AsAsync(school.Office, scope => scope.Get<GradingSettingsAppService>().ChangeAsync(school.YearId, input, default));
        Task SignAsync() => school.AsAsync(school.Principal, scope => scope.Get<SchoolResultAppService>().SignOffAsync(school.ClassId, ResultPeriod.Term1, default));
        Task<string?> LearningAsync() => school.AsAsync(null, scope =>
            scope.Get<StudentRecordsDbContext>().PupilResults.Where(row => row.ClassId == school.ClassId && row.Period == ResultPeriod.Term1).Select(row => row.Learning).SingleAsync());
    }
}
