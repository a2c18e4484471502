using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Localization;
using EduAbp.StudentRecords;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Grading.Readings;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Results;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using static EduAbp.Tests.StudentRecords.Marks.SchoolWithMarks;

namespace EduAbp.Tests.StudentRecords.Marks;

public sealed class GradebookTests
{
    [Theory, OnBothDatabases]
    public async Task Cells_are_saved_refused_and_compared_one_by_one_and_a_batch_counts_once(DatabaseKind kind)
    {
        using var vietnamese = Languages.Speak("vi");
        await using var school = await OpenAsync(kind);
        var (first, second, third) = (school.Pupils[0], school.Pupils[1], school.Pupils[2]);

        // A whole row at once: the average is the rules' own.
        var saved = await school.SaveAsync(
            Teacher, Cell(first, "TX1", "7"), Cell(first, "TX2", "6,5"), Cell(first, "TX3", "6.0"), Cell(first, "TX4", "8,5"), Cell(first, "GK", "6"), Cell(first, "CK", "7,5"));
        saved.Cells.ShouldAllBe(cell => cell.State == CellState.Saved && cell.Version == 1);
        saved.Rows.ShouldBe([new RowResult(first, "6,9", "Khá", 9)]);

        // What is no mark is told so, and does not hold up the rest.
        var mixed = await school.SaveAsync(
            Teacher, Cell(second, "TX1", "10,5"), Cell(second, "TX2", "-1"), Cell(second, "TX3", "7..5"), Cell(second, "TX4", "7/5"), Cell(second, "GK", "tám"), Cell(second, "CK", "8"), Cell(second, "TX9", "8"));
        mixed.Cells.Select(cell => cell.State).ShouldBe([CellState.Invalid, CellState.Invalid, CellState.Invalid, CellState.Invalid, CellState.Invalid, CellState.Saved, CellState.NotHere]);
        mixed.Cells[0].Message.ShouldBe("“10,5” nằm ngoài thang điểm.");
        mixed.Rows.ShouldBe([new RowResult(second, "", "", 0)]);

        // The second writer of a cell sees the first's mark, name and time; nothing is overwritten.
        var theirs = await school.SaveAsync(SecondTeacher, Cell(first, "CK", "7,4", version: 0));
        theirs.Cells.Single().ShouldSatisfyAllConditions(
            cell => cell.State.ShouldBe(CellState.Conflict), cell => cell.Value.ShouldBe("7,5"), cell => cell.Version.ShouldBe(1), cell => cell.By.ShouldBe("Cô Tuyết (mẫu)"), cell => cell.At.ShouldNotBeNull());
        (await school.SaveAsync(SecondTeacher, Cell(first, "CK", "7,5", version: 0))).Cells.Single().State.ShouldBe(CellState.Saved);
        (await school.SaveAsync(SecondTeacher, Cell(first, "CK", "7,4", version: 1))).Cells.Single().State.ShouldBe(CellState.Saved);

        // The line was cut after the server had it: the same batch comes again, after somebody else changed the cell.
        var batch = Guid.CreateVersion7();
        var once = await school.SaveAsync(Teacher, batch, Cell(third, "GK", "5"));
        await school.SaveAsync(SecondTeacher, Cell(third, "GK", "6", version: 1));
        var again = await school.SaveAsync(Teacher, batch, Cell(third, "GK", "5"));
        again.Cells.ShouldBe(once.Cells);
        var book = await school.ReadAsync();
        book.Rows.Single(row => row.PupilId == third).Cells[4].ShouldBe(new GradebookCell("6,0", 2, false));

        var history = await school.AsAsync(Teacher, books => books.GetHistoryAsync(school.Book.ClassId, school.Book.SubjectId, 1, third, "GK", default));
        history.Select(change => (change.Before, change.After, change.ByName)).ShouldBe([("5,0", "6,0", "Thầy Khải (mẫu)"), ("", "5,0", "Cô Tuyết (mẫu)")]);

        // Words have versions too.
        (await school.SaveAsync(Teacher, Cell(third, "NX", "Tiến bộ rõ"))).Cells.Single().State.ShouldBe(CellState.Saved);
        (await school.SaveAsync(SecondTeacher, Cell(third, "NX", "Cần cố gắng"))).Cells.Single().State.ShouldBe(CellState.Conflict);

        // A locked column takes nothing any more.
        await school.LockAsync("GK");
        var locked = await school.SaveAsync(Teacher, Cell(third, "GK", "9", version: 2), Cell(third, "CK", "9"));
        locked.Cells.Select(cell => cell.State).ShouldBe([CellState.Locked, CellState.Saved]);
        locked.Cells[0].Value.ShouldBe("6,0");
        (await school.ReadAsync()).Missing.ShouldContain(cell => cell.Column == "GK" && cell.Kind == MissingKind.Locked);
    }

    [Theory, OnBothDatabases]
    public async Task Teachers_who_save_at_once_lose_nothing(DatabaseKind kind)
    {
        await using var school = await OpenAsync(kind);
        string[] columns = ["TX1", "TX2", "TX3", "TX4", "GK", "CK"];

        // All at the same lines: each writer has one cell of each of the twelve pupils.
        var results = await Task.WhenAll(columns.Select((column, place) => Task.Run(() => school.SaveAsync(
            place % 2 == 0 ? Teacher : SecondTeacher, [.. school.Pupils.Select(pupil => Cell(pupil, column, (place + 3).ToString(System.Globalization.CultureInfo.InvariantCulture)))]))));

        results.SelectMany(result => result.Cells).ShouldAllBe(cell => cell.State == CellState.Saved);
        (await school.ReadAsync()).Rows.ShouldAllBe(row => row.Cells.All(cell => cell.Version == 1 && cell.Text.Length > 0));
        (await school.DbAsync(db => db.MarkChanges.CountAsync())).ShouldBe(6 * 12);
        (await FaultsAsync(school)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_reaches_a_book_that_is_none_of_theirs(DatabaseKind kind)
    {
        await using var school = await OpenAsync(kind);
        await school.SaveAsync(Teacher, Cell(school.Pupils[0], "GK", "5"));

        // The home-room teacher and the principal read; they do not write.
        (await school.ReadAsync(HomeRoom)).CanEdit.ShouldBeFalse();
        (await school.ReadAsync(Principal)).Rows.Count.ShouldBe(12);
        await Should.ThrowAsync<AbpAuthorizationException>(() => school.SaveAsync(HomeRoom, Cell(school.Pupils[0], "GK", "9", 1)));
        await Should.ThrowAsync<AbpAuthorizationException>(() => school.SaveAsync(Principal, Cell(school.Pupils[0], "GK", "9", 1)));

        // Another class's teacher, a parent, and whoever is everything at another school.
        await Should.ThrowAsync<EntityNotFoundException>(() => school.ReadAsync(OfAnotherClass));
        await Should.ThrowAsync<EntityNotFoundException>(() => school.SaveAsync(OfAnotherClass, Cell(school.Pupils[0], "GK", "9", 1)));
        await Should.ThrowAsync<AbpAuthorizationException>(() => school.ReadAsync(Parent));
        await Should.ThrowAsync<EntityNotFoundException>(() => school.AsAsync(Teacher, books => books.GetAsync(school.Book.ClassId, school.Book.SubjectId, 1, default), OtherSchool));
        await Should.ThrowAsync<EntityNotFoundException>(() =>
            school.AsAsync(OfAnotherClass, books => books.GetHistoryAsync(school.Book.ClassId, school.Book.SubjectId, 1, school.Pupils[0], "GK", default)));
        (await school.AsAsync(OfAnotherClass, books => books.GetListAsync(1, null, null, default))).Books.ShouldAllBe(book => book.ClassName == "7A3");
        (await school.AsAsync(Teacher, books => books.GetListAsync(1, null, null, default), OtherSchool)).Books.ShouldBeEmpty();

        // Who reads every class looks at one class, or one subject in every class; a teacher's own books need no choice, and asking for others gives none.
        var (room, subject) = (school.Book.ClassId, school.Book.SubjectId);
        (await school.AsAsync(OfAnotherClass, books => books.GetListAsync(1, room, subject, default))).ShouldSatisfyAllConditions(
            list => list.Choice.ShouldBeNull(), list => list.Books.ShouldAllBe(book => book.ClassName == "7A3"));
        var first = await school.AsAsync(Principal, books => books.GetListAsync(1, null, null, default));
        first.Books.ShouldNotBeEmpty();
        first.Books.ShouldAllBe(book => book.Key.ClassId == first.Choice!.Classes[0].Id && !book.IsMine);
        (await school.AsAsync(Principal, books => books.GetListAsync(1, room, null, default))).Books.ShouldAllBe(book => book.Key.ClassId == room);
        (await school.AsAsync(Principal, books => books.GetListAsync(1, null, subject, default))).Books.Select(book => book.ClassName).ShouldBe(["4A1", "7A2", "7A3"]);
        (await school.AsAsync(Principal, books => books.GetListAsync(1, room, subject, default))).Books.ShouldHaveSingleItem().Key.ShouldBe(school.Book);

        // A pupil of another class is not written to by way of one's own.
        (await school.SaveAsync(Teacher, Cell(school.FirstPrimaryPupil, "GK", "9"))).Cells.Single().State.ShouldBe(CellState.NotHere);
        (await school.DbAsync(db => db.MarkChanges.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task An_altered_row_a_missing_row_and_a_cut_end_are_named(DatabaseKind kind)
    {
        await using var school = await OpenAsync(kind);
        for (var mark = 5; mark <= 9; mark++)
            await school.SaveAsync(Teacher, Cell(school.Pupils[0], "GK", $"{mark}", mark - 5));
        await school.SaveAsync(Teacher, Cell(school.Pupils[1], "GK", "7"));
        (await FaultsAsync(school)).ShouldBeEmpty();

        var line = await school.DbAsync(db => db.MarkLines.Where(row => row.PupilId == school.Pupils[0]).Select(row => row.Id).SingleAsync());
        var rows = await school.DbAsync(db => db.MarkChanges.AsNoTracking().Where(row => row.LineId == line).OrderBy(row => row.Number).ToListAsync());

        // A word in the middle.
        await TamperAsync(school, db => db.MarkChanges.Where(row => row.Id == rows[2].Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Cells, "{\"GK\":[6,10]}")));
        (await FaultsAsync(school)).Single().ShouldBe(("StudentRecords:Marks:Verify:Altered", 3));
        await TamperAsync(school, db => db.MarkChanges.Where(row => row.Id == rows[2].Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Cells, rows[2].Cells)));
        (await FaultsAsync(school)).ShouldBeEmpty();

        // The mark itself, past the chain.
        var cells = await school.DbAsync(db => db.MarkLines.Where(row => row.Id == line).Select(row => row.Cells).SingleAsync());
        await TamperAsync(school, db => db.MarkLines.Where(row => row.Id == line).ExecuteUpdateAsync(set => set.SetProperty(row => row.Cells, "{\"GK\":[10,5]}")));
        (await FaultsAsync(school)).Single().Text.ShouldBe("StudentRecords:Marks:Verify:CellsDiffer");
        await TamperAsync(school, db => db.MarkLines.Where(row => row.Id == line).ExecuteUpdateAsync(set => set.SetProperty(row => row.Cells, cells)));

        // The end, and then one from the middle.
        await TamperAsync(school, db => db.MarkChanges.Where(row => row.Id == rows[4].Id).ExecuteDeleteAsync());
        (await FaultsAsync(school)).Single().ShouldBe(("StudentRecords:Marks:Verify:Cut", 5));
        await TamperAsync(school, db => db.MarkChanges.Where(row => row.Id == rows[1].Id).ExecuteDeleteAsync());
        (await FaultsAsync(school)).Single().ShouldBe(("StudentRecords:Marks:Verify:Missing", 2));
    }

    [Theory, OnBothDatabases]
    public async Task A_line_that_is_gone_with_all_its_changes_is_named_by_the_register_of_its_book(DatabaseKind kind)
    {
        await using var school = await OpenAsync(kind);
        await school.SaveAsync(Teacher, Cell(school.Pupils[0], "GK", "5"), Cell(school.Pupils[1], "GK", "6"));
        await school.SaveAsync(Teacher, Cell(school.Pupils[1], "CK", "7"), Cell(school.Pupils[2], "GK", "8"));
        await school.AsAsync(Teacher, books => books.SaveAsync(
            school.PrimaryBook.ClassId, school.PrimaryBook.SubjectId, 1, new SaveMarksInput(Guid.CreateVersion7(), [Cell(school.FirstPrimaryPupil, "KTCK", "9")]), default));
        (await FaultsAsync(school)).ShouldBeEmpty();
        var lines = await school.DbAsync(db => db.MarkLines.AsNoTracking().ToDictionaryAsync(row => row.PupilId));

        // Another line in its place, with a chain of its own: from there on the register does not fit.
        await TamperAsync(school, db => db.MarkChanges.Where(row => row.LineId == lines[school.Pupils[1]].Id && row.Number == 1).ExecuteDeleteAsync());
        await TamperAsync(school, db => db.MarkChanges.Where(row => row.LineId == lines[school.Pupils[1]].Id).ExecuteDeleteAsync());
        await TamperAsync(school, db => db.MarkLines.Where(row => row.PupilId == school.Pupils[1]).ExecuteDeleteAsync());
        (await FaultsAsync(school)).Single().ShouldBe(("StudentRecords:Marks:Verify:LineMissing", 1));
        await school.DbAsync(async db =>
        {
            var forged = new MarkLine(School, lines[school.Pupils[1]].SchoolYearId, school.Book.SubjectId, 1, school.Pupils[1]);
            db.AddRange(forged, forged.Enter([new MarkEdit("GK", 10)], new MarkAuthor(Teacher, "Cô Tuyết (mẫu)"), DateTimeOffset.UnixEpoch)!);
            return await db.SaveChangesAsync();
        });
        (await FaultsAsync(school)).Single().ShouldBe(("StudentRecords:Marks:Verify:RegisterDiffers", 2));

        // A pupil struck from the register, then the register itself: the second of its class.
        var register = await school.DbAsync(db => db.MarkRegisters.AsNoTracking().SingleAsync(row => row.ClassId == school.Book.ClassId));
        await TamperAsync(school, db => db.MarkRegisters.Where(row => row.Id == register.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Lines, register.Lines.Substring(register.Lines.IndexOf(' ') + 1))));
        (await FaultsAsync(school)).Single().ShouldBe(("StudentRecords:Marks:Verify:RegisterDiffers", 1));
        await school.DbAsync(async db =>
        {
            db.Add(new MarkRegister(School, register.SchoolYearId, register.ClassId, register.SubjectId, 2, 2));
            return await db.SaveChangesAsync();
        });
        await TamperAsync(school, db => db.MarkRegisters.Where(row => row.Id == register.Id).ExecuteDeleteAsync());
        (await FaultsAsync(school)).Single().ShouldBe(("StudentRecords:Marks:Verify:RegisterMissing", 1));
    }

    [Theory, OnBothDatabases]
    public async Task The_last_register_of_a_class_that_is_gone_with_all_its_lines_is_missed(DatabaseKind kind)
    {
        await using var school = await OpenAsync(kind);
        var second = school.Book with { Term = 2 };
        // Both books of the class are opened at one instant: each gets a number of its own.
        await Task.WhenAll(new[] { school.Book, second }.Select((book, place) => Task.Run(() => school.AsAsync(place == 0 ? Teacher : SecondTeacher, books =>
            books.SaveAsync(book.ClassId, book.SubjectId, book.Term, new SaveMarksInput(Guid.CreateVersion7(), [Cell(school.Pupils[0], "GK", "8")]), default)))));
        (await school.DbAsync(db => db.MarkRegisters.Select(row => row.Number).OrderBy(number => number).ToListAsync())).ShouldBe([1, 2]);
        (await FaultsAsync(school)).ShouldBeEmpty();

        for (var number = 2; number >= 1; number--)
        {
            var register = await school.DbAsync(db => db.MarkRegisters.AsNoTracking().SingleAsync(row => row.Number == number));
            await TamperAsync(school, db => db.MarkChanges.Where(row => db.MarkLines.Any(line => line.Id == row.LineId && line.Term == register.Term)).ExecuteDeleteAsync());
            await TamperAsync(school, db => db.MarkLines.Where(row => row.Term == register.Term).ExecuteDeleteAsync());
            await TamperAsync(school, db => db.MarkRegisters.Where(row => row.Id == register.Id).ExecuteDeleteAsync());
            (await FaultsAsync(school)).Single().ShouldBe(("StudentRecords:Marks:Verify:RegisterMissing", number));
        }

        // Whoever opens a book afterwards fills no gap.
        await school.SaveAsync(Teacher, Cell(school.Pupils[1], "GK", "7"));
        (await FaultsAsync(school)).Single().ShouldBe(("StudentRecords:Marks:Verify:RegisterMissing", 1));
    }

    [Theory, OnBothDatabases]
    public async Task The_grid_takes_what_the_year_s_settings_take_and_without_rules_says_so_and_loses_nothing(DatabaseKind kind)
    {
        using var vietnamese = Languages.Speak("vi");
        await using var school = await OpenAsync(kind);
        await TamperAsync(school, db => db.SchoolYears.ExecuteUpdateAsync(set => set.SetProperty(row => row.Begin, 2018)));
        var year = await school.DbAsync(db => db.SchoolYears.Select(row => row.Id).SingleAsync());
        (await school.SaveAsync(Teacher, Cell(school.Pupils[0], "TX1", "7,5"))).Cells.Single().State.ShouldBe(CellState.Saved);
        await school.DbAsync(async db =>
        {
            db.Add(new GradingVersion(School, year, 1, GradingVersion.Write(GradingSettings.Default with { Tt58RegularMarksAreWhole = true }), DateTimeOffset.UnixEpoch, Teacher, "Người thử (mẫu)", "Thử"));
            return await db.SaveChangesAsync();
        });
        var whole = await school.SaveAsync(Teacher, Cell(school.Pupils[1], "TX1", "7,5"), Cell(school.Pupils[1], "TX2", "8"), Cell(school.Pupils[1], "GK1", "7,5"));
        whole.Cells.Select(cell => cell.State).ShouldBe([CellState.Invalid, CellState.Saved, CellState.Saved]);
        (await school.ReadAsync()).Columns.Select(column => column.Scale).Distinct().ShouldBe([MarkScale.WholeScore, MarkScale.Score]);

        // A year that has no rules here.
        await TamperAsync(school, db => db.SchoolYears.ExecuteUpdateAsync(set => set.SetProperty(row => row.Begin, 2009)));
        var before = await school.DbAsync(db => db.MarkLines.OrderBy(row => row.Id).Select(row => row.Cells).ToListAsync());
        var book = await school.ReadAsync();
        (book.Rules, book.Columns.Count, book.Rows.Count).ShouldBe((null, 0, 12));
        var refused = (await school.SaveAsync(Teacher, Cell(school.Pupils[0], "TX1", "9", version: 1))).Cells.Single();
        (refused.State, refused.Message).ShouldBe((CellState.NotHere, "Chưa có quy định đánh giá cho lớp 7 năm học 2009-2010: phần mềm tính từ năm học 2014-2015 với tiểu học, từ học kì II năm học 2011-2012 với trung học."));
        (await school.DbAsync(db => db.MarkLines.OrderBy(row => row.Id).Select(row => row.Cells).ToListAsync())).ShouldBe(before);
        await school.App.InAsync(School, null, async scope =>
        {
            var computation = (await scope.Get<ResultsEngine>().ComputeAsync(year, null, default))!;
            computation.Results.ShouldBeEmpty();
            computation.Books.ShouldAllBe(row => row.Rules == null);
        });
        (await FaultsAsync(school)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Families_are_given_what_was_published_and_nothing_else(DatabaseKind kind)
    {
        using var vietnamese = Languages.Speak("vi");
        await using var school = await OpenAsync(kind);
        var pupil = school.Pupils[0];
        await school.SaveAsync(Teacher, Cell(pupil, "GK", "5"), Cell(pupil, "CK", "9"), Cell(pupil, "NX", "Cần cố gắng"));
        (await PublishedAsync()).ShouldBeEmpty();

        await school.AsAsync(Teacher, async books => { await books.PublishAsync(school.Book.ClassId, school.Book.SubjectId, 1, ["GK"], default); return 0; });
        (await PublishedAsync()).Single().ShouldSatisfyAllConditions(mark => mark.Column.ShouldBe("GK"), mark => mark.Text.ShouldBe("5,0"), mark => mark.Subject.ShouldBe("Toán"));
        await Should.ThrowAsync<AbpAuthorizationException>(() => school.AsAsync(HomeRoom, async books => { await books.PublishAsync(school.Book.ClassId, school.Book.SubjectId, 1, ["CK"], default); return 0; }));

        await school.AsAsync(Teacher, async books => { await books.WithdrawAsync(school.Book.ClassId, school.Book.SubjectId, 1, ["GK"], default); return 0; });
        (await PublishedAsync()).ShouldBeEmpty();

        Task<IReadOnlyList<PublishedMarkDto>> PublishedAsync() => school.App.InAsync(School, null, scope => scope.Get<IPublishedMarksIntegrationService>().GetListAsync([pupil], default));
    }

    [Theory, OnBothDatabases]
    public async Task Primary_pupils_have_levels_and_tests_and_a_column_unlike_the_others_is_pointed_out(DatabaseKind kind)
    {
        await using var school = await OpenAsync(kind);
        var small = school.PrimaryBook;
        var saved = await school.AsAsync(Teacher, books => books.SaveAsync(
            small.ClassId, small.SubjectId, 1,
            new SaveMarksInput(Guid.CreateVersion7(), [Cell(school.FirstPrimaryPupil, "GK", "t"), Cell(school.FirstPrimaryPupil, "KTGK", "9"), Cell(school.FirstPrimaryPupil, "CK", "Đ"), Cell(school.FirstPrimaryPupil, "KTCK", "8,5")]), default));
        saved.Cells.Select(cell => (cell.State, cell.Value)).ShouldBe([(CellState.Saved, "T"), (CellState.Saved, "9"), (CellState.Invalid, ""), (CellState.Invalid, "")]);

        await school.SaveAsync(Teacher, [.. school.Pupils.SelectMany((pupil, i) => new[] { Cell(pupil, "TX1", $"{5 + (i % 3)}"), Cell(pupil, "TX2", $"{5 + (i % 2)}"), Cell(pupil, "TX4", $"{8 + (i % 2)}") })]);
        var book = await school.ReadAsync();
        book.Unusual.ShouldNotBeNull().ShouldSatisfyAllConditions(unusual => unusual.Code.ShouldBe("TX4"), unusual => unusual.IsHigher.ShouldBeTrue());
        await school.AsAsync(Teacher, async books => { await books.ConfirmUnusualAsync(school.Book.ClassId, school.Book.SubjectId, 1, "TX4", default); return 0; });
        (await school.ReadAsync()).Unusual.ShouldBeNull();
    }

    private static CellInput Cell(Guid pupil, string column, string value, int version = 0) => new(pupil, column, value, version);

    private static Task TamperAsync(SchoolWithMarks school, Func<StudentRecordsDbContext, Task<int>> act) => school.App.InAsync(School, null, async scope =>
    {
        var db = scope.Get<StudentRecordsDbContext>();
        await db.BeginAsync();
        (await act(db)).ShouldBe(1);
    });

    private static Task<List<(string Text, int Number)>> FaultsAsync(SchoolWithMarks school) => school.App.InAsync(School, null, async scope =>
    {
        var found = new List<(string, int)>();
        await foreach (var fault in scope.Get<MarkChainCheck>().RunAsync(default))
            found.Add((fault.Text, (int)fault.Values[1]));
        return found;
    });
}
