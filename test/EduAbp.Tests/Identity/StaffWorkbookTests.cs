using EduAbp.Identity.Roles;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using EduAbp.Tests.TenantManagement;

namespace EduAbp.Tests.Identity;

public class StaffWorkbookTests
{
    private static readonly UnitInfo School = new(Guid.CreateVersion7(), "Trường THCS Thử", "THCS Thử", "thcs-thu", "thcs-thu", "lower-secondary", Guid.CreateVersion7(), UnitStates.Active);

    [Fact]
    public void The_list_is_found_by_its_headings_and_the_signature_under_it_is_no_row()
    {
        var rows = StaffWorkbookReader.Read(Workbook.Of(
            ["TRƯỜNG THCS THỬ"],
            ["STT", "Họ và tên", "Thư công vụ", "Vai trò", "Điện thoại"],
            ["1", "Lê Thị Ánh (mẫu)", "anh@thu.edu.vn", "Biên tập viên", "0909125016"],
            ["", "", "", "HIỆU TRƯỞNG"]));

        rows.ShouldHaveSingleItem().ShouldBe(new StaffRow(3, "Lê Thị Ánh (mẫu)", "anh@thu.edu.vn", "Biên tập viên", "0909125016"));
    }

    [Fact]
    public void A_workbook_without_the_headings_is_refused() =>
        Should.Throw<BusinessException>(() => StaffWorkbookReader.Read(Workbook.Of(["Tên trường", "Địa chỉ"], ["A", "B"]))).Code.ShouldBe("Workbook:WrongSheet");

    [Fact]
    public void Every_problem_of_a_row_is_named_at_its_cell()
    {
        var preview = Check(
            new StaffRow(3, "Lê Thị Ánh (mẫu)", "Anh@Thu.edu.vn", "Trưởng ban, Biên tập viên", "909125016"),
            new StaffRow(4, "", "khong-phai-thu", "Thủ quỹ", "12"),
            new StaffRow(5, "Trần Văn Bảo (mẫu)", "bao@gmail.com", "Cộng tác viên", ""),
            new StaffRow(6, "Trần Văn Cao (mẫu)", "anh@thu.edu.vn", "Trưởng ban", ""),
            new StaffRow(7, "Đỗ Thị Dung (mẫu)", "dung@thu.edu.vn", "Cán bộ trung tâm", ""));

        preview.Rows[0].ShouldSatisfyAllConditions(
            row => row.Problems.ShouldBeEmpty(), row => row.Email.ShouldBe("anh@thu.edu.vn"), row => row.Phone.ShouldBe("0909125016"), row => row.Roles.ShouldBe(["head", "editor"]));
        Codes(preview.Rows[1]).ShouldBe(["FullName NameMissing", "Email EmailInvalid", "Roles RoleUnknown", "Phone PhoneInvalid"]);
        Codes(preview.Rows[2]).ShouldBe(["Email MailNotOfficial"]);
        Codes(preview.Rows[3]).ShouldBe(["Email EmailTwice", "Roles HeadTwice"]);
        Codes(preview.Rows[4]).ShouldBe(["Roles RoleUnknown"]);
        (preview.New, preview.Wrong).ShouldBe((1, 4));
    }

    [Theory]
    [InlineData("a@thcs.hcm.edu.vn", true)]
    [InlineData("a@edu.vn", true)]
    [InlineData("a@sgddt.tphcm.gov.vn", true)]
    [InlineData("a@gmail.com", false)]
    [InlineData("a@fake-edu.vn", false)]
    [InlineData("a@edu.vn.example.com", false)]
    public void Official_mail_ends_with_an_official_domain(string email, bool official) =>
        OfficialMail.IsOfficial(email, "edu.vn, gov.vn").ShouldBe(official);

    private static StaffPreview Check(params StaffRow[] rows) => StaffChecker.Check(rows, [], "edu.vn", School, new RoleCatalog([]));

    private static IEnumerable<string> Codes(StaffPreviewRow row) => row.Problems.Select(problem => $"{problem.Field} {problem.Code}");
}
