using EduAbp.Authorization;
using EduAbp.Domain;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using EduAbp.Tests.TenantManagement;
using EduAbp.Website;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Website.Articles;

public class ArticleAppServiceTests
{
    [Theory, OnBothDatabases]
    public async Task An_article_goes_from_draft_to_published_and_back(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.SaveAsync(desk.Input("Khối 7 trồng 300 cây đước ở Doi Lầu", "<p onclick=x>Sáng <b>thứ Bảy</b></p>"));
        saved.Slug.ShouldBe("khoi-7-trong-300-cay-duoc-o-doi-lau");
        (await desk.DbAsync(db => db.PublishedArticles.CountAsync())).ShouldBe(0);

        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(saved.Id, default));
        (await Should.ThrowAsync<BusinessException>(() => desk.SaveAsync(desk.Input("Đổi", id: saved.Id) with { TextStamp = saved.TextStamp })))
            .Code.ShouldBe(WebsiteErrorCodes.NotEditable);
        await desk.AsAsync(Desk.Head, articles => articles.ReturnAsync(saved.Id, "Thêm số cây từng lớp", default));
        (await desk.AsAsync(Desk.Editor, articles => articles.GetAsync(saved.Id, default))).Article.Remark.ShouldBe("Thêm số cây từng lớp");

        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(saved.Id, default));
        await desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(saved.Id, null, default));
        var live = await desk.DbAsync(db => db.PublishedArticles.SingleAsync());
        live.Body.ShouldStartWith("<p data-block=");
        live.Body.ShouldNotContain("onclick");
        live.PublishedAt.ShouldBe(TestApp.Start);

        await desk.AsAsync(Desk.Head, articles => articles.TakeDownAsync(saved.Id, "Sai số liệu", default));
        (await desk.DbAsync(db => db.PublishedArticles.CountAsync())).ShouldBe(0);
        (await desk.DbAsync(db => db.Articles.SingleAsync())).State.ShouldBe(ArticleState.TakenDown);
    }

    [Theory, OnBothDatabases]
    public async Task A_change_of_a_published_article_waits_beside_what_the_public_reads(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.PublishAsync(desk.Input("Bài cũ"));
        var stamp = (await desk.AsAsync(Desk.Editor, articles => articles.GetAsync(saved.Id, default))).Article.TextStamp;

        var changed = await desk.SaveAsync(desk.Input("Bài mới", id: saved.Id) with { TextStamp = stamp, Slug = "bai-moi" });
        (await desk.DbAsync(db => db.PublishedArticles.SingleAsync())).Title.ShouldBe("Bài cũ");
        (await desk.DbAsync(db => db.Articles.SingleAsync())).State.ShouldBe(ArticleState.Draft);

        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(changed.Id, default));
        desk.App.Clock.Advance(TimeSpan.FromHours(1));
        await desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(changed.Id, null, default));
        var live = await desk.DbAsync(db => db.PublishedArticles.SingleAsync());
        (live.Title, live.Slug, live.PublishedAt, live.UpdatedAt).ShouldBe(("Bài mới", "bai-moi", TestApp.Start, TestApp.Start.AddHours(1)));

        // The address that people know leads on and is nobody else's.
        (await desk.DbAsync(db => db.GivenUpSlugs.SingleAsync())).Slug.ShouldBe("bai-cu");
        (await desk.SaveAsync(desk.Input("Bài cũ"))).Slug.ShouldBe("bai-cu-2");
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_editors_the_second_loses_nothing(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.SaveAsync(desk.Input("Bài", "<p>Trồng 300 cây</p>"));
        var first = await desk.SaveAsync(desk.Input("Bài", "<p>Trồng 320 cây</p>", saved.Id) with { TextStamp = saved.TextStamp });
        var second = await desk.SaveAsync(desk.Input("Bài", "<p>Trồng 300 cây đước</p>", saved.Id) with { TextStamp = saved.TextStamp }, Desk.SecondEditor);

        second.ConflictVersion.ShouldNotBeNull();
        (await desk.AsAsync(Desk.Editor, articles => articles.GetAsync(saved.Id, default))).Article.Text.Body.ShouldContain("320 cây");
        var both = await desk.AsAsync(Desk.SecondEditor, articles => articles.CompareWithCurrentAsync(saved.Id, second.ConflictVersion.Value, default));
        both.Body.Html.ShouldEndWith(">Trồng <del>320</del><ins>300</ins> cây<ins> đước</ins></p>");

        // The first writes on undisturbed; the second's text can be made the standing one, and the first's stays a version.
        (await desk.SaveAsync(desk.Input("Bài", "<p>Trồng 330 cây</p>", saved.Id) with { TextStamp = first.TextStamp })).ConflictVersion.ShouldBeNull();
        await desk.AsAsync(Desk.SecondEditor, articles => articles.RestoreAsync(saved.Id, second.ConflictVersion.Value, "của tôi", default));
        (await desk.AsAsync(Desk.Editor, articles => articles.GetAsync(saved.Id, default))).Article.Text.Body.ShouldContain("cây đước");
        (await desk.DbAsync(db => db.ArticleVersions.CountAsync())).ShouldBe(5);
    }

    [Theory, OnBothDatabases]
    public async Task Typing_on_is_one_autosave_and_saving_keeps_it_for_ever(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.SaveAsync(desk.Input("Bài"));
        for (var i = 0; i < 3; i++)
        {
            desk.App.Clock.Advance(TimeSpan.FromSeconds(20));
            saved = await desk.SaveAsync(desk.Input("Bài", $"<p>Chữ {i}</p>", saved.Id) with { TextStamp = saved.TextStamp }, kind: VersionKind.Autosaved);
        }

        (await desk.DbAsync(db => db.ArticleVersions.Select(version => version.Kind).OrderBy(kind => kind).ToListAsync()))
            .ShouldBe([VersionKind.Autosaved, VersionKind.Saved]);
        await desk.SaveAsync(desk.Input("Bài", "<p>Chữ 2</p>", saved.Id) with { TextStamp = saved.TextStamp });
        (await desk.DbAsync(db => db.ArticleVersions.AllAsync(version => version.Kind == VersionKind.Saved))).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task What_two_editors_wrote_becomes_one_text_block_by_block(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.SaveAsync(desk.Input("Bài", "<p>Một</p><p>Hai</p><p>Ba</p><p>Bốn</p>"));
        var blocks = TextBlock.Read((await desk.AsAsync(Desk.Editor, articles => articles.GetAsync(saved.Id, default))).Article.Text.Body);
        string P(int block, string text) => $"<p data-block=\"{blocks[block].Id}\">{text}</p>";

        // One changes the first and the second and takes the fourth out; the other changes the second, adds one and gives a title.
        await desk.SaveAsync(desk.Input("Bài", P(0, "Một của thầy") + P(1, "Hai của thầy") + P(2, "Ba"), saved.Id) with { TextStamp = saved.TextStamp });
        var second = await desk.SaveAsync(
            desk.Input("Bài của cô", P(0, "Một") + P(1, "Hai của cô") + P(2, "Ba") + "<p>Thêm</p>" + P(3, "Bốn"), saved.Id) with { TextStamp = saved.TextStamp }, Desk.SecondEditor);
        var number = second.ConflictVersion!.Value;

        var merge = await desk.AsAsync(Desk.SecondEditor, articles => articles.GetMergeAsync(saved.Id, number, default));
        merge.Fields.Where(piece => !piece.IsSame).Select(piece => piece.Key).ShouldBe(["Title"]);
        merge.Blocks.Select(piece => (piece.IsSame, piece.Default)).ShouldBe([(false, null), (false, null), (true, null), (false, "mine"), (false, "mine")]);
        merge.Blocks[1].TheirsMarked.ShouldEndWith(">Hai của <del>thầy</del></p>");
        merge.Blocks[1].MineMarked.ShouldEndWith(">Hai của <ins>cô</ins></p>");

        Task TakeAsync(Guid stamp, params (string Key, string Take)[] choices) => desk.AsAsync(
            Desk.SecondEditor, articles => articles.MergeAsync(saved.Id, number, stamp, choices.ToDictionary(choice => choice.Key, choice => choice.Take), "ghép", default));
        var stamp = second.TextStamp;
        (await Should.ThrowAsync<AbpValidationException>(() => TakeAsync(stamp, ("Title", "mine"), ("b0", "mine"))))
            .Errors.Select(error => error.Field).ShouldBe(["Choices[b1]"]);
        (await Should.ThrowAsync<BusinessException>(() => TakeAsync(saved.TextStamp, ("Title", "mine"), ("b0", "mine"), ("b1", "both"))))
            .Code.ShouldBe(WebsiteErrorCodes.MergeMovedOn);

        await TakeAsync(stamp, ("Title", "mine"), ("b0", "theirs"), ("b1", "both"), ("b4", "theirs"));
        var text = (await desk.AsAsync(Desk.Editor, articles => articles.GetAsync(saved.Id, default))).Article.Text;
        text.Title.ShouldBe("Bài của cô");
        TextBlock.Read(text.Body).Select(block => block.Excerpt).ShouldBe(["Một của thầy", "Hai của thầy", "Hai của cô", "Ba", "Thêm"]);
        TextBlock.Read(text.Body).Select(block => block.Id).Distinct().Count().ShouldBe(5);
        // Both stay as versions beside what they became.
        (await desk.DbAsync(db => db.ArticleVersions.CountAsync())).ShouldBe(4);
    }

    [Theory, OnBothDatabases]
    public async Task After_thirty_days_autosaves_go_and_versions_stay(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var school = await City.SchoolAsync(app, await City.OfficeAsync(app), "Trường Trung học cơ sở Bình Khánh");
        var (author, now) = (Guid.CreateVersion7(), app.Clock.GetUtcNow());
        await app.InAsync(school, null, async scope =>
        {
            var db = scope.Get<WebsiteDbContext>();
            var article = new Article(Guid.CreateVersion7(), author, "Cô Mai (mẫu)", "bai");
            db.Add(article);
            foreach (var (how, days) in new[] { (VersionKind.Saved, 90), (VersionKind.Autosaved, 80), (VersionKind.Saved, 70), (VersionKind.Autosaved, 31), (VersionKind.Autosaved, 29), (VersionKind.Autosaved, 28) })
                db.Add(article.Edit(ArticleText.Empty with { Title = $"{days} ngày trước" }, how, author, "Cô Mai (mẫu)", now.AddDays(-days))!);
            var typedOnly = new Article(Guid.CreateVersion7(), author, "Cô Mai (mẫu)", "bai-go-do");
            db.Add(typedOnly);
            db.Add(typedOnly.Edit(ArticleText.Empty with { Title = "Chỉ gõ dở" }, VersionKind.Autosaved, author, "Cô Mai (mẫu)", now.AddDays(-400))!);
            await db.SaveChangesAsync();
        });

        async Task<List<string>> CleanAsync()
        {
            await app.InAsync(school, null, scope => ActivatorUtilities.CreateInstance<AutosaveCleaningWorker>(scope.Services).ExecuteAsync(default));
            return await app.InAsync(school, null, async scope =>
                (await scope.Get<WebsiteDbContext>().ArticleVersions.OrderBy(version => version.Time).ToListAsync()).ConvertAll(version => $"{version.Text.Title} {version.Kind}"));
        }

        (await CleanAsync()).ShouldBe(["Chỉ gõ dở Autosaved", "90 ngày trước Saved", "70 ngày trước Saved", "29 ngày trước Autosaved", "28 ngày trước Autosaved"]);
        // What stands now stays however old it is.
        app.Clock.Advance(TimeSpan.FromDays(400));
        (await CleanAsync()).ShouldBe(["Chỉ gõ dở Autosaved", "90 ngày trước Saved", "70 ngày trước Saved", "28 ngày trước Autosaved"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_version_is_restored_and_nothing_is_thrown_away(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var first = await desk.SaveAsync(desk.Input("Bài", "<p>Một</p>"));
        await desk.SaveAsync(desk.Input("Bài", "<p>Hai</p>", first.Id) with { TextStamp = first.TextStamp });
        await desk.AsAsync(Desk.Editor, articles => articles.RestoreAsync(first.Id, 1, "Khôi phục bản 1", default));

        (await desk.AsAsync(Desk.Editor, articles => articles.GetVersionsAsync(first.Id, default))).Select(version => (version.Number, version.Kind))
            .ShouldBe([(3, VersionKind.Restored), (2, VersionKind.Saved), (1, VersionKind.Saved)]);
        (await desk.AsAsync(Desk.Editor, articles => articles.CompareAsync(first.Id, 1, 3, default))).IsSame.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_else_sees_a_draft(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var draft = await desk.SaveAsync(desk.Input("Bài kín"));

        // An editor of both schools, at the other school's desk; a contributor; somebody without a role; a machine.
        await Should.ThrowAsync<EntityNotFoundException>(() => desk.AsAsync(Desk.SecondEditor, articles => articles.GetAsync(draft.Id, default), Desk.OtherSchool));
        await Should.ThrowAsync<EntityNotFoundException>(() => desk.AsAsync(Desk.Contributor, articles => articles.GetAsync(draft.Id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => desk.AsAsync(Desk.Contributor, articles => articles.GetVersionsAsync(draft.Id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => desk.SaveAsync(desk.Input("Của tôi", id: draft.Id) with { TextStamp = draft.TextStamp }, Desk.Contributor));
        await Should.ThrowAsync<AbpAuthorizationException>(() => desk.AsAsync(Desk.Nobody, articles => articles.GetAsync(draft.Id, default)));
        (await desk.AsAsync(Desk.Contributor, articles => articles.GetListAsync(new ArticleFilter(), default))).Total.ShouldBe(0);
        (await desk.AsAsync(Desk.SecondEditor, articles => articles.GetListAsync(new ArticleFilter(), default), Desk.OtherSchool)).All.ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_approves_a_text_of_their_own_and_an_editor_approves_none(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var own = await desk.SaveAsync(desk.Input("Bài của trưởng ban"), Desk.Head);
        await desk.AsAsync(Desk.Head, articles => articles.SubmitAsync(own.Id, default));

        (await Should.ThrowAsync<BusinessException>(() => desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(own.Id, null, default)))).Code.ShouldBe(WebsiteErrorCodes.OwnArticle);
        await Should.ThrowAsync<AbpAuthorizationException>(() => desk.AsAsync(Desk.Editor, articles => articles.ApproveAsync(own.Id, null, default)));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_finds_without_marks_and_counts_by_state(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        await desk.SaveAsync(desk.Input("Đặng Văn Học (mẫu) đạt giải"));
        await desk.PublishAsync(desk.Input("Lễ khai giảng"));

        var found = await desk.AsAsync(Desk.Editor, articles => articles.GetListAsync(new ArticleFilter(Search: "dang hoc"), default));
        found.Items.Select(item => item.Title).ShouldBe(["Đặng Văn Học (mẫu) đạt giải"]);
        found.CountByState.ShouldBe(new Dictionary<ArticleState, int> { [ArticleState.Draft] = 1, [ArticleState.Published] = 1 }, ignoreOrder: true);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_missing_is_named_field_by_field(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var empty = await desk.SaveAsync(new ArticleInput { Id = Guid.CreateVersion7() }, kind: VersionKind.Autosaved);

        (await Should.ThrowAsync<AbpValidationException>(() => desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(empty.Id, default))))
            .Errors.Select(error => error.Field).ShouldBe(["Title", "Summary", "CategoryId", "Body"]);
    }
}
