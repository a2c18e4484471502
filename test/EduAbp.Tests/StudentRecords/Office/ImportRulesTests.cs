using System.IO.Compression;
using System.Text;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Imports;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;

namespace EduAbp.Tests.StudentRecords.Office;

/// <summary>What the office's rules say, without a database.</summary>
public sealed class ImportRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("079313004567", null)]
    [InlineData("079213004567", PersonalNumber.OtherSex)]
    [InlineData("079113004567", PersonalNumber.OtherCentury)]
    [InlineData("003313004567", PersonalNumber.UnknownProvince)]
    [InlineData("079312004567", PersonalNumber.OtherYear)]
    public void An_identity_number_must_go_with_sex_and_birth_year(string number, string? doubt) =>
        PersonalNumber.Doubts(number, new DateOnly(2013, 5, 4), Sex.Female).ShouldBe(doubt is null ? [] : [doubt]);

    [Theory]
    [InlineData("NguyÔn V¨n §¹t", "Nguyễn Văn Đạt", "Tcvn3")]
    [InlineData("TrÇn ThÞ Mü Duyªn", "Trần Thị Mỹ Duyên", "Tcvn3")]
    [InlineData("Nguyeãn Vaên Ñaït", "Nguyễn Văn Đạt", "Vni")]
    [InlineData("Huyønh Thò Ngoïc Aùnh", "Huỳnh Thị Ngọc Ánh", "Vni")]
    [InlineData("Nguyễn Thị Hoà", "Nguyễn Thị Hoà", "None")]
    [InlineData("Lê Thùy Xuân Hoàng Phú", "Lê Thùy Xuân Hoàng Phú", "None")]
    public void Names_in_old_encodings_are_recognised_and_converted(string written, string meant, string encoding)
    {
        LegacyText.Detect([written]).ToString().ShouldBe(encoding);
        LegacyText.Convert(written, Enum.Parse<LegacyEncoding>(encoding)).ShouldBe(meant);
    }

    [Fact]
    public void A_list_in_an_old_encoding_is_recognised_among_cells_that_say_nothing()
    {
        LegacyText.Detect(["NguyÔn ThÞ Hång", "N÷", "6A1", "Kinh", "TrÇn V¨n H\u00ADng", "Nam", "6A1", "Kinh"]).ShouldBe(LegacyEncoding.Tcvn3);
        LegacyText.Detect(["Nguyễn Thị Hồng", "Nữ", "6A1", "Kinh", "Trần Văn Hưng", "Nam"]).ShouldBe(LegacyEncoding.None);
    }

    [Fact]
    public void A_list_is_found_below_its_titles_with_merged_headings_and_numbering_past_hidden_sheets()
    {
        using var book = PupilWorkbook.Of(
            [
                [null, "Họ và tên", "Năm sinh", null, null, null],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
                ["1", "Trần Ba", "1984", "Lê Thị Ẩn", new DateOnly(2014, 2, 28), new Formula("\"7\"&\"A1\"", "7A1")],
            ],
            headings: ["STT", "Cha", "Cha", "Họ tên", "Ngày sinh", "Lớp"],
            merges: ["B3:C3"],
            above: [["SỞ GIÁO DỤC VÀ ĐÀO TẠO"], ["DANH SÁCH HỌC SINH"]],
            hiddenFirst: true);

        var (table, sheet) = PupilSheetReader.Read(book);

        sheet.ShouldBe("DS");
        table.HiddenSheets.ShouldBe(["an"]);
        var choices = new ImportChoices { Columns = PupilHeadings.Map(table.Headings) };
        var row = ImportChecker.Check(table, choices, Ground()).ShouldHaveSingleItem();
        row.Number.ShouldBe(6);
        row.Input.BirthDate.ShouldBe(new DateOnly(2014, 2, 28));
        row.Input.Father.FullName.ShouldBe("Trần Ba");
        row.Input.Father.BirthYear.ShouldBe(1984);
        row.ClassName.ShouldBe("7A1");
    }

    [Fact]
    public void Every_bad_cell_is_named_by_its_address()
    {
        using var book = PupilWorkbook.Of(
            [
                ["1", "7900000001", "Nguyễn Văn An", "31/02/2014", "Nam", "7A1", "Kinh", null],
                ["2", "79-1", "Lê Thị Bình", "5/9/2014", "Nữ giới", "13B", "Người Hỏa tinh", "0793"],
                ["3", "7900000003", "Trần Cường", "6/9/2014", "Nam", "7A1", "Tày", "079214123456"],
                ["4", "7900000003", "Trần Dũng", "7/9/2014", "Nam", "7A1", "Tày", "079314123457"],
                [null, null, "Danh sách có 4 học sinh", null, null, null, null, null],
            ]);
        var (table, _) = PupilSheetReader.Read(book);
        var rows = ImportChecker.Check(table, new ImportChoices { Columns = PupilHeadings.Map(table.Headings) }, Ground());

        rows.Select(row => row.Outcome).ShouldBe([ImportOutcome.Error, ImportOutcome.Error, ImportOutcome.Add, ImportOutcome.Error]);
        rows[0].Problems.Where(problem => !problem.IsDoubt).Select(problem => problem.Address).ShouldBe(["D2"]);
        rows[1].Problems.Where(problem => !problem.IsDoubt).Select(problem => problem.Address).Order().ShouldBe(["B3", "E3", "F3", "G3", "H3"]);
        rows[3].Problems.Where(problem => !problem.IsDoubt).Select(problem => problem.Address).ShouldBe(["B5"]);
        rows[3].Problems.Single(problem => problem.IsDoubt && problem.Code == PersonalNumber.OtherSex).Address.ShouldBe("H5");
    }

    [Fact]
    public void A_formula_that_could_not_be_computed_is_no_empty_cell()
    {
        var broken = new Broken("A1/0");
        using var book = PupilWorkbook.Of([["1", null, "Nguyễn Văn An", broken, broken, broken, "Kinh", null]]);
        var (table, _) = PupilSheetReader.Read(book);

        var row = ImportChecker.Check(table, new ImportChoices { Columns = PupilHeadings.Map(table.Headings) }, Ground()).ShouldHaveSingleItem();

        row.Outcome.ShouldBe(ImportOutcome.Error);
        row.Problems.Select(problem => (problem.Address, problem.Code)).ShouldBe([("D2", "StudentRecords:Import:FormulaBroken"), ("E2", "StudentRecords:Import:FormulaBroken"), ("F2", "StudentRecords:Import:FormulaBroken")], ignoreOrder: true);
    }

    [Fact]
    public void Decomposed_names_are_composed_and_a_known_pupil_is_offered()
    {
        var known = new KnownPupil(Guid.CreateVersion7(), "MAU1", null, null, "Nguyễn Thị Hằng", new DateOnly(2014, 1, 2), "7A2");
        using var book = PupilWorkbook.Of([["1", null, "Nguyễn Thị Hằng".Normalize(NormalizationForm.FormD), "02/01/2014", "Nữ", "7A1", null, null]]);
        var (table, _) = PupilSheetReader.Read(book);
        var choices = new ImportChoices { Columns = PupilHeadings.Map(table.Headings) };

        var same = ImportChecker.Check(table, choices, Ground(known)).ShouldHaveSingleItem();
        same.FullName.ShouldBe("Nguyễn Thị Hằng");
        (same.Outcome, same.KnownId, same.IsLike).ShouldBe((ImportOutcome.Change, known.Id, true));
        ImportChecker.Check(table, choices with { New = [2] }, Ground(known)).Single().Outcome.ShouldBe(ImportOutcome.Add);
    }

    [Fact]
    public void A_bomb_in_a_workbook_is_refused_before_it_is_opened()
    {
        using var bomb = new MemoryStream();
        using (var archive = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(archive.CreateEntry("[Content_Types].xml").Open())) types.Write("<Types/>");
            using var sheet = archive.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 110; i++) sheet.Write(zeros);
        }

        bomb.Position = 0;
        Should.Throw<BusinessException>(() => PupilSheetReader.Read(bomb)).Code.ShouldBe("Workbook:TooLargeUnpacked");
    }

    [Theory]
    [InlineData("7A1–7A3", "7A1 7A2 7A3")]
    [InlineData("6/1-6/3, 6C", "6/1 6/2 6/3 6C")]
    [InlineData("10 Toán; 11 Văn", "10 Toán,11 Văn")]
    [InlineData("7A5-7A1", null)]
    [InlineData("7A1, 7a1", null)]
    [InlineData("", null)]
    public void Many_classes_are_named_at_once(string typed, string? names) =>
        ClassNames.Parse(typed).ShouldBe(names?.Split(names.Contains(',', StringComparison.Ordinal) ? ',' : ' '));

    [Fact]
    public void A_class_goes_up_by_its_grade() => new[] { "7A2", "9A1", "10/3", "Lá 1" }.Select(ClassNames.OfNextGrade).ShouldBe(["8A2", "10A1", "11/3", null]);

    [Fact]
    public void The_programme_has_the_circular_s_subjects()
    {
        SubjectCatalogue.Of(7).Count(subject => subject.Kind == SubjectKind.Scored).ShouldBe(8);
        SubjectCatalogue.Of(7).Count(subject => subject.Kind == SubjectKind.Remark).ShouldBe(4);
        SubjectCatalogue.Of(5).Count(subject => subject.Kind == SubjectKind.LevelAndTest).ShouldBe(6);
        SubjectCatalogue.Of(1).Where(subject => subject.Kind == SubjectKind.LevelAndTest).Select(subject => subject.Code).ShouldBe(["tieng-viet", "toan"]);
        SubjectCatalogue.Of(1).Count(subject => subject.Kind == SubjectKind.Quality).ShouldBe(5);
        SubjectCatalogue.Of(10).Count(subject => subject is { IsElective: true, Kind: SubjectKind.Scored }).ShouldBe(7);
    }

    [Fact]
    public void A_year_is_proposed_with_its_lunar_holidays()
    {
        var year = YearProposal.For(2026);
        year.SecondTermOn.ShouldBe(new DateOnly(2027, 1, 18));
        // Tết of Đinh Mùi is on 6/2/2027, the tenth of its third month on 16/4/2027.
        year.DaysOff.Single(day => day.Name == "Tết Nguyên đán").From.ShouldBe(new DateOnly(2027, 2, 1));
        year.DaysOff.Single(day => day.Name == "Giỗ Tổ Hùng Vương").From.ShouldBe(new DateOnly(2027, 4, 16));
    }

    private static ImportGround Ground(params KnownPupil[] known) =>
        new(known, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "7A1", "7A2" }, [6, 7, 8, 9], known.Select(pupil => pupil.Code).ToHashSet(), Today);
}
