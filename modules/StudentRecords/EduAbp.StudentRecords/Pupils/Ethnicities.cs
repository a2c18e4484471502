using EduAbp.Text;

namespace EduAbp.StudentRecords.Pupils;

/// <summary>The 54 ethnic groups (dân tộc) with the codes of the statistics office.</summary>
internal static class Ethnicities
{
    public static readonly IReadOnlyList<(string Code, string Name)> All =
    [
        .. (
            "Kinh|Tày|Thái|Hoa|Khơ-me|Mường|Nùng|Mông|Dao|Gia-rai|Ngái|Ê-đê|Ba-na|Xơ-đăng|Sán Chay|Cơ-ho|Chăm|Sán Dìu|Hrê|Mnông|Ra-glai|Xtiêng|Bru-Vân Kiều|Thổ|Giáy|Cơ-tu|Gié-Triêng|Mạ|Khơ-mú|Co|"
            + "Ta-ôi|Chơ-ro|Kháng|Xinh-mun|Hà Nhì|Chu-ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ-đu|Rơ-măm|Người nước ngoài")
            .Split('|').Select((name, place) => ($"{place + 1:00}", name)),
    ];

    // As lists write them too.
    private static readonly Dictionary<string, string> Others = new()
    {
        ["khmer"] = "05", ["kho me"] = "05", ["kho mer"] = "05", ["hmong"] = "08", ["h mong"] = "08", ["meo"] = "08", ["gia rai"] = "10", ["jrai"] = "10", ["ede"] = "12", ["bana"] = "13", ["bahnar"] = "13",
        ["xo dang"] = "14", ["cao lan"] = "15", ["k ho"] = "16", ["koho"] = "16", ["cham"] = "17", ["m nong"] = "20", ["stieng"] = "22", ["s tieng"] = "22", ["van kieu"] = "23", ["co tu"] = "26", ["cho ro"] = "32", ["nuoc ngoai"] = "55",
    };

    private static readonly Dictionary<string, string> ByName = All.ToDictionary(group => Key(group.Name), group => group.Code).Concat(Others).DistinctBy(pair => pair.Key).ToDictionary();

    public static string? NameOf(string? code) => All.FirstOrDefault(group => group.Code == code).Name;

    /// <summary>The code of a code or name, however it is spelt; null where it is no ethnic group.</summary>
    public static string? Find(string text)
    {
        if (int.TryParse(text, out var number)) return number is >= 1 and <= 55 ? $"{number:00}" : null;
        return ByName.GetValueOrDefault(Key(text));
    }

    private static string Key(string text) => VietnameseText.Slugify(text).Replace('-', ' ');
}
