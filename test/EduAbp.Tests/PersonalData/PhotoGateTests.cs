using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Notices;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.Editorial;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.PersonalData;

/// <summary>A picture that shows a child waits for consent, and comes down when it is withdrawn.</summary>
public sealed class PhotoGateTests
{
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly ConsentInput Consent = new()
    {
        FullName = "Nguyễn Thị Hằng Ngữ (mẫu)", BirthDate = new DateOnly(2015, 9, 15), ClassName = "6A1", Purpose = ConsentPurposes.ContactBook, GuardianName = "Trần Thị Ệ (mẫu)", Relation = GuardianRelation.Mother,
        GuardianAgreed = true, SubjectAgreed = true, Channel = ConsentChannel.Paper, Proof = "Tập phiếu 6A1", GivenOn = new DateOnly(2026, 9, 5),
    };

    [Theory, OnBothDatabases]
    public async Task Publishing_is_refused_by_the_child_s_name_until_consent_is_recorded_and_withdrawal_tells_the_board(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (school, other) = await School.TwoAsync(app);
        await app.DispatchAsync();
        var editor = await School.MemberAsync(app, school, "bien-tap@an.edu.vn", RoleNames.Editor);
        var head = await School.MemberAsync(app, school, "truong-ban@an.edu.vn", RoleNames.Head);
        var stranger = await School.MemberAsync(app, other, "bien-tap@binh.edu.vn", RoleNames.Editor);
        // Known to the register by another purpose: that is no consent to pictures.
        await app.InAsync(school.Id, head, scope => scope.Get<ConsentAppService>().RecordAsync(Consent, null, default));
        var picture = await app.InAsync(school.Id, editor, scope => scope.Get<MediaAppService>().UploadAsync(new MemoryStream(Picture), "khai-giang.png", "Lễ khai giảng", null, default));
        var child = (await app.InAsync(school.Id, editor, scope => scope.Get<MediaPeopleAppService>().FindAsync("hang ngu", default))).ShouldHaveSingleItem();
        await app.InAsync(school.Id, editor, scope => scope.Get<MediaPeopleAppService>().NameAsync(picture.Id, child.SubjectId, default));
        (await app.InAsync(school.Id, editor, scope => scope.Get<MediaPeopleAppService>().GetAsync(picture.Id, default))).ShouldHaveSingleItem().State.ShouldBe(ConsentState.Missing);
        (await app.InAsync(other.Id, stranger, scope => scope.Get<MediaPeopleAppService>().FindAsync("hang ngu", default))).ShouldBeEmpty();
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, stranger, scope => scope.Get<MediaPeopleAppService>().GetAsync(picture.Id, default)));

        var category = await app.InAsync(school.Id, null, scope => scope.Get<WebsiteDbContext>().Categories.Select(row => row.Id).FirstAsync());
        ArticleInput Article(string title) => new()
        {
            Id = Guid.CreateVersion7(), Title = title, Summary = "Tóm tắt", CategoryId = category, Body = $"<p>Nội dung.</p><img src=\"{MediaAddress.Picture(picture.Id, 800)}\" alt=\"Lễ khai giảng\">",
        };
        var (article, later) = (Article("Lễ khai giảng"), Article("Ảnh khai giảng"));
        foreach (var text in new[] { article, later })
        {
            await app.InAsync(school.Id, editor, scope => scope.Get<ArticleAppService>().SaveAsync(text, VersionKind.Saved, default));
            await app.InAsync(school.Id, editor, scope => scope.Get<ArticleAppService>().SubmitAsync(text.Id, default));
        }

        await app.DispatchAsync();
        Task ApproveAsync() => app.InAsync(school.Id, head, scope => scope.Get<ArticleAppService>().ApproveAsync(article.Id, null, default));
        var refused = await Should.ThrowAsync<BusinessException>(ApproveAsync);
        (refused.Code, refused.Values["Names"]).ShouldBe(("Website:ConsentMissing", "Nguyễn Thị Hằng Ngữ (mẫu)"));

        var consent = await app.InAsync(school.Id, head, scope => scope.Get<ConsentAppService>().RecordAsync(Consent with { Purpose = ConsentPurposes.Photos }, null, default));
        await ApproveAsync();
        await app.DispatchAsync();
        (await app.InAsync(school.Id, null, scope => scope.Get<WebsiteDbContext>().PublishedArticles.CountAsync(row => row.Id == article.Id))).ShouldBe(1);

        // Approved for tomorrow; the consent does not last that long.
        await app.InAsync(school.Id, head, scope => scope.Get<ArticleAppService>().ApproveAsync(later.Id, app.Clock.GetUtcNow().AddDays(1), default));
        await app.DispatchAsync();
        await app.InAsync(school.Id, head, scope => scope.Get<ConsentAppService>().WithdrawAsync(consent, null, "Gia đình không muốn nữa", default));
        await app.DispatchAsync();
        var told = (await app.InAsync(school.Id, head, scope => scope.Get<MyNotices>().GetListAsync(onlyUnread: false, 1, default))).Items.Select(notice => notice.Text).ToList();
        told.ShouldContain("Nguyễn Thị Hằng Ngữ (mẫu) rút lại sự đồng ý đăng ảnh: gỡ ảnh khỏi bài “Lễ khai giảng”");
        told.ShouldContain("Nguyễn Thị Hằng Ngữ (mẫu) rút lại sự đồng ý đăng ảnh: gỡ ảnh khỏi bài “Ảnh khai giảng”");

        // Nobody did anything: at its hour it goes back to its writer, with the reason, instead of before the public.
        app.Clock.Advance(TimeSpan.FromHours(25));
        await app.DispatchAsync();
        var returned = await app.InAsync(school.Id, editor, scope => scope.Get<WebsiteDbContext>().Articles.AsNoTracking().SingleAsync(row => row.Id == later.Id));
        returned.State.ShouldBe(ArticleState.Returned);
        var remark = returned.Remark.ShouldNotBeNull();
        remark.ShouldContain("ảnh trong bài có 1 người nay không còn đồng ý");
        remark.ShouldNotContain("Hằng Ngữ");
        (await app.InAsync(school.Id, null, scope => scope.Get<WebsiteDbContext>().PublishedArticles.CountAsync(row => row.Id == later.Id))).ShouldBe(0);
        var review = await app.InAsync(school.Id, head, scope => scope.Get<ReviewAppService>().GetAsync(later.Id, default));
        review.Steps.ShouldContain(step => step.Name == "Website:Step:Returned");

        // Agreed again and handed in again, it goes its way.
        await app.InAsync(school.Id, head, scope => scope.Get<ConsentAppService>().RecordAsync(Consent with { Purpose = ConsentPurposes.Photos }, null, default));
        await app.InAsync(school.Id, editor, scope => scope.Get<ArticleAppService>().SubmitAsync(later.Id, default));
        await app.DispatchAsync();
        await app.InAsync(school.Id, head, scope => scope.Get<ArticleAppService>().ApproveAsync(later.Id, app.Clock.GetUtcNow().AddHours(1), default));
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.DispatchAsync();
        (await app.InAsync(school.Id, null, scope => scope.Get<WebsiteDbContext>().PublishedArticles.CountAsync(row => row.Id == later.Id))).ShouldBe(1);
    }
}
