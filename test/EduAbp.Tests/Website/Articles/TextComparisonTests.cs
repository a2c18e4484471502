using AngleSharp.Dom;
using EduAbp.Website.Articles.Comparison;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Tests.Website.Articles;

public class TextComparisonTests
{
    [Fact]
    public void A_changed_word_is_shown_in_its_place()
    {
        var comparison = TextComparison.Compare("<p>Trồng 300 cây đước</p><p>Giữ nguyên</p>", "<p>Trồng 320 cây đước</p><p>Giữ nguyên</p>");

        comparison.Html.ShouldBe("<p>Trồng <del>300</del><ins>320</ins> cây đước</p><p>Giữ nguyên</p>");
        (comparison.WordsAdded, comparison.WordsRemoved, comparison.Changes).ShouldBe((1, 1, 2));
    }

    [Fact]
    public void A_paragraph_put_between_leaves_its_neighbours_alone() =>
        TextComparison.Compare("<p>Một hai ba</p><p>Bốn năm sáu</p>", "<p>Một hai ba</p><p>Đoạn mới</p><p>Bốn năm bảy</p>").Html
            .ShouldBe("<p>Một hai ba</p><p><ins>Đoạn mới</ins></p><p>Bốn năm <del>sáu</del><ins>bảy</ins></p>");

    [Fact]
    public void Lists_and_tables_stay_lists_and_tables()
    {
        TextComparison.Compare("<ul><li>Một</li><li>Hai</li></ul>", "<ul><li>Một</li><li>Hai</li><li>Ba</li></ul>").Html
            .ShouldBe("<ul><li>Một</li><li>Hai</li><li><ins>Ba</ins></li></ul>");
        TextComparison.Compare(
                "<table><tbody><tr><td>7A1</td><td class=\"n\">43</td></tr></tbody></table>",
                "<table><tbody><tr><td>7A1</td><td class=\"n\">45</td></tr><tr><td>7A2</td><td class=\"n\">4</td></tr></tbody></table>").Html
            .ShouldBe("<table><tbody><tr><td>7A1</td><td class=\"n\"><del>43</del><ins>45</ins></td></tr><tr><td><ins>7A2</ins></td><td class=\"n\"><ins>4</ins></td></tr></tbody></table>");
    }

    [Fact]
    public void A_change_of_format_is_a_change()
    {
        TextComparison.Compare("<p>Rừng <a href=\"https://a.vn/\" rel=\"noopener noreferrer\">ngập mặn</a></p>", "<p>Rừng <strong>ngập mặn</strong></p>").Html
            .ShouldBe("<p>Rừng <del><a href=\"https://a.vn/\" rel=\"noopener noreferrer\">ngập mặn</a></del>"
                + "<ins><strong>ngập mặn</strong></ins></p>");
    }

    [Fact]
    public void Text_that_looks_like_a_tag_stays_text()
    {
        var comparison = TextComparison.Compare("<p>a &lt;b onclick=x&gt;</p>", "<p>a &lt;script&gt;alert(1)&lt;/script&gt;</p>");

        HtmlSanitizer.Parse(comparison.Html).QuerySelectorAll("*").Select(element => element.LocalName).Distinct().ShouldBe(["p", "del", "ins"]);
        TextComparison.ComparePlain("<i>", "<u>").Html.ShouldBe("&lt;<del>i</del><ins>u</ins>&gt;");
    }

    [Fact]
    public void Nothing_changed_is_said_so_and_everything_changed_is_survived()
    {
        TextComparison.Compare("<p data-block=\"abcdefgh\">Một</p>", "<p data-block=\"bcdefghi\">Một</p>").IsSame.ShouldBeTrue();

        var old = string.Concat(Enumerable.Range(0, 3000).Select(i => $"<p>cũ {i} chữ {i * 7}</p>"));
        var current = string.Concat(Enumerable.Range(0, 3000).Select(i => $"<p>mới {i * 3} từ {i * 11}</p>"));
        TextComparison.Compare(old, current).WordsAdded.ShouldBeGreaterThan(5_000);
    }
}
