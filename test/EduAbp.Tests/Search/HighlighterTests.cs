using System.Text;
using EduAbp.Search.Contracts;
using EduAbp.Search.Documents;

namespace EduAbp.Tests.Search;

public class HighlighterTests
{
    [Theory]
    [InlineData("hoc sinh", "Danh sách học sinh giỏi", "Danh sách [học sinh] giỏi")]
    [InlineData("dang", "Đặng Thị Đang đăng bài", "[Đặng] Thị [Đang đăng] bài")]
    [InlineData("thi đ", "Kỳ thi, đợt 1", "Kỳ [thi], [đợt] 1")]
    [InlineData("hoc", "Đại học, họcsinh, khoa học", "Đại [học], [họcsinh], khoa [học]")]
    public void Found_words_are_marked_in_the_original_text(string typed, string text, string expected) =>
        Show(Highlighter.Mark(text, SearchTerms.Parse(typed))).ShouldBe(expected);

    [Fact]
    public void Decomposed_text_is_marked_too() =>
        Show(Highlighter.Mark("học sinh".Normalize(NormalizationForm.FormD), SearchTerms.Parse("hoc"))).ShouldBe("[học] sinh");

    [Fact]
    public void The_excerpt_is_cut_at_words_around_the_matches()
    {
        var text = string.Join(' ', Enumerable.Repeat("mở đầu", 60)) + " đò đưa học sinh Thạnh An qua sông " + string.Join(' ', Enumerable.Repeat("kết thúc", 60));
        var excerpt = Show(Highlighter.Excerpt(text, SearchTerms.Parse("thanh an")));
        excerpt.ShouldContain("[Thạnh An]");
        excerpt.ShouldStartWith("… ");
        excerpt.ShouldEndWith(" …");
        excerpt.Length.ShouldBeLessThan(260);
    }

    [Theory]
    [InlineData("\"a' OR 1=1; -- * : & | ! ( ) NEAR", "'a' & 'or' & '1' & 'near':*")]
    [InlineData("8/3", "'8' & '3':*")]
    [InlineData("   ", "")]
    public void Operators_are_only_separators(string typed, string query) =>
        SearchTerms.Parse(typed).ToTsQuery(..).ShouldBe(query);

    private static string Show(IReadOnlyList<TextPart> parts) =>
        string.Concat(parts.Select(part => part.IsMatch ? $"[{part.Text}]" : part.Text));
}
