using System.Globalization;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Pupils;

/// <summary>The columns of the city's list of pupils, which the export writes, the template holds and the import knows.</summary>
internal static class PupilColumns
{
    /// <summary>Official headings: Vietnamese in every language, since other systems look for them.</summary>
    public static readonly IReadOnlyList<string> Headings =
    [
        "STT", "Mã định danh Bộ GD&ĐT", "Mã học sinh", "Họ tên", "Ngày sinh", "Giới tính", "Lớp", "Dân tộc", "Trạng thái", "Nơi sinh", "Chỗ ở hiện nay", "Địa chỉ thường trú", "SĐT liên hệ",
        "Tôn giáo", "Loại khuyết tật", "Diện chính sách", "Tên cha", "Năm sinh cha", "Nghề nghiệp cha", "SĐT cha", "Tên mẹ", "Năm sinh mẹ", "Nghề nghiệp mẹ", "SĐT mẹ", "Số định danh cá nhân",
    ];

    public static IReadOnlyList<string?> Row(int number, PupilListItem item, PupilDetails record, IStringLocalizer texts)
    {
        var father = record.Guardians.FirstOrDefault(guardian => guardian.Relation == GuardianRelation.Father);
        var mother = record.Guardians.FirstOrDefault(guardian => guardian.Relation == GuardianRelation.Mother);
        return
        [
            Text(number), record.MinistryCode, record.Code, record.FullName, record.BirthDate.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture), record.Sex == Sex.Male ? "Nam" : "Nữ",
            item.ClassName, Ethnicities.NameOf(record.Ethnicity), texts[$"StudentRecords:State:{item.State}"], record.BirthPlace, record.Residence, record.PermanentAddress, record.Phone,
            record.Religion, record.Disability, record.Policies, father?.FullName, Text(father?.BirthYear), father?.Occupation, father?.Phone,
            mother?.FullName, Text(mother?.BirthYear), mother?.Occupation, mother?.Phone, record.PersonalNumber,
        ];
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
