using EduAbp.Text;

namespace EduAbp.Tests.Kernel;

public sealed class VietnameseTextTests
{
    // The order that the reference file gives as correct.
    [Fact]
    public void Names_sort_by_given_name_and_the_order_of_tones()
    {
        string[] right =
        [
            "Lê Văn An", "Trần Thị Anh", "Bùi Ngọc Ánh", "Hồ Thị Ân", "Đỗ Minh Ẩn", "Võ Bảo", "Phan Văn Dương", "Cao Thị Đang",
            "Lý Thị Đàng", "Mai Văn Đăng", "Ngô Văn Đâu", "Lê Thị Hoa", "Lê Thị Hoà", "Lê Văn Hoàng", "Tạ Thị Lê", "Tạ Thị Lệ",
            "Lê Thị Ơn", "An Thị Tú", "An Thị Tư", "Âu Thị Tư",
        ];
        right.Reverse().OrderBy(VietnameseText.SortKey, StringComparer.Ordinal).ShouldBe(right);
    }

    [Theory]
    [InlineData("Trường THCS Nguyễn Du (Quận 1)", "truong-thcs-nguyen-du-quan-1")]
    [InlineData("Đề án 117/QĐ-TTg", "de-an-117-qd-ttg")]
    [InlineData("Ưu tiên", "uu-tien")]
    [InlineData("  --  ", "")]
    public void Slugs_follow_the_rule(string text, string slug) => VietnameseText.Slugify(text).ShouldBe(slug);

    [Fact]
    public void Decomposed_letters_fold_like_composed_ones() =>
        VietnameseText.Fold("Đặng".Normalize(System.Text.NormalizationForm.FormD)).ShouldBe("dang");
}
