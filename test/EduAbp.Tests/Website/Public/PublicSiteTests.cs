using System.Net;
using System.Xml.Linq;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using EduAbp.Tests.TenantManagement;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.Website.Public;

/// <summary>What visitors see, asked over HTTP with the caches on.</summary>
public sealed class PublicSiteTests
{
    private const string School = "/can-gio/thcs-binh-khanh";
    private const string Title = "Học sinh trồng 500 cây đước ở Doi Lầu";
    private const string Slug = "hoc-sinh-trong-500-cay-duoc-o-doi-lau";

    // Everything that shows a school's published articles, at the school and at its offices.
    private static readonly string[] AtSchool =
    [
        School, $"{School}/tin-tuc", $"{School}/chuyen-muc/tin-tuc", $"{School}/rss.xml", $"{School}/atom.xml", $"{School}/chuyen-muc/tin-tuc/rss.xml",
        $"{School}/chuyen-muc/tin-tuc/atom.xml", $"{School}/sitemap.xml", $"{School}/tim-kiem?q=doi%20lau", $"{School}/tin-tuc/{Slug}", $"{School}/en/tin-tuc",
    ];

    private static readonly string[] AtOffices = ["/can-gio", "/", "/can-gio/tin-tu-cac-truong", "/can-gio/tim-kiem?q=hoc%20sinh", "/tim-kiem?q=hoc%20sinh"];

    [Theory, OnBothDatabases]
    public async Task What_is_published_shows_everywhere_and_what_is_withdrawn_nowhere(DatabaseKind kind)
    {
        await using var city = await PublicCity.OpenAsync(kind);
        var draft = await city.WriteAsync(Title, forOffice: true);
        foreach (var address in AtSchool.Concat(AtOffices))
            (await city.GetAsync(address)).ShouldNotContain(Slug, Case.Insensitive, address);

        await city.PublishAsync(draft);
        foreach (var address in AtSchool.Concat(AtOffices))
            (await city.GetAsync(address)).ShouldContain(Slug, Case.Insensitive, address);

        await city.UnpublishAsync(draft);
        foreach (var address in AtSchool.Concat(AtOffices))
            (await city.GetAsync(address)).ShouldNotContain(Slug, Case.Insensitive, address);
        (await city.Client.GetAsync($"{School}/tin-tuc/{Slug}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_closed_school_published_is_shown_by_nobody_until_it_opens_again(DatabaseKind kind)
    {
        await using var city = await PublicCity.OpenAsync(kind);
        await city.PublishAsync(await city.WriteAsync(Title, forOffice: true));
        async Task OfficesAsync(bool show)
        {
            foreach (var address in AtOffices)
                (await city.GetAsync(address)).Contains(Slug, StringComparison.OrdinalIgnoreCase).ShouldBe(show, address);
        }

        await OfficesAsync(show: true);
        await city.SwitchWebsiteAsync(false);
        await OfficesAsync(show: false);
        foreach (var address in AtSchool)
            (await city.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        await city.SwitchWebsiteAsync(true);
        await OfficesAsync(show: true);

        await city.OpenSiteAsync(false);
        await OfficesAsync(show: false);
        await city.OpenSiteAsync(true);
        await OfficesAsync(show: true);
    }

    [Theory, OnBothDatabases]
    public async Task What_the_law_has_a_school_disclose_stays_readable_with_its_files_while_the_site_is_suspended(DatabaseKind kind)
    {
        await using var city = await PublicCity.OpenAsync(kind);
        (await city.GetAsync($"{School}/cong-khai")).ShouldNotContain("thu-chi-nam-hoc");
        // One under the heading itself, one under a heading below it, with a file in each; and the usual news.
        var (disclosed, below, news) = (
            await city.WriteAsync("Thu chi năm học", forOffice: false, "cong-khai"),
            await city.WriteAsync("Chất lượng giáo dục", forOffice: false, "chat-luong", under: "cong-khai"),
            await city.WriteAsync("Tin thường ngày", forOffice: false));
        foreach (var article in new[] { disclosed, below, news })
            await city.PublishAsync(article);
        var (ofDisclosed, ofBelow, ofNews) = (await city.AttachAsync(disclosed), await city.AttachAsync(below), await city.AttachAsync(news));
        string[] open =
        [
            $"{School}/cong-khai", $"{School}/chuyen-muc/cong-khai", $"{School}/chuyen-muc/chat-luong", $"{School}/tin-tuc/thu-chi-nam-hoc",
            $"{School}/tin-tuc/chat-luong-giao-duc", School + ofDisclosed, School + ofBelow,
        ];
        string[] closed = [$"{School}/tin-tuc/tin-thuong-ngay", $"{School}/tin-tuc/khong-co", $"{School}/chuyen-muc/tin-tuc", $"{School}/chuyen-muc/khong-co", School + ofNews];
        foreach (var address in open.Concat(closed).Where(address => !address.EndsWith("khong-co", StringComparison.Ordinal)))
            (await city.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);

        await city.OpenSiteAsync(false);

        foreach (var address in open)
            (await city.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
        foreach (var address in closed)
            (await city.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, address);
        var list = await city.GetAsync($"{School}/cong-khai");
        list.ShouldContain("/tin-tuc/thu-chi-nam-hoc");
        list.ShouldContain("/tin-tuc/chat-luong-giao-duc");
        (await city.GetAsync($"{School}/tin-tuc/thu-chi-nam-hoc")).ShouldNotContain("tin-thuong-ngay", customMessage: "no way leads to what is closed");

        await city.OpenSiteAsync(true);
        foreach (var address in closed.Where(address => !address.EndsWith("khong-co", StringComparison.Ordinal)))
            (await city.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK, address);
    }

    [Theory, OnBothDatabases]
    public async Task Files_of_a_suspended_school_are_closed_but_for_those_that_its_open_pages_carry(DatabaseKind kind)
    {
        await using var city = await PublicCity.OpenAsync(kind);
        async Task<string> AddAsync(Guid usedBy) => School + await city.AttachAsync(usedBy);
        // The look counts as a text of the site's own: crest and banner stand on every page.
        var (inArticle, inLook) = (await AddAsync(await city.WriteAsync(Title, forOffice: false)), await AddAsync(city.SchoolId));
        (await city.Client.GetAsync(inArticle)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await city.OpenSiteAsync(false);
        using (var closed = await city.Client.GetAsync(inArticle))
        {
            closed.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            closed.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
            closed.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }

        (await city.Client.GetAsync(inLook)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await city.Client.GetAsync($"{School}/tep/{Guid.CreateVersion7()}/ke-hoach.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var editor = await EduAbp.Tests.Identity.School.MemberAsync(city.App, city.App.Get<EduAbp.MultiTenancy.ITenantDirectory>().Find(city.SchoolId)!, "bien.tap@example.edu.vn", EduAbp.Authorization.Roles.Editor);
        var (id, name) = (Guid.Parse(inArticle.Split('/')[^2]), inArticle.Split('/')[^1]);
        var file = await city.App.InAsync(city.SchoolId, editor, scope => scope.Get<MediaAppService>().OpenAsync(id, name, default));
        await using (file!.Content) (file.IsClosed, file.IsPublic).ShouldBe((false, false));

        await city.OpenSiteAsync(true);
        (await city.Client.GetAsync(inArticle)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task An_article_leads_on_to_the_one_before_the_one_after_and_others_of_its_heading(DatabaseKind kind)
    {
        await using var city = await PublicCity.OpenAsync(kind);
        foreach (var title in new[] { "Bài thứ nhất", Title, "Bài thứ ba" })
        {
            await city.PublishAsync(await city.WriteAsync(title, forOffice: false));
            city.Wait(TimeSpan.FromHours(1));
        }

        var page = await city.GetAsync($"{School}/tin-tuc/{Slug}");

        page.ShouldContain($"<a href=\"{School}/tin-tuc/bai-thu-nhat\" rel=\"prev\">");
        page.ShouldContain($"<a class=\"next\" href=\"{School}/tin-tuc/bai-thu-ba\" rel=\"next\">");
        var beside = page[page.IndexOf("<aside", StringComparison.Ordinal)..page.IndexOf("</aside>", StringComparison.Ordinal)];
        beside.ShouldContain("bai-thu-nhat");
        beside.IndexOf("bai-thu-ba", StringComparison.Ordinal).ShouldBeLessThan(beside.IndexOf("bai-thu-nhat", StringComparison.Ordinal), "the newest stands first");
        beside.ShouldNotContain(Slug);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_name_of_a_category_shows_wherever_the_old_one_did(DatabaseKind kind)
    {
        await using var city = await PublicCity.OpenAsync(kind);
        await city.PublishAsync(await city.WriteAsync(Title, forOffice: true));
        await city.GetAsync($"{School}/tim-kiem?q=doi%20lau");

        await city.RenameCategoryAsync("tin-tuc", "Chuyện trường mình");

        (await city.GetAsync($"{School}/tim-kiem?q=doi%20lau")).ShouldContain("Chuyện trường mình");
    }

    [Theory, OnBothDatabases]
    public async Task Who_answers_for_the_site_is_named_as_soon_as_appointed(DatabaseKind kind)
    {
        await using var city = await PublicCity.OpenAsync(kind);
        await city.GetAsync(School);

        await city.AppointHeadAsync("Trần Thị Trưởng (mẫu)");

        (await city.GetAsync(School)).ShouldContain("Trần Thị Trưởng (mẫu)");
    }

    [Theory, OnBothDatabases]
    public async Task What_was_not_offered_stays_at_the_school(DatabaseKind kind)
    {
        await using var city = await PublicCity.OpenAsync(kind);
        await city.PublishAsync(await city.WriteAsync(Title, forOffice: false));

        foreach (var address in AtSchool)
            (await city.GetAsync(address)).ShouldContain(Slug, Case.Insensitive, address);
        foreach (var address in new[] { "/can-gio", "/", "/can-gio/tin-tu-cac-truong" })
            (await city.GetAsync(address)).ShouldNotContain(Slug, Case.Insensitive, address);
        // An office's search looks at all that its units have published.
        (await city.GetAsync("/can-gio/tim-kiem?q=hoc%20sinh")).ShouldContain(Slug);
    }

    [Fact]
    public async Task Feeds_are_well_formed_and_lead_to_the_canonical_address()
    {
        await using var city = await PublicCity.OpenAsync(DatabaseKind.Sqlite);
        await city.PublishAsync(await city.WriteAsync("Thầy & trò <b>cùng</b> \u0001 “đọc sách” 🎓", forOffice: true));

        var rss = XDocument.Parse(await city.GetAsync($"{School}/rss.xml"));
        var item = rss.Descendants("item").Single();
        item.Element("title")!.Value.ShouldBe("Thầy & trò <b>cùng</b>  “đọc sách” 🎓");
        item.Element("link")!.Value.ShouldEndWith($"{School}/tin-tuc/thay-tro-b-cung-b-doc-sach");
        item.Element("guid")!.Value.ShouldStartWith("urn:uuid:");
        XNamespace atom = "http://www.w3.org/2005/Atom";
        XDocument.Parse(await city.GetAsync($"{School}/atom.xml")).Root!.Elements(atom + "entry").Count().ShouldBe(1);
        XDocument.Parse(await city.GetAsync($"{School}/sitemap.xml")).Root!.Elements().Count().ShouldBeGreaterThan(5);
        (await city.GetAsync($"{School}/robots.txt")).ShouldContain($"{School}/sitemap.xml");
    }

    [Fact]
    public async Task Links_stay_in_the_form_of_address_in_which_the_visitor_came()
    {
        await using var city = await PublicCity.OpenAsync(DatabaseKind.Sqlite);
        await city.PublishAsync(await city.WriteAsync(Title, forOffice: true));

        (await city.GetAsync("/can-gio")).ShouldContain($"href=\"{School}/tin-tuc/{Slug}\"");
        var byOffice = await city.GetAsync("/thcs-binh-khanh", "can-gio.localhost");
        byOffice.ShouldContain($"href=\"/thcs-binh-khanh/tin-tuc/{Slug}\"");
        byOffice.ShouldContain("<link rel=\"canonical\" href=\"");
        var bySchool = await city.GetAsync("/", "thcs-binh-khanh.can-gio.localhost");
        bySchool.ShouldContain($"href=\"/tin-tuc/{Slug}\"");
        bySchool.ShouldContain("href=\"http://can-gio.localhost/\"");
        (await city.GetAsync("/can-gio/en")).ShouldContain($"href=\"/can-gio/thcs-binh-khanh/en/tin-tuc/{Slug}\"");
    }

    [Fact]
    public async Task Every_link_of_the_public_pages_leads_somewhere()
    {
        await using var city = await PublicCity.OpenAsync(DatabaseKind.Sqlite);
        await city.PublishAsync(await city.WriteAsync(Title, forOffice: true));
        var seen = new HashSet<string>();
        var queue = new Queue<string>(["/", "/can-gio", School, "/can-gio/th-doi-lau", $"{School}/en"]);
        var broken = new List<string>();
        while (queue.TryDequeue(out var address))
        {
            if (!seen.Add(address) || seen.Count > 250)
                continue;
            using var answer = await city.Client.GetAsync(address);
            if (!answer.IsSuccessStatusCode)
                broken.Add($"{(int)answer.StatusCode} {address}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (System.Text.RegularExpressions.Match link in System.Text.RegularExpressions.Regex.Matches(
                await answer.Content.ReadAsStringAsync(), "(?:href|src|action)=\"(/[^\"#]*)"))
            {
                var target = WebUtility.HtmlDecode(link.Groups[1].Value);
                // Sign-in is Identity's; its own tests walk it.
                if (!target.EndsWith("/dang-nhap", StringComparison.Ordinal) && !target.Contains("/_content/", StringComparison.Ordinal))
                    queue.Enqueue(target);
            }
        }

        broken.ShouldBeEmpty();
        seen.Count.ShouldBeGreaterThan(40);
    }

    [Fact]
    public async Task A_page_that_is_not_there_wears_the_units_colours()
    {
        await using var city = await PublicCity.OpenAsync(DatabaseKind.Sqlite);
        using var answer = await city.Client.GetAsync($"{School}/khong-co-trang-nay");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Bình Khánh");
        page.ShouldContain("/giao-dien/");
    }

    [Fact]
    public async Task A_suspended_site_answers_503_at_once_although_it_was_cached()
    {
        await using var city = await PublicCity.OpenAsync(DatabaseKind.Sqlite);
        await city.PublishAsync(await city.WriteAsync(Title, forOffice: true));
        (await city.GetAsync(School)).ShouldContain(Slug);
        (await city.GetAsync("/can-gio/tim-kiem?q=doi%20lau")).ShouldContain(Slug);
        await city.SuspendAsync();
        (await city.GetAsync("/can-gio/tim-kiem?q=doi%20lau")).ShouldNotContain(Slug);

        foreach (var address in new[] { School, $"{School}/tin-tuc", $"{School}/rss.xml", $"{School}/tim-kiem?q=a" })
            (await city.Client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, address);
        (await (await city.Client.GetAsync(School)).Content.ReadAsStringAsync()).ShouldContain("tạm ngừng");
        (await city.Client.GetAsync("/can-gio")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_units_sheet_is_kept_for_good_and_takes_colours_only()
    {
        await using var city = await PublicCity.OpenAsync(DatabaseKind.Sqlite);
        using var sheet = await city.Client.GetAsync("/giao-dien/7d2537-1.css");
        sheet.Headers.CacheControl!.ToString().ShouldContain("max-age=31536000");
        (await sheet.Content.ReadAsStringAsync()).ShouldContain("--c600:#");
        (await city.Client.GetAsync("/giao-dien/zzzzzz-1.css")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Text_of_people_is_never_markup()
    {
        await using var city = await PublicCity.OpenAsync(DatabaseKind.Sqlite);
        await city.PublishAsync(await city.WriteAsync("<script>alert(1)</script> học sinh", forOffice: true));
        foreach (var address in new[] { School, "/can-gio", $"{School}/tim-kiem?q=%3Cscript%3Ealert(1)%3C/script%3E", $"{School}/tim-kiem?q=hoc%20sinh", $"{School}/tin-tuc/script-alert-1-script-hoc-sinh" })
            (await city.GetAsync(address)).ShouldNotContain("<script>alert", Case.Insensitive, address);
    }
}
