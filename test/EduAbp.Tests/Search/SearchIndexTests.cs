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
