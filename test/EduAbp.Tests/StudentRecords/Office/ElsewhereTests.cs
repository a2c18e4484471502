using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Localization;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.StudentRecords.Office;

/// <summary>A pupil comes in mid-year and brings marks along.</summary>
public sealed class ElsewhereTests
{
    [Theory, OnBothDatabases]
    public async Task Marks_of_a_former_school_count_are_told_apart_and_belong_to_the_office(DatabaseKind kind)
    {
        using var vietnamese = Languages.Speak("vi");
        await using var app = await TestApp.StartAsync(kind);
        var (school, other) = await School.TwoAsync(app);
        var office = await School.MemberAsync(app, school, "vanphong@example.edu.vn", StudentRecordsRoles.SchoolOffice);
        var teacher = await School.MemberAsync(app, school, "gv1@example.edu.vn", StudentRecordsRoles.Teacher);
        var neighbour = await School.MemberAsync(app, other, "vanphong2@example.edu.vn", StudentRecordsRoles.SchoolOffice);
        Task<T> Do<TService, T>(Func<TService, Task<T>> act)
            where TService : notnull => app.InAsync(school.Id, office, scope => act(scope.Get<TService>()));
        Task Act<TService>(Func<TService, Task> act)
            where TService : notnull => app.InAsync(school.Id, office, scope => act(scope.Get<TService>()));

        await Act<YearAppService>(async years => await years.CreateAsync(await years.ProposeAsync(default), default));
        await Act<ClassAppService>(classes => classes.AddAsync(null, new NewClasses("7A1"), default));
        var room = (await Do<ClassAppService, IReadOnlyList<ClassItem>>(classes => classes.GetListAsync(null, default))).Single().Id;
        var subjects = (await Do<SubjectAppService, IReadOnlyList<GradeSubjectItem>>(one => one.GetListAsync(null, 7, default))).ToDictionary(subject => subject.Code, subject => subject.SubjectId);
        var (maths, literature, sport) = (subjects["toan"], subjects["ngu-van"], subjects["giao-duc-the-chat"]);
        await Act<AssignmentAppService>(one => one.SaveAsync(null, 7, new AssignmentInput(new() { [AssignmentAppService.Key(room, maths)] = "gv1", [AssignmentAppService.Key(room, literature)] = "gv1" }), default));
        Task<Guid> Pupil(string name, DateOnly from, EntryKind entry) => Do<PupilAppService, Guid>(pupils => pupils.AddAsync(
            new NewPupil(new() { FullName = name, BirthDate = new DateOnly(2014, 3, 2), Sex = Sex.Female }, new Arrival(room, from, entry)), default));
        var here = await Pupil("Trần Thị Ở Đây (mẫu)", new DateOnly(2026, 9, 5), EntryKind.New);
        var came = await Pupil("Lê Thị Chuyển Đến (mẫu)", new DateOnly(2026, 11, 9), EntryKind.SchoolTransfer);

        // Only who came in mid-term has marks from elsewhere.
        (await Should.ThrowAsync<BusinessException>(() => Do<ElsewhereAppService, ElsewhereSheet>(one => one.GetAsync(here, null, default)))).Code.ShouldBe(StudentRecordsErrorCodes.ElsewhereNotArrived);
        (await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(here, default))).CameInMidYear.ShouldBeFalse();
        (await Do<PupilAppService, PupilRecord>(pupils => pupils.GetAsync(came, default))).CameInMidYear.ShouldBeTrue();
        var sheet = await Do<ElsewhereAppService, ElsewhereSheet>(one => one.GetAsync(came, null, default));
        (sheet.Term, sheet.ClassName, string.Join(' ', sheet.Columns), sheet.Rows.Count).ShouldBe((1, "7A1", "TX1 TX2 TX3 TX4 GK CK TBM", 12));

        // A teacher's mark is the teacher's; what is wrong is said at its cell and nothing is saved.
        app.Clock.Advance(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero) - app.Clock.GetUtcNow());
        Task<SaveMarksResult> Teach(Guid subject, params CellInput[] cells) =>
            app.InAsync(school.Id, teacher, scope => scope.Get<GradebookAppService>().SaveAsync(room, subject, 1, new SaveMarksInput(Guid.CreateVersion7(), cells), default));
        (await Teach(maths, new CellInput(came, "TX4", "6", 0))).Cells.Single().State.ShouldBe(CellState.Saved);
        Task Save(string? source, params (Guid Subject, string Column, string Text)[] cells) => Act<ElsewhereAppService>(one =>
            one.SaveAsync(came, 1, new ElsewhereInput(source, cells.ToDictionary(cell => ElsewhereAppService.Key(cell.Subject, cell.Column), cell => (string?)cell.Text)), default));
        var wrong = await Should.ThrowAsync<AbpValidationException>(() => Save("", (maths, "TX1", "10,5"), (maths, "TX4", "9"), (literature, "TX1", "8"), (literature, "TBM", "8"), (sport, "GK", "7")));
        wrong.Errors.Select(error => (error.Field, error.Code)).ShouldBe(
        [
            ("Source", StudentRecordsErrorCodes.ElsewhereSourceMissing),
            ($"Cells[{literature}.TBM]", StudentRecordsErrorCodes.ElsewhereBoth),
            ($"Cells[{maths}.TX1]", "StudentRecords:Grading:Mark:OutOfRange"),
            ($"Cells[{maths}.TX4]", StudentRecordsErrorCodes.ElsewhereOurs),
            ($"Cells[{sport}.GK]", "StudentRecords:Grading:Mark:NotARemark"),
        ], ignoreOrder: true);

        const string Source = "THCS An Nghĩa (mẫu), bảng điểm 6/11/2026";
        await Save(Source, (maths, "TX1", "8"), (maths, "TX2", "7,5"), (maths, "TX3", "9"), (maths, "GK", "8"), (literature, "TBM", "7,3"), (sport, "TBM", "Đ"));
        sheet = await Do<ElsewhereAppService, ElsewhereSheet>(one => one.GetAsync(came, null, default));
        sheet.Source.ShouldBe(Source);
        sheet.Rows.Single(row => row.SubjectId == maths).Cells.Select(cell => (cell!.Text, cell.IsOurs)).ShouldBe([("8,0", false), ("7,5", false), ("9,0", false), ("6,0", true), ("8,0", false), ("", false), ("", false)]);

        // In the book they stand apart, and the teacher goes on from them.
        Task<Gradebook> Read(Guid subject) => app.InAsync(school.Id, teacher, scope => scope.Get<GradebookAppService>().GetAsync(room, subject, 1, default));
        (await Read(maths)).Rows.Single(row => row.PupilId == came).Cells.Select(cell => cell.IsElsewhere).ShouldBe([true, true, true, false, true, false]);
        (await Teach(maths, new CellInput(came, "TX1", "10", 1))).Cells.Single().ShouldSatisfyAllConditions(
            cell => cell.State.ShouldBe(CellState.Locked), cell => cell.Message!.ShouldStartWith("Điểm trường cũ"));
        (await Teach(maths, new CellInput(came, "CK", "7", 0))).Rows.Single().Average.ShouldBe("7,5");
        var history = await app.InAsync(school.Id, teacher, scope => scope.Get<GradebookAppService>().GetHistoryAsync(room, maths, 1, came, "GK", default));
        history.Single().Reason.ShouldBe($"Điểm trường cũ: {Source}");

        // An average counts as it was given; nothing of the term is missing then, and nothing can be entered beside it.
        var book = await Read(literature);
        book.Rows.Single(row => row.PupilId == came).ShouldSatisfyAllConditions(row => row.Average.ShouldBe("7,3"), row => row.IsDecidedElsewhere.ShouldBeTrue());
        book.Columns.ShouldAllBe(column => column.Expected == 1);
        (await Teach(literature, new CellInput(came, "TX1", "9", 0))).Cells.Single().State.ShouldBe(CellState.Locked);
        await app.InAsync(school.Id, null, async scope =>
        {
            var db = scope.Get<StudentRecordsDbContext>();
            var computed = (await scope.Get<ResultsEngine>().ComputeAsync((await db.SchoolYears.SingleAsync()).Id, room, default))!;
            var shown = ResultDetails.Read(computed.Results.Single(row => row.Pupil.Id == came && row.Period == ResultPeriod.Term1).Result.Details).Subjects;
            (shown["toan"], shown["ngu-van"], shown["giao-duc-the-chat"]).ShouldBe(("7,5", "7,3", "Đ"));
            var lines = await db.MarkLines.ToListAsync();
            foreach (var line in lines)
                MarkChainCheck.FirstFault(line, [.. (await db.MarkChanges.Where(change => change.LineId == line.Id).ToListAsync()).OrderBy(change => change.Number)]).ShouldBeNull();
        });

        // Days missed there count with the school's own; of a term that goes on here, the conduct is judged here.
        (await Should.ThrowAsync<AbpValidationException>(() => Act<ElsewhereAppService>(one => one.SaveAsync(came, 1, new ElsewhereInput(Source, null, 201, -1, "T"), default))))
            .Errors.Select(error => error.Field).ShouldBe(["Excused", "Unexcused", "Conduct"]);
        await Act<ElsewhereAppService>(one => one.SaveAsync(came, 1, new ElsewhereInput(Source, null, 20, 5), default));
        await Save(Source, (maths, "TX2", "8"));

        // Whoever comes after the first term was signed off brings its conduct along; the year is made of both terms and of all days missed.
        var late = await Pupil("Phạm Thị Học Kì Hai (mẫu)", new DateOnly(2027, 2, 1), EntryKind.SchoolTransfer);
        await Act<StudentRecordsDbContext>(async db =>
        {
            var sign = new ResultSignOff(school.Id, (await db.SchoolYears.SingleAsync()).Id, room, ResultPeriod.Term1);
            sign.Sign("Hiệu trưởng (mẫu)", app.Clock.GetUtcNow());
            db.Add(sign);
            await db.SaveChangesAsync();
        });
        (await Do<ElsewhereAppService, ElsewhereSheet>(one => one.GetAsync(late, 1, default))).ConductLevels.Select(level => level.Code).ShouldBe(["T", "K", "D", "CD"]);
        await Act<ElsewhereAppService>(one => one.SaveAsync(late, 1, new ElsewhereInput(Source, null, 40, 6, "K"), default));
        await Act<ConductAppService>(one => one.SaveAsync(room, ConductPeriod.Term2, [new ConductInput(late, "T")], default));
        (await Do<ElsewhereAppService, ElsewhereSheet>(one => one.GetAsync(late, 1, default))).ShouldSatisfyAllConditions(
            one => (one.Excused, one.Unexcused, one.Conduct).ShouldBe((40, 6, "K")), one => one.Source.ShouldBe(Source), one => one.HasAny.ShouldBeFalse());
        await app.InAsync(school.Id, null, async scope =>
        {
            var computed = (await scope.Get<ResultsEngine>().ComputeAsync((await scope.Get<StudentRecordsDbContext>().SchoolYears.SingleAsync()).Id, room, default))!;
            ComputedResult Of(Guid pupil, ResultPeriod period) => computed.Results.Single(row => row.Pupil.Id == pupil && row.Period == period).Result;
            (Of(came, ResultPeriod.Term1).AbsencesExcused, Of(came, ResultPeriod.Year).AbsencesUnexcused).ShouldBe((20, 5));
            (Of(late, ResultPeriod.Year).AbsencesExcused, Of(late, ResultPeriod.Year).AbsencesUnexcused).ShouldBe((40, 6));
            (Of(late, ResultPeriod.Term1).Conduct, Of(late, ResultPeriod.Year).Conduct).ShouldBe(("K", "T"));
        });

        // A slip is put right, by the office alone.
        await Save(Source, (literature, "TBM", ""), (literature, "TX1", "8"));
        (await Read(literature)).Rows.Single(row => row.PupilId == came).ShouldSatisfyAllConditions(row => row.IsDecidedElsewhere.ShouldBeFalse(), row => row.Cells[0].Text.ShouldBe("8,0"));
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(school.Id, teacher, scope => scope.Get<ElsewhereAppService>().GetAsync(came, null, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, neighbour, scope => scope.Get<ElsewhereAppService>().GetAsync(came, null, default)));
    }
}
