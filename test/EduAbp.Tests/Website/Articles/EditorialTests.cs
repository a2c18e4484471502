using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using EduAbp.Website;
using EduAbp.Website.Articles;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Processes;
using EduAbp.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.Website.Articles;

/// <summary>The process of <c>Editorial.bpmn</c> with real articles.</summary>
public sealed class EditorialTests
{
    private static readonly DateTimeOffset Tomorrow = TestApp.Start.AddDays(1);

    private static async Task<Guid> SubmitAsync(Desk desk, Guid? writer = null)
    {
        var saved = await desk.SaveAsync(desk.Input("Khối 7 trồng 300 cây đước"), writer);
        await desk.AsAsync(writer ?? Desk.Editor, articles => articles.SubmitAsync(saved.Id, default));
        return saved.Id;
    }

    private static Task<ArticleState> StateAsync(Desk desk, Guid id) =>
        desk.DbAsync(db => db.Articles.Where(article => article.Id == id).Select(article => article.State).SingleAsync());

    private static Task<bool> IsLiveAsync(Desk desk, Guid id) => desk.DbAsync(db => db.PublishedArticles.AnyAsync(live => live.Id == id));

    private static Task<List<string>> InboxAsync(Desk desk, Guid person, Guid? school = null) => desk.App.InAsync(school ?? Desk.School, person, async scope =>
    {
        var open = await scope.Get<TaskInbox>().GetOpenAsync(default);
        (await scope.Get<TaskInbox>().CountOpenAsync(default)).ShouldBe(open.Count, "the badge says what the list shows");
        return open.Select(task => task.Step).ToList();
    });

    [Fact]
    public async Task Every_process_of_the_application_can_be_run()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        app.Get<ProcessCatalog>().Check();
    }

    [Theory, OnBothDatabases]
    public async Task A_text_approved_for_a_time_appears_then_and_not_before(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var id = await SubmitAsync(desk);
        (await InboxAsync(desk, Desk.Head)).Count.ShouldBe(1);
        await desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(id, Tomorrow, default));
        (await StateAsync(desk, id)).ShouldBe(ArticleState.Scheduled);
        (await InboxAsync(desk, Desk.Head)).ShouldBeEmpty();

        desk.App.Clock.SetTo(Tomorrow.AddSeconds(-1));
        await desk.App.DispatchAsync();
        (await IsLiveAsync(desk, id)).ShouldBeFalse();

        desk.App.Clock.SetTo(Tomorrow);
        await desk.App.DispatchAsync();
        (await IsLiveAsync(desk, id)).ShouldBeTrue();
        (await StateAsync(desk, id)).ShouldBe(ArticleState.Published);
    }

    [Theory, OnBothDatabases]
    public async Task A_scheduled_text_that_is_withdrawn_never_appears(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var id = await SubmitAsync(desk);
        await desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(id, Tomorrow, default));
        await desk.AsAsync(Desk.Editor, articles => articles.WithdrawAsync(id, default));

        desk.App.Clock.SetTo(Tomorrow.AddDays(30));
        await desk.App.DispatchAsync();

        (await IsLiveAsync(desk, id)).ShouldBeFalse();
        (await StateAsync(desk, id)).ShouldBe(ArticleState.Draft);
        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(id, default));
        (await InboxAsync(desk, Desk.Head)).Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_text_sent_back_waits_for_its_writer_and_comes_again(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var id = await SubmitAsync(desk);
        await desk.AsAsync(Desk.Head, articles => articles.ReturnAsync(id, "Ghi đúng số học sinh", default));

        (await StateAsync(desk, id)).ShouldBe(ArticleState.Returned);
        (await InboxAsync(desk, Desk.Editor)).Count.ShouldBe(1);
        (await InboxAsync(desk, Desk.Head)).ShouldBeEmpty();

        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(id, default));
        (await InboxAsync(desk, Desk.Editor)).ShouldBeEmpty();
        (await InboxAsync(desk, Desk.Head)).Count.ShouldBe(1);
        await desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(id, null, default));
        (await IsLiveAsync(desk, id)).ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Taken_back_by_the_head_after_approval_it_goes_to_its_writer(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var id = await SubmitAsync(desk);
        await desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(id, Tomorrow, default));
        await desk.AsAsync(Desk.Head, articles => articles.ReturnAsync(id, "Phụ huynh chưa đồng ý đăng ảnh", default));

        (await StateAsync(desk, id)).ShouldBe(ArticleState.Returned);
        (await InboxAsync(desk, Desk.Editor)).Count.ShouldBe(1);
        desk.App.Clock.SetTo(Tomorrow);
        await desk.App.DispatchAsync();
        (await IsLiveAsync(desk, id)).ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task A_crash_between_the_steps_publishes_once(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var id = await SubmitAsync(desk);
        await desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(id, Tomorrow, default));
        desk.App.Clock.SetTo(Tomorrow);
        await desk.App.DispatchAsync();

        for (var again = 0; again < 2; again++)
        {
            await desk.App.InAsync(null, null, async scope =>
            {
                var db = scope.Get<AbpKernelDbContext>();
                await db.BeginAsync();
                await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, (DateTimeOffset?)null).SetProperty(row => row.LockedUntil, (DateTimeOffset?)null));
            });
            (await desk.App.DispatchAsync()).ShouldBeGreaterThan(0);
        }

        (await desk.DbAsync(db => db.PublishedArticles.CountAsync())).ShouldBe(1);
        var published = await desk.App.InAsync(null, null, scope => scope.Get<AbpKernelDbContext>().Outbox.CountAsync(row => row.Name == "Website.ArticlePublished"));
        published.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task An_article_that_is_deleted_leaves_no_task_behind(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var id = await SubmitAsync(desk);
        await desk.AsAsync(Desk.Head, articles => articles.ReturnAsync(id, "Trùng bài", default));
        await desk.AsAsync(Desk.Editor, articles => (Task)articles.DeleteAsync([id], default));

        (await InboxAsync(desk, Desk.Editor)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_finds_a_text_of_their_own_among_their_reviews(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var id = await SubmitAsync(desk, Desk.Head);

        (await InboxAsync(desk, Desk.Head)).ShouldBeEmpty();
        (await Should.ThrowAsync<BusinessException>(() => desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(id, null, default)))).Code.ShouldBe(WebsiteErrorCodes.OwnArticle);
        (await Should.ThrowAsync<BusinessException>(() => desk.AsAsync(Desk.Head, articles => articles.ReturnAsync(id, "x", default)))).Code.ShouldBe(WebsiteErrorCodes.OwnArticle);
    }

    [Theory, OnBothDatabases]
    public async Task A_time_that_has_passed_is_refused_beside_its_field(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var id = await SubmitAsync(desk);

        var refused = await Should.ThrowAsync<BusinessException>(() => desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(id, TestApp.Start.AddMinutes(-1), default)));
        (refused.Code, refused.Field).ShouldBe((WebsiteErrorCodes.PublishTimePast, "PublishAt"));
        (await StateAsync(desk, id)).ShouldBe(ArticleState.Submitted);
    }
}
