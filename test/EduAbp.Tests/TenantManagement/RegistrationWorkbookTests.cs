using System.IO.Compression;
using System.Text;
using EduAbp.TenantManagement.Registrations;
using EduAbp.TenantManagement.Units;

namespace EduAbp.Tests.TenantManagement;

public class RegistrationWorkbookTests
{
    [Theory]
    [InlineData("dang-ky-huyen-can-gio.xlsx", "Huyện Cần Giờ", 10, 16, 7)]
    [InlineData("dang-ky-quan-1.xlsx", "Quận 1", 16, 16, 9)]
    public void The_form_of_letter_72_is_read_with_its_office_and_levels(string file, string office, int preschool, int primary, int lowerSecondary)
    {
        var form = Registrations.Read(file);

        form.OfficeName.ShouldBe(office);
        form.WrittenOn.ShouldBe(new DateOnly(2016, 10, 10));
        form.Rows.Count(row => row.Level == UnitLevels.Preschool).ShouldBe(preschool);
        form.Rows.Count(row => row.Level == UnitLevels.Primary).ShouldBe(primary);
        form.Rows.Count(row => row.Level == UnitLevels.LowerSecondary).ShouldBe(lowerSecondary);
        Registrations.Check(form).ShouldAllBe(row => row.Outcome == RowOutcome.Create && row.Problems.Count == 0);
    }

    [Fact]
    public void Every_problem_of_the_bad_workbook_is_pointed_out_at_its_cell()
    {
        var rows = Registrations.Check(Registrations.Read("dang-ky-loi.xlsx")).ToDictionary(row => row.Input.Number);

        rows.Count.ShouldBe(12);
        Problem(10, RowField.TaxCode).Code.ShouldBe("TaxCodeWrongCheckDigit");
        Problem(11, RowField.Name).ShouldSatisfyAllConditions(p => p.Code.ShouldBe("NameTwice"), p => p.OtherRow.ShouldBe(10));
        Problem(12, RowField.Email).Code.ShouldBe("NotAnEmail");
        Problem(13, RowField.Phone).Code.ShouldBe("PhoneTooShort");
        Problem(14, RowField.Name).Code.ShouldBe("NoName");
        Problem(15, RowField.TaxCode).ShouldSatisfyAllConditions(
            p => p.Code.ShouldBe("TaxCodeLostZero"), p => p.Severity.ShouldBe(RowSeverity.Choice), p => p.Suggestion.ShouldBe("0362585173"));
        Problem(16, RowField.Name).ShouldSatisfyAllConditions(p => p.Code.ShouldBe("Composed"), p => p.Severity.ShouldBe(RowSeverity.Fixed));
        rows[16].Values.Name.ShouldBe("Trường Mầm non Tam Thôn Hiệp");
        rows[21].Problems.Select(problem => (problem.Field, problem.Code)).ShouldBe(
            [(RowField.Name, "FormulaAsName"), (RowField.Address, "AddressTooShort"), (RowField.TaxCode, "NoTaxCode"), (RowField.Email, "NoEmail")]);
        rows.Values.Where(row => row.Outcome == RowOutcome.Create).Select(row => row.Input.Number).ShouldBe([9, 16, 17, 18, 20]);

        RowProblem Problem(int row, RowField field) => rows[row].Problems.Single(problem => problem.Field == field);
    }

    [Fact]
    public void A_unit_that_exists_is_kept_and_only_its_changed_field_is_offered()
    {
        var form = Registrations.Read("dang-ky-loi.xlsx");
        ExistingUnit[] existing =
        [
            Existing("Trường Mầm non Cần Thạnh", "mn-can-thanh", "69 ấp Trần Hưng Đạo, xã Tam Thôn Hiệp", "0331706692", "mn-can-thanh@huyen-can-gio.example.edu.vn", "02831035333"),
            Existing("Trường Mầm non Bình Khánh", "mn-binh-khanh", "1 Rừng Sác, xã Bình Khánh", null, "mn-binh-khanh@huyen-can-gio.example.edu.vn", null),
            Existing("Trường Mầm non Long Hòa", "mn-long-hoa", "361 ấp Trần Hưng Đạo, xã Tam Thôn Hiệp", "0399622833", "mn-long-hoa@huyen-can-gio.example.edu.vn", "02831206300"),
        ];

        var rows = Registrations.Check(form, existing).ToDictionary(row => row.Input.Number);

        rows[9].Outcome.ShouldBe(RowOutcome.Keep);
        rows[11].Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => p.Code.ShouldBe("NameTwiceOfEmail"), p => p.Suggestion.ShouldBe("Trường Mầm non Bình Khánh"));
        rows[17].Outcome.ShouldBe(RowOutcome.Choice);
        rows[17].Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => p.Field.ShouldBe(RowField.Phone), p => p.Code.ShouldBe("Changed"),
            p => p.Current.ShouldBe("028 3120 6300"), p => p.Suggestion.ShouldBe("028 3120 6386"));

        var decided = Registrations.Inputs(form).Select(row => row.Number == 17 ? row with { Applied = new HashSet<RowField> { RowField.Phone } } : row).ToList();
        new RegistrationChecker(existing, _ => false, form.WrittenOn).Check(decided).Single(row => row.Input.Number == 17).Outcome.ShouldBe(RowOutcome.Update);

        static ExistingUnit Existing(string name, string slug, string address, string? taxCode, string email, string? phone) =>
            new(Guid.NewGuid(), name, slug, address, taxCode, email, phone, IsOfThisOffice: true);
    }

    [Fact]
    public void A_tax_code_of_a_unit_elsewhere_is_refused()
    {
        var form = Registrations.Read("dang-ky-huyen-can-gio.xlsx");
        var elsewhere = new ExistingUnit(Guid.NewGuid(), "Trường Mầm non Hoa Lan", "mn-hoa-lan", null, form.Rows[0].TaxCode, null, null, IsOfThisOffice: false);

        Registrations.Check(form, [elsewhere])[0].Problems.ShouldHaveSingleItem().Code.ShouldBe("TaxCodeOfAnother");
    }

    [Fact]
    public void Columns_are_found_by_their_headings_wherever_they_stand()
    {
        var form = RegistrationFormReader.Read(Workbook.Of(
            ["", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO QUẬN 3"],
            ["TT", "MST", "Điện thoại", "Tên trường (ghi đầy đủ)", "Ghi chú", "Email", "Địa chỉ"],
            ["", "", "", "I. Khối Tiểu học"],
            ["1", "0331706692", "028 31035333", "Trường Tiểu học Kỳ Đồng", "mới", "th-ky-dong@quan-3.example.edu.vn", "24 Kỳ Đồng, Phường 9"]));

        form.OfficeName.ShouldBe("QUẬN 3");
        form.Rows.ShouldHaveSingleItem().ShouldBe(new RegistrationFormRow(
            4, UnitLevels.Primary, "Trường Tiểu học Kỳ Đồng", "24 Kỳ Đồng, Phường 9", "0331706692", "th-ky-dong@quan-3.example.edu.vn", "028 31035333"));
    }

    public static TheoryData<string, Func<byte[]>> Refused => new()
    {
        { "Empty", () => [] },
        { "NotAWorkbook", () => Encoding.UTF8.GetBytes("STT,Tên trường,Địa chỉ") },
        { "NotAWorkbook", () => Zip(("readme.txt", "x")) },
        { "OldFormat", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]] },
        { "Encrypted", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")] },
        { "Damaged", () => Registrations.File("dang-ky-loi.xlsx")[..1500] },
        { "WrongSheet", () => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook><sheets>")) },
        { "HasMacros", () => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), ("xl/vbaProject.bin", "x")) },
        { "HasMacros", () => Zip(("[Content_Types].xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), ("xl/workbook.xml", "<workbook/>")) },
        { "TooLarge", () => new byte[(10 * 1024 * 1024) + 1] },
        { "TooManyParts", () => Zip([.. Enumerable.Range(0, 1001).Select(i => ($"p{i}", ""))]) },
        { "TooLargeUnpacked", Bomb },
        { "WrongSheet", () => Workbook.Of(["Họ tên", "Điểm"], ["An", "8"]).ToArray() },
        { "NoRows", () => Workbook.Of(["STT", "Tên trường", "Địa chỉ", "Mã số thuế"]).ToArray() },
        { "TooManyRows", () => Workbook.Of([["STT", "Tên trường", "Địa chỉ"], .. Enumerable.Range(1, 5001).Select(i => new[] { $"{i}", $"Trường Tiểu học {i}", "24 Kỳ Đồng" })]).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_registration_is_refused_in_words(string reason, Func<byte[]> content) =>
        Should.Throw<BusinessException>(() => RegistrationFormReader.Read(new MemoryStream(content())))
            .Code.ShouldBe($"Workbook:{reason}");

    [Fact]
    public void No_damage_to_a_workbook_ends_in_anything_but_words()
    {
        var good = Registrations.File("dang-ky-loi.xlsx");
        var random = new Random(72);
        for (var round = 0; round < 300; round++)
        {
            var bytes = good.ToArray();
            for (var change = 0; change < 8; change++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                RegistrationFormReader.Read(new MemoryStream(bytes));
            }
            catch (BusinessException refused)
            {
                refused.Code.ShouldStartWith("Workbook:");
            }
        }
    }

    private static byte[] Bomb() => Zip(
        [("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"), .. Enumerable.Range(0, 11).Select(i => ($"xl/worksheets/sheet{i}.xml", new string(' ', 10 * 1024 * 1024)))]);

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
                writer.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
