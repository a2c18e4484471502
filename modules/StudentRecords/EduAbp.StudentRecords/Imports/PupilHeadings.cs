using EduAbp.Text;

namespace EduAbp.StudentRecords.Imports;

/// <summary>Knows the headings of lists of pupils: the city's, and those that other systems write.</summary>
internal static class PupilHeadings
{
    private static readonly Dictionary<string, PupilField> Known = new()
    {
        ["lop"] = PupilField.ClassName, ["ten lop"] = PupilField.ClassName, ["lop hoc"] = PupilField.ClassName, ["ma lop"] = PupilField.ClassName,
        ["ma hoc sinh"] = PupilField.Code, ["ma hs"] = PupilField.Code, ["ma so"] = PupilField.Code, ["ma hoc sinh truong"] = PupilField.Code,
        ["ma dinh danh bo gd dt"] = PupilField.MinistryCode, ["ma dinh danh bo"] = PupilField.MinistryCode, ["ma dinh danh"] = PupilField.MinistryCode, ["ma moet"] = PupilField.MinistryCode,
        ["ma dinh danh bo gddt"] = PupilField.MinistryCode, ["ma dinh danh bo gd va dt"] = PupilField.MinistryCode,
        ["so dinh danh ca nhan"] = PupilField.PersonalNumber, ["so dinh danh"] = PupilField.PersonalNumber, ["so cccd"] = PupilField.PersonalNumber, ["cccd"] = PupilField.PersonalNumber,
        ["ma dinh danh ca nhan"] = PupilField.PersonalNumber, ["so ddcn"] = PupilField.PersonalNumber, ["so cmnd cccd"] = PupilField.PersonalNumber,
        ["ho ten"] = PupilField.FullName, ["ho va ten"] = PupilField.FullName, ["ten hoc sinh"] = PupilField.FullName, ["ho ten hoc sinh"] = PupilField.FullName, ["ho va ten hoc sinh"] = PupilField.FullName,
        ["ngay sinh"] = PupilField.BirthDate, ["ngay thang nam sinh"] = PupilField.BirthDate, ["nam sinh"] = PupilField.BirthDate,
        ["gioi tinh"] = PupilField.Sex, ["nam nu"] = PupilField.Sex, ["nu"] = PupilField.Sex, ["phai"] = PupilField.Sex,
        ["noi sinh"] = PupilField.BirthPlace, ["dan toc"] = PupilField.Ethnicity, ["quoc tich"] = PupilField.Nationality, ["ton giao"] = PupilField.Religion,
        ["trang thai"] = PupilField.State, ["trang thai hs"] = PupilField.State,
        ["tinh thanh pho"] = PupilField.Province, ["tinh"] = PupilField.Province, ["xa phuong"] = PupilField.Commune, ["phuong xa"] = PupilField.Commune, ["thon xom"] = PupilField.Hamlet, ["thon xom ap"] = PupilField.Hamlet, ["to khu pho"] = PupilField.Hamlet,
        ["cho o hien nay"] = PupilField.Residence, ["dia chi"] = PupilField.Residence, ["dia chi hien nay"] = PupilField.Residence, ["noi o hien nay"] = PupilField.Residence, ["dia chi tam tru"] = PupilField.Residence,
        ["dia chi thuong tru"] = PupilField.PermanentAddress, ["ho khau thuong tru"] = PupilField.PermanentAddress, ["thuong tru"] = PupilField.PermanentAddress,
        ["sdt lien he"] = PupilField.Phone, ["dien thoai"] = PupilField.Phone, ["so dien thoai"] = PupilField.Phone, ["sdt"] = PupilField.Phone, ["dien thoai lien he"] = PupilField.Phone,
        ["loai khuyet tat"] = PupilField.Disability, ["khuyet tat"] = PupilField.Disability, ["dien chinh sach"] = PupilField.Policies, ["chinh sach"] = PupilField.Policies, ["che do chinh sach"] = PupilField.Policies,
        ["ten cha"] = PupilField.FatherName, ["ho ten cha"] = PupilField.FatherName, ["cha ho ten"] = PupilField.FatherName, ["ho va ten cha"] = PupilField.FatherName, ["cha ho va ten"] = PupilField.FatherName, ["ten bo"] = PupilField.FatherName, ["ho ten bo"] = PupilField.FatherName, ["cha"] = PupilField.FatherName,
        ["nam sinh cha"] = PupilField.FatherBirthYear, ["cha nam sinh"] = PupilField.FatherBirthYear, ["nam sinh bo"] = PupilField.FatherBirthYear,
        ["nghe nghiep cha"] = PupilField.FatherOccupation, ["cha nghe nghiep"] = PupilField.FatherOccupation, ["nghe nghiep bo"] = PupilField.FatherOccupation,
        ["sdt cha"] = PupilField.FatherPhone, ["dien thoai cha"] = PupilField.FatherPhone, ["cha dien thoai"] = PupilField.FatherPhone, ["cha sdt"] = PupilField.FatherPhone, ["sdt bo"] = PupilField.FatherPhone,
        ["ten me"] = PupilField.MotherName, ["ho ten me"] = PupilField.MotherName, ["me ho ten"] = PupilField.MotherName, ["ho va ten me"] = PupilField.MotherName, ["me ho va ten"] = PupilField.MotherName, ["me"] = PupilField.MotherName,
        ["nam sinh me"] = PupilField.MotherBirthYear, ["me nam sinh"] = PupilField.MotherBirthYear,
        ["nghe nghiep me"] = PupilField.MotherOccupation, ["me nghe nghiep"] = PupilField.MotherOccupation,
        ["sdt me"] = PupilField.MotherPhone, ["dien thoai me"] = PupilField.MotherPhone, ["me dien thoai"] = PupilField.MotherPhone, ["me sdt"] = PupilField.MotherPhone,
        ["ten nguoi giam ho"] = PupilField.GuardianName, ["ho ten nguoi giam ho"] = PupilField.GuardianName, ["nguoi giam ho"] = PupilField.GuardianName, ["nguoi giam ho ho ten"] = PupilField.GuardianName,
        ["nam sinh nguoi giam ho"] = PupilField.GuardianBirthYear, ["nghe nghiep nguoi giam ho"] = PupilField.GuardianOccupation, ["sdt nguoi giam ho"] = PupilField.GuardianPhone,
        ["nguoi giam ho nam sinh"] = PupilField.GuardianBirthYear, ["nguoi giam ho nghe nghiep"] = PupilField.GuardianOccupation, ["nguoi giam ho dien thoai"] = PupilField.GuardianPhone,
        ["ghi chu"] = PupilField.Note,
    };

    public static bool IsHeadingRow(IReadOnlyList<string> cells)
    {
        var found = cells.Select(Find).OfType<PupilField>().ToHashSet();
        return found.Contains(PupilField.FullName) && found.Count >= 2;
    }

    /// <summary>Which column holds what, as far as the headings tell; the first of two alike.</summary>
    public static Dictionary<PupilField, int> Map(IReadOnlyList<string> headings)
    {
        var columns = new Dictionary<PupilField, int>();
        for (var place = 0; place < headings.Count; place++)
            if (Find(headings[place]) is { } field) columns.TryAdd(field, place);
        return columns;
    }

    /// <summary>In a second row of headings no cell is somebody's name or a date.</summary>
    public static bool LooksLikePerson(string cell) => Find(cell) is null && cell.Split(' ').Length > 4;

    private static PupilField? Find(string heading)
    {
        foreach (var text in new[] { heading, LegacyText.Convert(heading, LegacyEncoding.Tcvn3), LegacyText.Convert(heading, LegacyEncoding.Vni) })
        {
            var key = VietnameseText.Slugify(text.Replace('*', ' ').Split('(')[0]).Replace('-', ' ');
            if (key.Length > 0 && Known.TryGetValue(key, out var field)) return field;
        }

        return null;
    }
}
