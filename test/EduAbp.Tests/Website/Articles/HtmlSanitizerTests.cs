using AngleSharp.Dom;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Tests.Website.Articles;

public class HtmlSanitizerTests
{
    private static readonly Guid Own = Guid.Parse("0190a000-0000-7000-8000-000000000001");
    private static readonly Guid Foreign = Guid.Parse("0190a000-0000-7000-8000-000000000002");

    private static RichTextDocument Clean(string html) => HtmlSanitizer.Sanitize(html, id => id == Own);

    private static string WithoutIds(string html) =>
        System.Text.RegularExpressions.Regex.Replace(Clean(html).Html, " data-block=\"[^\"]*\"", "");

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<ScRiPt src=//evil.example/x.js></ScRiPt>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<img src=\"javascript:alert(1)\">")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<svg><animate onbegin=alert(1) attributeName=x dur=1s>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\" jAvAsCrIpT:alert(1)\">x</a>")]
    [InlineData("<a href=\"java\tscript:alert(1)\">x</a>")]
    [InlineData("<a href=\"java&#10;script:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#1;javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"&#106;&#97;vascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"data:text/html,<script>alert(1)</script>\">x</a>")]
    [InlineData("<a href=\"vbscript:msgbox(1)\">x</a>")]
    [InlineData("<a href=\"view-source:javascript:alert(1)\">x</a>")]
    [InlineData("<a href=\"https://a.example/\" onclick=\"alert(1)\" style=\"position:fixed\">x</a>")]
    [InlineData("<p style=\"background:url(javascript:alert(1))\" onmouseover=alert(1)>x</p>")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>")]
    [InlineData("<object data=\"data:text/html;base64,PHNjcmlwdD4=\"></object><embed src=x>")]
    [InlineData("<form action=\"https://evil.example\"><input name=p type=password><button formaction=javascript:alert(1)>x</button></form>")]
    [InlineData("<style>@import 'https://evil.example/x.css'</style><link rel=stylesheet href=//evil.example>")]
    [InlineData("<base href=\"https://evil.example/\"><meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">")]
    [InlineData("<template><img src=x onerror=alert(1)></template>")]
    [InlineData("<xmp><img src=x onerror=alert(1)></xmp><plaintext><script>alert(1)</script>")]
    [InlineData("<textarea></textarea><img src=x onerror=alert(1)>")]
    [InlineData("<title><img title=\"</title><script>alert(1)</script>\"></title>")]
    [InlineData("<!--><script>alert(1)</script>-->")]
    [InlineData("<details ontoggle=alert(1) open>x</details><video><source onerror=alert(1)></video>")]
    [InlineData("<img src=\"/tep/0190a000-0000-7000-8000-000000000001/800.webp\" alt=\"x&quot; onload=&quot;alert(1)\" onload=alert(1)>")]
    [InlineData("<p data-block=\"x&quot; onclick=&quot;alert(1)\">x</p>")]
    [InlineData("<table background=javascript:alert(1)><td colspan=\"2&quot; onclick=alert(1)\">x</table>")]
    [InlineData("<ol start=\"1&quot; onclick=&quot;alert(1)\"><li>x</ol>")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("<x-custom onfocus=alert(1) tabindex=1 autofocus>x</x-custom>")]
    [InlineData("<a href=\"/\\\\evil.example\" id=__proto__ name=getElementById>x</a>")]
    public void Nothing_that_a_browser_would_run_survives(string hostile)
    {
        var html = Clean(hostile).Html;

        // What counts is what a browser makes of the result, so it is read back and each element and attribute looked at.
        foreach (var element in HtmlSanitizer.Parse(html).QuerySelectorAll("*"))
        {
            AllowedElements.ShouldContain(element.LocalName, html);
            foreach (var attribute in element.Attributes)
            {
                AllowedAttributes.ShouldContain(attribute.Name, html);
                if (attribute.Name is "href") (attribute.Value.StartsWith("https://") || attribute.Value[0] is '/' or '#').ShouldBeTrue(html);
                if (attribute.Name is "src") attribute.Value.ShouldStartWith("/tep/");
            }
        }
    }

    private static readonly string[] AllowedElements =
    [
        "p", "h2", "h3", "h4", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "a", "img", "figure", "figcaption",
        "blockquote", "strong", "em", "u", "s", "sub", "sup", "code", "br", "hr",
    ];

    private static readonly string[] AllowedAttributes =
        ["data-block", "href", "rel", "src", "alt", "width", "height", "scope", "colspan", "rowspan", "class", "start"];

    [Fact]
    public void Cleaning_twice_changes_nothing()
    {
        const string text = """
            <h1>Lễ khai giảng</h1>Lời đầu<p>Một <b>đậm</b> <i>nghiêng</i> &amp; <a href="https://hcm.edu.vn/a?b=1&c=2">liên kết</a></p>
            <ul><li>Một<ul><li>Con</li></ul></li><li><p>Hai</p><p>Ba</p></li></ul><ol start="3"><li>x</li></ol>
            <table><caption>Cây</caption><tr><th>Lớp<th>Cây<tr><td>7A1<td>80<tr><td>7A2<td>84</table>
            <blockquote>Em nhớ<br>cây</blockquote><hr><img src="/can-gio/x/tep/0190a000-0000-7000-8000-000000000001/800.webp" alt="Cây đước">
            """;
        var once = Clean(text).Html;

        Clean(once).Html.ShouldBe(once);
    }

    [Fact]
    public void A_block_keeps_its_id_and_a_copy_gets_a_new_one()
    {
        var html = Clean("<p data-block=\"abcdefgh\">Một</p><p data-block=\"abcdefgh\">Hai</p><p>Ba</p>").Html;
        var ids = HtmlSanitizer.Parse(html).Children.Select(block => block.GetAttribute("data-block")).ToList();

        ids[0].ShouldBe("abcdefgh");
        ids.Distinct().Count().ShouldBe(3);
        ids.ShouldAllBe(id => id!.Length == 8);
    }

    [Fact]
    public void Only_pictures_of_the_unit_stay_whatever_address_they_came_under()
    {
        var text = Clean($"""
            <p>a <img src="https://cg.example/can-gio/th/tep/{Own}/1600.webp" alt="Cây"> b</p><img src="/tep/{Foreign}/800.webp"><img src="https://x.example/a.png">
            """);

        text.Pictures.ShouldBe([Own]);
        text.PicturesWithoutAlt.ShouldBe(0);
        HtmlSanitizer.Parse(text.Html).QuerySelectorAll("img").Single().GetAttribute("src").ShouldBe($"/tep/{Own}/800.webp");
        Clean($"<img src=\"/tep/{Own}/800.webp\">").PicturesWithoutAlt.ShouldBe(1);
    }

    [Fact]
    public void A_paste_from_Word_leaves_words_bold_and_tables_only()
    {
        WithoutIds("""
            <p class=MsoNormal style='mso-margin-top-alt:auto'><b><span lang=VI style='font-size:14.0pt;font-family:"Times New Roman"'>Kế
            hoạch<o:p></o:p></span></b></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
            <table class=MsoTableGrid border=1><tr style='height:1cm'><td width=100 valign=top><p class=MsoNormal>Lớp</p></td><td colspan=2><p>6A</p></td></tr></table>
            """).ShouldBe("<p><strong>Kế hoạch</strong></p><table><tbody><tr><td>Lớp</td><td colspan=\"2\">6A</td></tr></tbody></table>");
    }

    [Fact]
    public void A_column_of_figures_is_set_to_the_end_with_its_heading() =>
        WithoutIds("<table><tr><th>Lớp<th>Cây<tr><td>7A1<td>1.080<tr><td>7A2<td>84,5 %</table>").ShouldBe(
            "<table><thead><tr><th scope=\"col\">Lớp</th><th scope=\"col\" class=\"n\">Cây</th></tr></thead>"
            + "<tbody><tr><td>7A1</td><td class=\"n\">1.080</td></tr><tr><td>7A2</td><td class=\"n\">84,5 %</td></tr></tbody></table>");

    [Theory]
    [InlineData("hcm.edu.vn/tin", "https://hcm.edu.vn/tin")]
    [InlineData("//hcm.edu.vn/tin", "https://hcm.edu.vn/tin")]
    [InlineData("/\\evil.example", "https://evil.example")]
    [InlineData("/van-ban?trang=2", "/van-ban?trang=2")]
    [InlineData("mailto:c1@hcm.edu.vn", "mailto:c1@hcm.edu.vn")]
    [InlineData("tel:+84283", "tel:+84283")]
    [InlineData("https://user:pass@evil.example/", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("blob:https://x", null)]
    [InlineData("not a link", null)]
    public void A_link_is_understood_as_people_write_it(string typed, string? link) => SafeLink.Normalize(typed).ShouldBe(link);

    [Fact]
    public void Decomposed_letters_are_composed_and_plain_text_has_a_line_for_each_block()
    {
        var text = Clean("<p>Tie\u0302\u0301ng Vie\u0323\u0302t</p><ul><li>Một<li>Hai</ul><p><br></p><table><tr><td>a<td>b</table>");

        text.PlainText.ShouldBe("Tiếng Việt\nMột\nHai\na b");
        PlainText.CountWords(text.PlainText).ShouldBe(6);
    }

    [Fact]
    public void A_very_deep_or_very_long_input_is_survived()
    {
        Clean(string.Concat(Enumerable.Repeat("<div><b>", 50_000)) + "Chữ").PlainText.ShouldBe("Chữ");
        Clean("<p>" + new string('a', 3_000_000)).Html.Length.ShouldBeLessThan(HtmlSanitizer.MaxInput + 100);
    }

    [Fact]
    public void A_page_gets_the_base_of_the_visitor_into_its_links_and_pictures()
    {
        var stored = Clean($"<p><a href=\"/van-ban\">Văn bản</a> href=\"/x</p><img src=\"/tep/{Own}/800.webp\" alt=\"Cây\">").Html;
        var page = RichTextRenderer.Render(stored, "/can-gio/thcs-binh-khanh");

        page.ShouldContain("href=\"/can-gio/thcs-binh-khanh/van-ban\"");
        page.ShouldContain("href=&quot;/x");
        page.ShouldContain($"src=\"/can-gio/thcs-binh-khanh/tep/{Own}/800.webp\" srcset=");
    }
}
