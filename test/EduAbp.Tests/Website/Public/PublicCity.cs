using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Features;
using EduAbp.Identity.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Tests.Kit;
using EduAbp.Tests.TenantManagement;
using EduAbp.Website.Articles;
using EduAbp.Website.Categories;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.Website.Public;

/// <summary>A department, an office and two schools that listen; the first school writes, the other has just opened.</summary>
internal sealed class PublicCity : IAsyncDisposable
{
    private static readonly Guid Author = Guid.CreateVersion7();

    private readonly TestApp _app;
    private readonly Guid _school;

    private PublicCity(TestApp app, Guid school) => (_app, _school, Client) = (app, school, app.CreateClient());

    public HttpClient Client { get; }

    public TestApp App => _app;

    public Guid SchoolId => _school;

    public static async Task<PublicCity> OpenAsync(DatabaseKind kind)
    {
        var app = await TestApp.StartAsync(kind, serve: true, settings: "--RateLimits:search=10000");
        var office = await City.OfficeAsync(app);
        var school = await City.SchoolAsync(app, office, "Trường Trung học cơ sở Bình Khánh");
        await City.SchoolAsync(app, office, "Trường Tiểu học Doi Lầu");
        await app.DispatchAsync();
        return new PublicCity(app, school);
    }

    public async Task<string> GetAsync(string address, string host = "localhost")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = host;
        using var answer = await Client.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>An approved article that nobody has published yet.</summary>
    /// <param name="under">The heading above the heading, which is made when it is new.</param>
    public Task<Guid> WriteAsync(string title, bool forOffice, string heading = "tin-tuc", string? under = null) => _app.InAsync(_school, null, async scope =>
    {
        var db = scope.Get<WebsiteDbContext>();
        var now = _app.Clock.GetUtcNow();
        if (under is not null)
        {
            db.Add(new Category(heading, heading, 99, await db.Categories.SingleAsync(one => one.Slug == under)));
            await db.SaveChangesAsync();
        }

        var category = await db.Categories.Where(one => one.Slug == heading).Select(one => one.Id).SingleAsync();
        var article = new Article(Guid.CreateVersion7(), Author, "Cô Mai (mẫu)", EduAbp.Text.VietnameseText.Slugify(title));
        var text = ArticleText.Empty with { Title = title, Summary = "Tóm tắt của bài.", Body = "<p>Nội dung của bài.</p>", CategoryId = category, ForOffice = forOffice };
        db.Add(article.Edit(text, VersionKind.Saved, Author, "Cô Mai (mẫu)", now)!);
        db.Add(article.Submit(Author, "Cô Mai (mẫu)", now));
        article.Approve(Guid.CreateVersion7(), null, now);
        db.Add(article);
        await db.SaveChangesAsync();
        return article.Id;
    });

    /// <summary>A file that the published text carries; its address below the school's.</summary>
    public Task<string> AttachAsync(Guid usedBy) => _app.InAsync(_school, null, async scope =>
    {
        using var content = new MemoryStream("%PDF-1.4 mẫu"u8.ToArray());
        var item = await scope.Get<MediaStore>().AddAsync(content, "ke-hoach.pdf", "Cô Mai (mẫu)", default);
        var db = scope.Get<WebsiteDbContext>();
        db.Add(new MediaReference(usedBy, item.Id, isLive: true));
        await db.SaveChangesAsync();
        return $"/tep/{item.Id}/ke-hoach.pdf";
    });

    public async Task PublishAsync(Guid id)
    {
        await _app.InAsync(_school, null, scope => scope.Get<ArticleManager>().PublishAsync(id, default));
        await _app.DispatchAsync();
    }

    public void Wait(TimeSpan time) => _app.Clock.Advance(time);

    public async Task UnpublishAsync(Guid id)
    {
        await _app.InAsync(_school, null, scope => scope.Get<ArticleManager>().UnpublishAsync(id, default));
        await _app.DispatchAsync();
    }

    public async Task RenameCategoryAsync(string slug, string name)
    {
        await _app.InAsync(_school, null, async scope =>
        {
            var db = scope.Get<WebsiteDbContext>();
            (await db.Categories.SingleAsync(category => category.Slug == slug)).Rename(name, slug);
            await db.SaveChangesAsync();
        });
        await _app.DispatchAsync();
    }

    public async Task AppointHeadAsync(string name)
    {
        await _app.InAsync(null, null, scope => scope.Get<IAccountIntegrationService>().InviteAsync(_school, "truong.ban@example.edu.vn", name, [Roles.Head]));
        await _app.DispatchAsync();
    }

    public async Task SuspendAsync()
    {
        await _app.InAsync(_school, null, async scope =>
        {
            var db = scope.Get<TenantManagementDbContext>();
            (await db.Units.SingleAsync(unit => unit.Id == _school)).Suspend("Rà soát nội dung", null, DateOnly.FromDateTime(_app.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        });
        await _app.Get<EduAbp.TenantManagement.Addresses.UnitDirectory>().ReloadAsync([_school]);
    }

    /// <summary>Suspends the school's site or opens it again, as its office does.</summary>
    public async Task OpenSiteAsync(bool isOpen)
    {
        await _app.InAsync(_school, null, async scope =>
        {
            var db = scope.Get<TenantManagementDbContext>();
            var unit = await db.Units.SingleAsync(unit => unit.Id == _school);
            if (isOpen) unit.Resume();
            else unit.Suspend("Rà soát nội dung", null, DateOnly.FromDateTime(_app.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        });
        await _app.Get<EduAbp.TenantManagement.Addresses.UnitChanges>().AnnounceAsync(_school);
    }

    public Task SwitchWebsiteAsync(bool isOn) => _app.InAsync(_school, null, scope => scope.Get<IFeatureManager>().SetAsync("Website", isOn));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
