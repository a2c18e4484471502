using EduAbp.AspNetCore.Api;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Imports;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.StudentRecords.Office;

/// <summary>A school office's year, from the first empty page to the next year.</summary>
public sealed class OfficeTests
{
    [Theory, OnBothDatabases]
    public async Task A_school_is_set_up_filled_and_brought_into_the_next_year(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (school, other) = await School.TwoAsync(app);
        var office = await School.MemberAsync(app, school, "vanphong@example.edu.vn", StudentRecordsRoles.SchoolOffice);
        var teacher = await School.MemberAsync(app, school, "gv1@example.edu.vn", StudentRecordsRoles.Teacher);
        var neighbour = await School.MemberAsync(app, other, "vanphong2@example.edu.vn", StudentRecordsRoles.SchoolOffice);
        Task<T> Do<TService, T>(Func<TService, Task<T>> act)
            where TService : notnull => app.InAsync(school.Id, office, scope => act(scope.Get<TService>()));
        Task Act<TService>(Func<TService, Task> act)
            where TService : notnull => app.InAsync(school.Id, office, scope => act(scope.Get<TService>()));

        // The year with its subjects.
        var proposal = await Do<YearAppService, YearInput>(years => years.ProposeAsync(default));
        proposal.Begin.ShouldBe(2026);
        var year = await Do<YearAppService, Guid>(years => years.CreateAsync(proposal, default));
        await Should.ThrowAsync<BusinessException>(() => Act<YearAppService>(years => years.CreateAsync(proposal, default)));
        (await Do<YearAppService, IReadOnlyList<YearItem>>(years => years.GetListAsync(default))).Single().IsCurrent.ShouldBeTrue();
        var subjects = await Do<SubjectAppService, IReadOnlyList<GradeSubjectItem>>(one => one.GetListAsync(null, 7, default));
        subjects.Count.ShouldBe(12);
        subjects.Single(subject => subject.Code == "toan").Columns.ShouldBe(4);
        subjects.Single(subject => subject.Code == "giao-duc-cong-dan").Columns.ShouldBe(2);
        await Act<SubjectAppService>(one => one.ChangeAsync(null, 7, [.. subjects.Select(subject => new GradeSubjectInput
        {
            Id = subject.Id, Kind = subject.Kind, Periods = subject.Periods, IsElective = subject.IsElective, Columns1 = subject.Code == "toan" ? 5 : null,
        })], default));
        await Act<SubjectAppService>(one => one.AddAsync(null, 7, new NewSubject("Tiếng Pháp", "Pháp", Periods: 70, IsElective: true), default));
        subjects = await Do<SubjectAppService, IReadOnlyList<GradeSubjectItem>>(one => one.GetListAsync(null, 7, default));
        (subjects.Count, subjects.Single(subject => subject.Code == "toan").Columns1).ShouldBe((13, 5));
        var input = await Do<YearAppService, YearInput>(years => years.GetAsync(year, default));
        input.DaysOff.RemoveAt(0);
        await Act<YearAppService>(years => years.ChangeAsync(year, input, default));
        (await Do<YearAppService, YearInput>(years => years.GetAsync(year, default))).DaysOff.Count.ShouldBe(3);

        // Classes and who teaches in them.
        (await Do<ClassAppService, int>(classes => classes.AddAsync(null, new NewClasses("7A1–7A3, 9A1"), default))).ShouldBe(4);
        await Should.ThrowAsync<BusinessException>(() => Act<ClassAppService>(classes => classes.AddAsync(null, new NewClasses("3A1"), default)));
        var all = await Do<ClassAppService, IReadOnlyList<ClassItem>>(classes => classes.GetListAsync(null, default));
        await Act<ClassAppService>(classes => classes.ChangeAsync(all[0].Id, new ClassChange("7A1", teacher), default));
        var cell = AssignmentAppService.Key(all[0].Id, subjects.Single(subject => subject.Code == "toan").SubjectId);
        await Act<AssignmentAppService>(one => one.SaveAsync(null, 7, new AssignmentInput(new() { [cell] = "gv1" }), default));
        var grid = await Do<AssignmentAppService, AssignmentGrid>(one => one.GetAsync(null, 7, default));
        grid.Cells[cell].ShouldStartWith("gv1");
        grid.Missing.ShouldBe((3 * 13) - 1);
        (await Should.ThrowAsync<AbpValidationException>(() => Act<AssignmentAppService>(one => one.SaveAsync(null, 7, new AssignmentInput(new() { [cell] = "Người Lạ" }), default)))).Errors.Single().Code
            .ShouldBe(StudentRecordsErrorCodes.TeacherUnknown);

        // Pupils by hand.
        PupilInput An(string? number = null, bool isAnother = false) => new()
        {
            FullName = "Trần Văn An", BirthDate = new DateOnly(2014, 3, 2), Sex = Sex.Male, PersonalNumber = number, Ethnicity = "01", IsAnother = isAnother, Father = new() { FullName = "Trần Ba", Phone = "0903 123 456" },
        };
        (await Should.ThrowAsync<AbpValidationException>(() => Act<PupilAppService>(pupils => pupils.AddAsync(new NewPupil(An("079314000001")), default)))).Errors.Single().Code.ShouldBe(PersonalNumber.OtherSex);
        var first = await Do<PupilAppService, Guid>(pupils => pupils.AddAsync(new NewPupil(An("079214000001"), new Arrival(all[0].Id, new DateOnly(2026, 9, 5))), default));
        (await Should.ThrowAsync<BusinessException>(() => Act<PupilAppService>(pupils => pupils.AddAsync(new NewPupil(An()), default)))).Code.ShouldBe(StudentRecordsErrorCodes.MaybeKnown);
        var second = await Do<PupilAppService, Guid>(pupils => pupils.AddAsync(new NewPupil(An(isAnother: true), new Arrival(all[1].Id)), default));
        var record = await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(first, default));
        record.Details.Code.ShouldBe("2600001");
        record.ClassName.ShouldBe("7A1");
        var changed = PupilInput.Of(record.Details);
        (changed.Residence, changed.Mother.FullName, changed.Father.Phone) = ("Ấp 3, xã Bình Khánh", "Lê Thị Tư", "0903123457");
        await Act<PupilAppService>(pupils => pupils.ChangeAsync(first, changed, record.ConcurrencyStamp, default));
        await Should.ThrowAsync<AbpDbConcurrencyException>(() => Act<PupilAppService>(pupils => pupils.ChangeAsync(first, changed, record.ConcurrencyStamp, default)));
        record = await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(first, default));
        record.Details.Guardians.Count.ShouldBe(2);
        changed.Father.Phone = "0903123458";
        await Act<PupilAppService>(pupils => pupils.ChangeAsync(first, changed, record.ConcurrencyStamp, default));
        await Should.ThrowAsync<AbpDbConcurrencyException>(() => Act<PupilAppService>(pupils => pupils.ChangeAsync(first, changed, record.ConcurrencyStamp, default)), "a father's number is of the record too");
        foreach (var (text, count) in new[] { ("tran an", 2), ("AN", 2), ("2600001", 1), ("bình", 0) })
            (await Do<PupilAppService, PupilPage>(pupils => pupils.GetListAsync(new PupilFilter(text), new ApiPaging(), default))).Total.ShouldBe(count, text);

        // Two records of one pupil become one, and two again.
        (await Do<PupilAppService, IReadOnlyList<IReadOnlyList<LikePupil>>>(pupils => pupils.GetDuplicatesAsync(default))).ShouldHaveSingleItem().Count.ShouldBe(2);
        var merged = await Do<MergeAppService, Guid>(merges => merges.MergeAsync(second, first, default));
        (await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(second, default))).Details.PersonalNumber.ShouldBe("079214000001");
        await Should.ThrowAsync<EntityNotFoundException>(() => Act<PupilAppService>(pupils => pupils.GetAsync(first, default)));
        await Act<DeedAppService>(deeds => deeds.UndoAsync(merged, default));
        (await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(second, default))).Details.PersonalNumber.ShouldBeNull();
        (await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(first, default))).ClassName.ShouldBe("7A1");

        // From class to class, away and back.
        await Act<EnrolmentAppService>(one => one.TransferAsync(first, new ClassTransfer(all[1].Id, new DateOnly(2026, 10, 12), "Theo nguyện vọng"), default));
        await Should.ThrowAsync<BusinessException>(() => Act<EnrolmentAppService>(one => one.TransferAsync(first, new ClassTransfer(all[1].Id), default)));
        await Act<EnrolmentAppService>(one => one.LeaveAsync(first, new Departure(LeaveKind.DroppedOut, new DateOnly(2026, 11, 2), "Theo gia đình"), default));
        (await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(first, default))).State.ShouldBe(PupilState.DroppedOut);
        await Act<EnrolmentAppService>(one => one.ReturnAsync(first, new ClassTransfer(all[0].Id, new DateOnly(2026, 11, 20)), default));
        record = await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(first, default));
        record.History.Select(line => (line.ClassName, line.From.Day, line.Entry, line.To?.Day, line.Leave)).ShouldBe(
        [
            ("7A1", 20, EntryKind.Returned, null, null), ("7A2", 12, EntryKind.ClassTransfer, 2, LeaveKind.DroppedOut), ("7A1", 5, EntryKind.New, 11, LeaveKind.ClassTransfer),
        ]);
        await Act<EnrolmentAppService>(one => one.ExemptAsync(first, new ExemptionInput(subjects.Single(subject => subject.Code == "giao-duc-the-chat").SubjectId, Reason: "Bệnh tim"), default));
        (await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(first, default))).Exemptions.ShouldHaveSingleItem().Subject.ShouldBe("Giáo dục thể chất");

        // Into the next year, and back.
        (await Should.ThrowAsync<BusinessException>(() => Act<RollOverAppService>(one => one.RunAsync(null, new RollOverInput(Others: RollOverChoice.Promote), default)))).Code.ShouldBe(StudentRecordsErrorCodes.RollOverNothing);
        await Act<YearAppService>(async years => await years.CreateAsync(await years.ProposeAsync(default), default));
        (await Should.ThrowAsync<BusinessException>(() => Act<RollOverAppService>(one => one.RunAsync(null, new RollOverInput(), default)))).Code.ShouldBe(StudentRecordsErrorCodes.RollOverUndecided);
        var rolled = await Do<RollOverAppService, Guid>(one => one.RunAsync(null, new RollOverInput(new() { [second] = RollOverChoice.Repeat }, RollOverChoice.Promote), default));
        var next = (await Do<YearAppService, IReadOnlyList<YearItem>>(years => years.GetListAsync(default)))[0];
        var classesThen = await Do<ClassAppService, IReadOnlyList<ClassItem>>(classes => classes.GetListAsync(next.Id, default));
        classesThen.Select(one => (one.Name, one.Pupils)).ShouldBe([("7A2", 1), ("8A1", 1)]);
        await Act<DeedAppService>(deeds => deeds.UndoAsync(rolled, default));
        (await Do<ClassAppService, IReadOnlyList<ClassItem>>(classes => classes.GetListAsync(next.Id, default))).ShouldBeEmpty();
        var again = await Do<RollOverAppService, Guid>(one => one.RunAsync(null, new RollOverInput(Others: RollOverChoice.Promote), default));
        app.Clock.Advance(TimeSpan.FromDays(8));
        (await Should.ThrowAsync<BusinessException>(() => Act<DeedAppService>(deeds => deeds.UndoAsync(again, default)))).Code.ShouldBe(StudentRecordsErrorCodes.DeedTooOld);

        // Nobody else: a teacher, another school's office.
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(school.Id, teacher, scope => scope.Get<PupilAppService>().GetListAsync(new PupilFilter(), new ApiPaging(), default)));
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(school.Id, neighbour, scope => scope.Get<PupilAppService>().GetAsync(first, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, neighbour, scope => scope.Get<PupilAppService>().GetAsync(first, default)));
    }

    [Theory, OnBothDatabases]
    public async Task A_list_of_1_500_pupils_comes_in_whole_or_not_at_all_and_can_be_taken_back(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (school, _) = await School.TwoAsync(app);
        var office = await School.MemberAsync(app, school, "vanphong@example.edu.vn", StudentRecordsRoles.SchoolOffice);
        await app.InAsync(school.Id, office, async scope =>
        {
            var years = scope.Get<YearAppService>();
            await years.CreateAsync(await years.ProposeAsync(default), default);
        });
        var rows = Enumerable.Range(0, 1_500).Select(number => new object?[]
        {
            $"{number + 1}", $"79{number:00000000}", EduAbp.StudentRecords.Demo.DemoNames.Of(number, Sex.Male), new DateOnly(2014, 1, 1).AddDays(number % 365), "Nam", $"{6 + (number / 40 % 4)}A{1 + (number / 160)}", "Kinh",
            $"079214{number:000000}",
        }).ToList();

        await ImportAsync(app, school, office, rows[..40]);
        var import = await ImportAsync(app, school, office, rows);
        (import.Added, import.Changed).ShouldBe((1_460, 0));

        await app.InAsync(school.Id, null, async scope =>
        {
            var db = scope.Get<StudentRecordsDbContext>();
            (await db.Pupils.CountAsync()).ShouldBe(1_500);
            (await db.Enrolments.CountAsync()).ShouldBe(1_500);
        });
        await app.InAsync(school.Id, office, scope => scope.Get<DeedAppService>().UndoAsync(import.DeedId!.Value, default));
        await app.InAsync(school.Id, null, async scope => (await scope.Get<StudentRecordsDbContext>().Pupils.CountAsync()).ShouldBe(40));

        // What somebody wrote after the list came in is not taken away with it.
        var second = await ImportAsync(app, school, office, rows[40..80]);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.InAsync(school.Id, office, async scope =>
        {
            var pupils = scope.Get<PupilAppService>();
            var one = (await pupils.GetListAsync(new PupilFilter("7900000079"), new ApiPaging(), default)).Items.ShouldHaveSingleItem();
            var input = PupilInput.Of((await pupils.GetAsync(one.Id, default)).Details);
            input.Mother.FullName = "Lê Thị Tư (mẫu)";
            await pupils.ChangeAsync(one.Id, input, null, default);
        });
        (await Should.ThrowAsync<BusinessException>(() => app.InAsync(school.Id, office, scope => scope.Get<DeedAppService>().UndoAsync(second.DeedId!.Value, default)))).Code
            .ShouldBe(StudentRecordsErrorCodes.DeedBuiltUpon);

        // One bad row, and none is imported.
        rows[900][3] = "31/02/2014";
        var refused = await Should.ThrowAsync<BusinessException>(() => ImportAsync(app, school, office, rows));
        refused.Code.ShouldBe(StudentRecordsErrorCodes.ImportHasErrors);
        refused.Values["Cells"].ShouldBe("D902");
        await app.InAsync(school.Id, null, async scope => (await scope.Get<StudentRecordsDbContext>().Pupils.CountAsync()).ShouldBe(80));
    }

    private static async Task<ImportPreview> ImportAsync(TestApp app, UnitInfo school, Guid office, IReadOnlyList<object?[]> rows)
    {
        using var book = PupilWorkbook.Of(rows);
        var id = await app.InAsync(school.Id, office, scope => scope.Get<ImportAppService>().UploadAsync("hoc-sinh.xlsx", book, default));
        await app.InAsync(school.Id, office, async scope => (await scope.Get<ImportAppService>().GetAsync(id, default)).Rows.Count.ShouldBe(rows.Count));
        await app.InAsync(school.Id, office, scope => scope.Get<ImportAppService>().ConfirmAsync(id, new ImportDecision(), default));
        return await app.InAsync(school.Id, office, scope => scope.Get<ImportAppService>().GetAsync(id, default));
    }
}
