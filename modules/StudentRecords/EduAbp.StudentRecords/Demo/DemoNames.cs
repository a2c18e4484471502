using EduAbp.StudentRecords.Pupils;

namespace EduAbp.StudentRecords.Demo;

/// <summary>Names put together from lists, always in the same order: nobody real is meant.</summary>
internal static class DemoNames
{
    private static readonly string[] Families =
    [
        "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trương", "Đoàn", "Mai", "Cao", "Tạ", "Châu", "Âu",
    ];

    private static readonly string[] BoyMiddles = ["Văn", "Minh", "Gia", "Quốc", "Hữu", "Đức", "Thành", "Anh", "Hoàng", "Nhật", "Tuấn", "Bảo"];

    private static readonly string[] BoyGivens =
    [
        "An", "Bảo", "Bình", "Cường", "Dũng", "Duy", "Đạt", "Đăng", "Đức", "Hải", "Hiếu", "Hoàng", "Huy", "Hưng", "Khang", "Khánh", "Khoa", "Kiệt", "Lâm", "Long",
        "Minh", "Nam", "Nghĩa", "Nguyên", "Nhân", "Phát", "Phong", "Phúc", "Quân", "Quang", "Sơn", "Tài", "Tâm", "Thắng", "Thiện", "Thịnh", "Tiến", "Toàn", "Trí", "Trung", "Tú", "Tuấn", "Tùng", "Việt", "Vinh",
    ];

    private static readonly string[] GirlMiddles = ["Thị", "Ngọc", "Thị Mỹ", "Kim", "Thanh", "Bảo", "Thị Thu", "Khánh", "Phương", "Thùy", "Hoàng", "Quỳnh"];

    private static readonly string[] GirlGivens =
    [
        "An", "Anh", "Ánh", "Ân", "Châu", "Chi", "Diễm", "Dung", "Duyên", "Đào", "Giang", "Hà", "Hân", "Hằng", "Hạnh", "Hiền", "Hoa", "Hương", "Khanh", "Lan", "Linh", "Ly",
        "Mai", "My", "Mỹ", "Nga", "Ngân", "Ngọc", "Nguyên", "Nhi", "Nhung", "Như", "Oanh", "Phương", "Quyên", "Quỳnh", "Tâm", "Thảo", "Thơ", "Thư", "Thúy", "Thủy", "Tiên", "Trâm", "Trang", "Trinh", "Tuyết", "Uyên", "Vân", "Vy", "Xuân", "Yến",
    ];

    /// <param name="number">Neighbouring numbers give different names.</param>
    public static string Of(int number, Sex sex)
    {
        // Steps that share no factor with the lists' lengths pass through every combination before one comes again.
        var (middles, givens) = sex == Sex.Male ? (BoyMiddles, BoyGivens) : (GirlMiddles, GirlGivens);
        return $"{Families[number * 7 % Families.Length]} {middles[number * 5 % middles.Length]} {givens[number * 17 % givens.Length]}";
    }
}
