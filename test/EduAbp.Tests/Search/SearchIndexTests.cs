using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Search.Contracts;
using EduAbp.Search.Data;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Search;

/// <summary>The same promises on both databases, although each finds words in its own way.</summary>
public sealed class SearchIndexTests
{
    private static readonly Guid BinhKhanh = Guid.CreateVersion7();
    private static readonly Guid DoiLau = Guid.CreateVersion7();

    [Theory, OnBothDatabases]
    public async Task Words_are_found_with_and_without_their_marks(DatabaseKind kind)
    {
        await using var app = await StartAsync(
            kind,
            Document("Danh sách học sinh nhận học bổng"),
            Document("Cô Đặng Thị Hằng Ngữ nhận giải"),
            Document("Hội khỏe Phù Đổng ở Doi Lầu", body: "Lớp 9/2 và lớp 6a1 về nhất ngày 20-11."));

        (await TitlesAsync(app, "hoc sinh")).ShouldBe(["Danh sách học sinh nhận học bổng"]);
        (await TitlesAsync(app, "HỌC SINH")).ShouldBe(["Danh sách học sinh nhận học bổng"]);
        (await TitlesAsync(app, "hoc sinh".Normalize(System.Text.NormalizationForm.FormD))).ShouldHaveSingleItem();
        (await TitlesAsync(app, "dang")).ShouldBe(["Cô Đặng Thị Hằng Ngữ nhận giải"]);
        (await TitlesAsync(app, "doi lau")).ShouldBe(["Hội khỏe Phù Đổng ở Doi Lầu"]);
        (await TitlesAsync(app, "9/2 6A1 20-11")).ShouldHaveSingleItem();
        (await TitlesAsync(app, "hoc sinh vang mat")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Texts_with_the_very_marks_come_first(DatabaseKind kind)
    {
        await using var app = await StartAsync(
            kind,
            Document("Đang chuẩn bị, đang làm, đang xem"),
            Document("Bài viết của em", body: "Có một đoạn dài trước khi nhắc tới cô Đặng ở cuối bài."),
            Document("Đăng ký dự thi"));

        (await TitlesAsync(app, "đặng"))[0].ShouldBe("Bài viết của em");
        (await TitlesAsync(app, "đăng ký"))[0].ShouldBe("Đăng ký dự thi");
        (await TitlesAsync(app, "dang")).Count.ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task A_rare_name_is_found_behind_a_thousand_newer_texts_that_differ_in_their_marks_only(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind, Document("Cô Đặng Thị Hằng Ngữ nhận giải"));
        await app.InAsync(null, null, async scope =>
        {
            var db = scope.Get<SearchDbContext>();
            db.Documents.AddRange(Enumerable.Range(0, SearchPage.MostCounted + 100).Select(number => new SearchEntry
            {
                Kind = "article", DocumentId = Guid.CreateVersion7(), UnitId = DoiLau, Title = $"Đang đăng tin số {number}", Summary = "", Body = "", Path = $"/tin-tuc/{number}",
                PublishedAt = app.Clock.GetUtcNow().AddYears(1).AddMinutes(number),
            }));
            await db.SaveChangesAsync();
        });

        (await TitlesAsync(app, "đặng"))[0].ShouldBe("Cô Đặng Thị Hằng Ngữ nhận giải");
        (await TitlesAsync(app, "dang")).Count.ShouldBe(10);
        (await SearchAsync(app, new SearchQuery("dang", null))).HasMore.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task The_last_word_may_be_unfinished_and_a_title_weighs_more_than_a_text(DatabaseKind kind)
    {
        await using var app = await StartAsync(
            kind,
            Document("Thông báo", body: "Tuyển sinh lớp 6 bắt đầu từ tháng 6."),
            Document("Tuyển sinh lớp 6"));

        (await TitlesAsync(app, "tuyen si")).ShouldBe(["Tuyển sinh lớp 6", "Thông báo"]);
        (await TitlesAsync(app, "tuy sinh")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Operators_and_odd_input_do_no_harm(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind, Document("Học sinh"));
        foreach (var odd in new[] { "\"", "'", "hoc* OR", "NEAR(hoc, 2)", "title:hoc", "-hoc", "hoc & !sinh | (", "%_", "\\", "\0", "(((", new string('a', 5000), "🎓", "--;drop table" })
            await Should.NotThrowAsync(() => TitlesAsync(app, odd));
        (await TitlesAsync(app, "'hoc' \"sinh\" :*")).ShouldHaveSingleItem();
        (await TitlesAsync(app, " ")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_finds_its_own_and_an_office_its_units(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind, Document("Học sinh giỏi"), Document("Học sinh nghèo vượt khó", unit: DoiLau));

        (await TitlesAsync(app, "hoc sinh", BinhKhanh)).ShouldBe(["Học sinh giỏi"]);
        (await TitlesAsync(app, "hoc sinh", BinhKhanh, DoiLau)).Count.ShouldBe(2);
        (await TitlesAsync(app, "hoc sinh", Guid.CreateVersion7())).ShouldBeEmpty();
        (await SearchAsync(app, new SearchQuery("hoc sinh", null, "document"))).Total.ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Putting_in_or_removing_twice_changes_nothing_more(DatabaseKind kind)
    {
        var document = Document("Học sinh giỏi");
        await using var app = await StartAsync(kind, document, document);
        (await SearchAsync(app, new SearchQuery("hoc sinh", null))).Total.ShouldBe(1);

        await IndexAsync(app, document with { Title = "Giáo viên giỏi" });
        (await TitlesAsync(app, "hoc sinh")).ShouldBeEmpty();
        (await TitlesAsync(app, "giao vien")).ShouldBe(["Giáo viên giỏi"]);

        for (var time = 0; time < 2; time++)
            await app.InAsync(BinhKhanh, null, scope => scope.Get<ISearchIndex>().RemoveAsync("article", document.Id));
        (await TitlesAsync(app, "giao vien")).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Pages_follow_each_other_and_the_found_words_are_marked(DatabaseKind kind)
    {
        await using var app = await StartAsync(
            kind, [.. Enumerable.Range(1, 23).Select(number => Document($"Học sinh lớp {number}", minutes: number))]);

        var second = await SearchAsync(app, new SearchQuery("hoc sinh", null, Page: 2));
        second.Total.ShouldBe(23);
        second.Hits.Count.ShouldBe(10);
        second.Hits[0].Title[0].ShouldBe(new TextPart("Học sinh", true));
        (await SearchAsync(app, new SearchQuery("hoc sinh", null, Page: 3))).Hits.Count.ShouldBe(3);
        (await SearchAsync(app, new SearchQuery("hoc sinh", null, Page: 9))).Hits.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task An_office_is_offered_only_what_was_meant_for_it_newest_first(DatabaseKind kind)
    {
        await using var app = await StartAsync(
            kind,
            Document("Chỉ cho trường"),
            Document("Cho Phòng, cũ", minutes: 1, offered: true),
            Document("Cho Phòng, mới", unit: DoiLau, minutes: 2, offered: true));

        await using var scope = app.Scope(BinhKhanh);
        var index = scope.Get<ISearchIndex>();
        (await index.GetRecentAsync(new RecentQuery([BinhKhanh, DoiLau], "article"))).Select(one => one.Title).ShouldBe(["Cho Phòng, mới", "Cho Phòng, cũ"]);
        (await index.GetRecentAsync(new RecentQuery([BinhKhanh], "article"))).ShouldHaveSingleItem();
        (await index.CountRecentAsync(new RecentQuery(null, "article"))).ShouldBe(2);
    }

    /// <summary>
    /// However rare or common words are and however many units are asked, the newest thousand are ranked: by the walk from the
    /// newest text back, by the index of words, first since a day or at once, in units or in a city.
    /// </summary>
    [Theory, OnBothDatabases]
    public async Task In_a_large_index_the_same_is_found_in_every_way(DatabaseKind kind)
    {
        await using var app = await StartAsync(kind);
        var units = Enumerable.Range(0, 600).Select(_ => Guid.CreateVersion7()).ToArray();
        await app.InAsync(null, null, async scope =>
        {
            var db = scope.Get<SearchDbContext>();
            db.Documents.AddRange(Enumerable.Range(0, 12_000).Select(number => new SearchEntry
            {
                // In all: học, sinh. In every tenth: đường; in the tenths between: đương. In every 60th: quý. In the ten oldest: hiếm,
                // and vừa, which is in a sixth of the newest two hundred.
                Kind = number % 2 == 0 ? "article" : "page", DocumentId = Guid.CreateVersion7(), UnitId = units[number % units.Length], Summary = "", Path = $"/{number}",
                Title = $"Học sinh {(number % 10 == 0 ? "đường" : number % 10 == 5 ? "đương" : "phố")} {(number % 60 == 0 ? "quý" : "xa")} "
                    + (number < 10 ? "hiếm vừa" : number >= 11_800 && number % 6 == 0 ? "xa vừa" : "xa xa"),
                Body = "", PublishedAt = app.Clock.GetUtcNow().AddHours(number),
            }));
            await db.SaveChangesAsync();
        });
        async Task ShouldFind(int total, string first, SearchQuery query)
        {
            var page = await SearchAsync(app, query);
            (query.Text, query.Units?.Count, page.Total, page.Hits[0].Path).ShouldBe((query.Text, query.Units?.Count, total, first));
        }

        foreach (var asked in new[] { null, units, units[..599] })
        {
            var newest = asked?.Length == 599 ? 11_998 : 11_999;
            await ShouldFind(1001, $"/{newest}", new SearchQuery("hoc sinh", asked));
            await ShouldFind(1001, $"/{newest}", new SearchQuery("học si", asked));
            await ShouldFind(1001, "/11995", new SearchQuery("duong", asked));
            await ShouldFind(1001, "/11990", new SearchQuery("đường", asked));
            await ShouldFind(200, "/11940", new SearchQuery("quy", asked));
            await ShouldFind(200, "/11940", new SearchQuery("quý hoc", asked));
            await ShouldFind(43, "/11994", new SearchQuery("vừa", asked));
            await ShouldFind(10, "/9", new SearchQuery("hiem", asked));
            await ShouldFind(10, "/9", new SearchQuery("hiếm học", asked));
            await ShouldFind(10, "/9", new SearchQuery("hiêm", asked));
            await ShouldFind(5, "/8", new SearchQuery("hiem", asked, "article"));
            (await SearchAsync(app, new SearchQuery("vang mat", asked))).Total.ShouldBe(0);
        }

        // An office of many units, a few units, one.
        await ShouldFind(1001, "/11699", new SearchQuery("hoc", units[..300]));
        await ShouldFind(1001, "/11690", new SearchQuery("đường", units[..300]));
        await ShouldFind(100, "/11640", new SearchQuery("quy", units[..300]));
        await ShouldFind(10, "/9", new SearchQuery("hiếm sinh", units[..300]));
        await ShouldFind(60, "/11402", new SearchQuery("hoc", units[..3]));
        await ShouldFind(20, "/11400", new SearchQuery("quý", units[..3]));
        await ShouldFind(20, "/11400", new SearchQuery("hoc", units[..1]));
        var last = await SearchAsync(app, new SearchQuery("hoc", units[..1], Page: 2, PageSize: 15));
        (last.Total, last.Hits.Count, last.Hits[^1].Path).ShouldBe((20, 5, "/0"));
        (await SearchAsync(app, new SearchQuery("hoc", units[..1], Page: 3, PageSize: 15))).Total.ShouldBe(20);

        // Twenty with the very marks, then the twenty others, each the newest first.
        var mixed = await SearchAsync(app, new SearchQuery("đường", [units[0], units[5]], Page: 2, PageSize: 15));
        (mixed.Total, mixed.Hits[4].Path, mixed.Hits[5].Path).ShouldBe((40, "/0", "/11405"));
    }

    private static SearchDocument Document(string title, string body = "", Guid? unit = null, int minutes = 0, bool offered = false)
    {
        var id = Guid.CreateVersion7();
        return new SearchDocument("article", id, unit ?? BinhKhanh, title, "", body, $"/tin-tuc/{id:N}", TestApp.Start.AddMinutes(minutes), ForOffice: offered);
    }

    private static async Task<TestApp> StartAsync(DatabaseKind kind, params SearchDocument[] documents)
    {
        var app = await TestApp.StartAsync(kind);
        foreach (var document in documents)
            await IndexAsync(app, document);
        return app;
    }

    private static Task IndexAsync(TestApp app, SearchDocument document) =>
        app.InAsync(document.UnitId, null, scope => scope.Get<ISearchIndex>().IndexAsync(document));

    private static async Task<IReadOnlyList<string>> TitlesAsync(TestApp app, string text, params Guid[] units) =>
        [.. (await SearchAsync(app, new SearchQuery(text, units.Length == 0 ? null : units))).Hits.Select(hit => string.Concat(hit.Title.Select(part => part.Text)))];

    private static async Task<SearchPage> SearchAsync(TestApp app, SearchQuery query)
    {
        await using var scope = app.Scope(BinhKhanh);
        return await scope.Get<ISearchIndex>().SearchAsync(query);
    }
}
