using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Data;
using EduAbp.Tests.Kit;
using EduAbp.Website;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.Editorial;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.Website.Articles;

public sealed class ReviewTests
{
    private static Task<T> ReviewAsync<T>(Desk desk, Guid person, Func<ReviewAppService, Task<T>> act, Guid? school = null) =>
        desk.App.InAsync(school ?? Desk.School, person, scope => act(scope.Get<ReviewAppService>()));

    private static Task<ReviewDetails> GetAsync(Desk desk, Guid person, Guid id, Guid? school = null) =>
        ReviewAsync(desk, person, reviews => reviews.GetAsync(id, default), school);

    [Theory, OnBothDatabases]
    public async Task The_head_sees_what_changed_since_the_last_submitted_version_and_where_it_stands(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.SaveAsync(desk.Input("Trồng cây", "<p>Trồng gần 200 cây</p>"));
        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(saved.Id, default));
        (await GetAsync(desk, Desk.Head, saved.Id)).ShouldSatisfyAllConditions(
            first => first.Changes.ShouldBeNull(),
            first => first.MayDecide.ShouldBeTrue(),
            first => first.Steps.Select(step => step.Name).ShouldBe(["Website:Step:Written", "Website:Step:Submitted", "Website:Step:Review", "Website:Step:Publish"]));

        desk.App.Clock.Advance(TimeSpan.FromMinutes(5));
        await ReviewAsync(desk, Desk.Head, async reviews =>
        {
            var paragraph = (await reviews.GetAsync(saved.Id, default)).Blocks.ShouldHaveSingleItem();
            await reviews.CommentAsync(saved.Id, "Gần 200 là bao nhiêu?", "gần 200", paragraph.Id, default);
            return true;
        });
        desk.App.Clock.Advance(TimeSpan.FromMinutes(5));
        await desk.AsAsync(Desk.Head, articles => articles.ReturnAsync(saved.Id, "Ghi đúng số", default));
        var returned = (await desk.AsAsync(Desk.Editor, articles => articles.GetAsync(saved.Id, default))).Article;
        await desk.SaveAsync(desk.Input("Trồng cây", "<p>Trồng 168 cây</p>", saved.Id) with { TextStamp = returned.TextStamp });
        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(saved.Id, default));

        var again = await GetAsync(desk, Desk.Head, saved.Id);
        again.Changes!.Body.Html.ShouldEndWith(">Trồng <del>gần 200</del><ins>168</ins> cây</p>");
        again.Steps.Select(step => step.State).ShouldBe([StepState.Done, StepState.Done, StepState.Back, StepState.Done, StepState.Current, StepState.ToDo]);
        again.Thread.Select(entry => (entry.Text, entry.Quote, entry.IsReturn)).ShouldBe([("Gần 200 là bao nhiêu?", "gần 200", false), ("Ghi đúng số", "", true)]);
    }

    [Theory, OnBothDatabases]
    public async Task A_review_is_seen_by_its_writer_and_the_board_only(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.SaveAsync(desk.Input("Bài kín"));
        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(saved.Id, default));

        (await GetAsync(desk, Desk.Editor, saved.Id)).MayDecide.ShouldBeFalse();
        await Should.ThrowAsync<EntityNotFoundException>(() => GetAsync(desk, Desk.Contributor, saved.Id));
        await Should.ThrowAsync<EntityNotFoundException>(() => GetAsync(desk, Desk.SecondEditor, saved.Id, Desk.OtherSchool));
        await Should.ThrowAsync<AbpAuthorizationException>(() => GetAsync(desk, Desk.Nobody, saved.Id));
        await Should.ThrowAsync<EntityNotFoundException>(() => ReviewAsync(desk, Desk.Contributor, async reviews =>
        {
            await reviews.CommentAsync(saved.Id, "x", null, null, default);
            return true;
        }));
        (await Should.ThrowAsync<BusinessException>(() => ReviewAsync(desk, Desk.Editor, async reviews =>
        {
            await reviews.CommentAsync(saved.Id, " ", null, null, default);
            return true;
        }))).Code.ShouldBe(WebsiteErrorCodes.CommentMissing);
    }

    [Theory, OnBothDatabases]
    public async Task A_comment_has_a_number_that_stands_at_the_block_it_speaks_of(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.SaveAsync(desk.Input("Thư viện", "<p>Mở cửa lúc bảy giờ.</p><ul><li>Thứ Hai</li></ul>"));
        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(saved.Id, default));
        var blocks = (await GetAsync(desk, Desk.Head, saved.Id)).Blocks;
        blocks.Select(block => block.Excerpt).ShouldBe(["Mở cửa lúc bảy giờ.", "Thứ Hai"]);

        foreach (var (text, block) in new[] { ("Về cả bài", "zzzzzzzz"), ("Thiếu thứ Bảy", blocks[1].Id) })
        {
            desk.App.Clock.Advance(TimeSpan.FromMinutes(1));
            await ReviewAsync(desk, Desk.Head, async reviews =>
            {
                await reviews.CommentAsync(saved.Id, text, null, block, default);
                return true;
            });
        }

        var review = await GetAsync(desk, Desk.Editor, saved.Id);
        review.Thread.Select(entry => (entry.Number, entry.Block)).ShouldBe([(1, ""), (2, blocks[1].Id)]);
        var html = review.RenderWithPins(review.Text.Body, number => $"Góp ý số {number}");
        html.ShouldContain($"<div class=\"pins\" id=\"doan-{blocks[1].Id}\"><a class=\"pin\" href=\"#gop-y-2\" aria-label=\"Góp ý số 2\">2</a></div><ul data-block=\"{blocks[1].Id}\">");
        html.Split("class=\"pin\"").Length.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task The_head_takes_back_a_scheduled_text_and_decides_anew(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var saved = await desk.SaveAsync(desk.Input("Ngày hội đọc sách"));
        await desk.AsAsync(Desk.Editor, articles => articles.SubmitAsync(saved.Id, default));
        await desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(saved.Id, desk.App.Clock.GetUtcNow().AddHours(2), default));
        (await GetAsync(desk, Desk.Editor, saved.Id)).CanRecall.ShouldBeFalse();
        (await GetAsync(desk, Desk.Head, saved.Id)).CanRecall.ShouldBeTrue();
        await Should.ThrowAsync<AbpAuthorizationException>(() => desk.AsAsync(Desk.Editor, articles => articles.RecallAsync(saved.Id, default)));

        await desk.AsAsync(Desk.Head, articles => articles.RecallAsync(saved.Id, default));
        await using (var scope = desk.App.Scope(Desk.School))
        {
            (await scope.Get<NotificationsDbContext>().Notices.Where(notice => notice.UserId == Desk.Editor).Select(notice => notice.Template).ToListAsync())
                .ShouldBe(["Website.ArticleScheduled", "Website.ArticleRecalled"], ignoreOrder: true);
        }

        (await GetAsync(desk, Desk.Head, saved.Id)).ShouldSatisfyAllConditions(
            review => review.State.ShouldBe(ArticleState.Submitted),
            review => review.PublishAt.ShouldBeNull(),
            review => review.MayDecide.ShouldBeTrue(),
            review => review.Steps.ShouldContain(step => step.Name == "Website:Step:Recalled" && step.State == StepState.Back));

        // The hour of the first approval passes: nothing appears.
        desk.App.Clock.Advance(TimeSpan.FromHours(3));
        await desk.App.DispatchAsync();
        (await GetAsync(desk, Desk.Head, saved.Id)).State.ShouldBe(ArticleState.Submitted);

        await desk.AsAsync(Desk.Head, articles => articles.ApproveAsync(saved.Id, null, default));
        (await GetAsync(desk, Desk.Head, saved.Id)).State.ShouldBe(ArticleState.Published);
        (await Should.ThrowAsync<BusinessException>(() => desk.AsAsync(Desk.Head, articles => articles.RecallAsync(saved.Id, default)))).Code.ShouldBe(WebsiteErrorCodes.WrongState);
    }
}
