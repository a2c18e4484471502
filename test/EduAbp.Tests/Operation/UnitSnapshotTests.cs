using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.UnitSnapshots;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Tests.Kit;
using EduAbp.Tests.TenantManagement;
using EduAbp.Web;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EduAbp.Tests.Operation;

public sealed class UnitSnapshotTests
{
    [Theory, OnBothDatabases]
    public async Task One_school_is_put_back_to_yesterday_and_its_neighbour_loses_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        var (school, neighbour) = (await City.SchoolAsync(app, office, "Trường THCS An"), await City.SchoolAsync(app, office, "Trường THCS Bình"));
        await app.DispatchAsync();
        await WriteAsync(app, school, "Bài của hôm qua");
        await WriteAsync(app, neighbour, "Bài của hàng xóm hôm qua");
        var folder = Directory.CreateTempSubdirectory("eduabp-snapshot-").FullName;
        var file = Path.Combine(folder, "an.zip");
        var unit = app.Get<ITenantDirectory>().Find(school)!;
        await app.Get<UnitSnapshots>().WriteAsync(unit, file, default);

        await app.InAsync(school, null, async scope =>
        {
            var db = scope.Get<WebsiteDbContext>();
            await db.BeginAsync();
            await db.ArticleVersions.ExecuteDeleteAsync();
            await db.Articles.ExecuteDeleteAsync();
        });
        await WriteAsync(app, school, "Bài của hôm nay");
        await WriteAsync(app, neighbour, "Bài của hàng xóm hôm nay");
        await app.Get<UnitSnapshots>().RestoreAsync(unit, file, default);

        (await TitlesAsync(app, school)).ShouldBe(["Bài của hôm qua"]);
        (await TitlesAsync(app, neighbour)).ShouldBe(["Bài của hàng xóm hôm nay", "Bài của hàng xóm hôm qua"], ignoreOrder: true);
        // Put back whole: its writer goes on where the text was left.
        await app.InAsync(school, null, async scope =>
        {
            var db = scope.Get<WebsiteDbContext>();
            var article = await db.Articles.SingleAsync();
            (await db.ArticleVersions.CountAsync(version => version.ArticleId == article.Id)).ShouldBe(1);
            db.Add(article.Edit(article.Text with { Title = "Bài viết tiếp" }, VersionKind.Saved, article.AuthorId, article.AuthorName, app.Clock.GetUtcNow())!);
            await db.SaveChangesAsync();
        });

        async Task<string> RefusedAsync(UnitInfo whom) => (await Should.ThrowAsync<UnitSnapshotException>(() => app.Get<UnitSnapshots>().RestoreAsync(whom, file, default))).Message;
        (await RefusedAsync(app.Get<ITenantDirectory>().Find(neighbour)!)).ShouldContain("another unit");
        var outside = Path.Combine(folder, "outside.zip");
        File.Copy(file, outside);
        using (var archive = System.IO.Compression.ZipFile.Open(outside, System.IO.Compression.ZipArchiveMode.Update))
        {
            await using var entry = archive.CreateEntry("files/../../../eduabp-evil.txt").Open();
            await entry.WriteAsync("x"u8.ToArray());
        }

        (await Should.ThrowAsync<UnitSnapshotException>(() => app.Get<UnitSnapshots>().RestoreAsync(unit, outside, default))).Message.ShouldContain("leads out");
        await using (var half = File.OpenWrite(file)) half.SetLength(half.Length / 2);
        (await RefusedAsync(unit)).ShouldContain("only a part");
        (await TitlesAsync(app, school)).ShouldBe(["Bài viết tiếp"]);
        Directory.Delete(folder, recursive: true);
    }

    [Theory, OnBothDatabases]
    public async Task A_running_server_shows_what_a_command_put_back_at_once(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true);
        foreach (var ears in Ears(app.Services)) await ears.StartAsync(default);
        var office = await City.OfficeAsync(app);
        var school = await City.SchoolAsync(app, office, "Trường THCS An");
        await app.DispatchAsync();
        var unit = app.Get<ITenantDirectory>().Find(school)!;
        var folder = Directory.CreateTempSubdirectory("eduabp-snapshot-").FullName;
        var file = Path.Combine(folder, "an.zip");
        using var visitor = app.CreateClient();
        async Task<bool> ShowsAsync(string name) => (await visitor.GetStringAsync($"/{unit.Path}/chuyen-muc/thong-bao/rss.xml")).Contains(name, StringComparison.Ordinal);
        Task RenameAsync(string name) => app.InAsync(school, null, async scope =>
        {
            var db = scope.Get<WebsiteDbContext>();
            (await db.Categories.SingleAsync(category => category.Slug == "thong-bao")).Rename(name, "thong-bao");
            await db.SaveChangesAsync();
        });
        await RenameAsync("Chuyên mục hôm qua");
        await app.Get<UnitSnapshots>().WriteAsync(unit, file, default);
        await RenameAsync("Chuyên mục hôm nay");
        (await ShowsAsync("Chuyên mục hôm nay")).ShouldBeTrue();

        await using (var command = EduAbpHost.Build([.. app.Database.Settings, .. TestApp.QuietSettings(folder)], serves: false))
            await command.Services.GetRequiredService<UnitSnapshots>().RestoreAsync(unit, file, default);
        if (kind == DatabaseKind.Sqlite) (await app.Get<SqliteAnnouncements>().LookAsync()).ShouldBeTrue();

        // PostgreSQL's word is on its way: a moment, never the ten minutes of the cache.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await ShowsAsync("Chuyên mục hôm qua")) await pause.WaitForNextTickAsync(patience.Token);
        foreach (var ears in Ears(app.Services)) await ears.StopAsync(default);
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<BackgroundService> Ears(IServiceProvider services) =>
        [services.GetRequiredService<PostgresAnnouncements>(), services.GetRequiredService<SqliteAnnouncements>()];

    private static async Task<List<string>> TitlesAsync(TestApp app, Guid unit)
    {
        await using var scope = app.Scope(unit);
        return await scope.Get<WebsiteDbContext>().Articles.Select(article => article.Text.Title).ToListAsync();
    }

    private static Task WriteAsync(TestApp app, Guid unit, string title) => app.InAsync(unit, null, async scope =>
    {
        var db = scope.Get<WebsiteDbContext>();
        var category = await db.Categories.Select(one => one.Id).FirstAsync();
        var article = new Article(Guid.CreateVersion7(), Guid.CreateVersion7(), "Cô Mai (mẫu)", EduAbp.Text.VietnameseText.Slugify(title));
        db.Add(article.Edit(ArticleText.Empty with { Title = title, Body = "<p>Chữ “Việt” – 100 %</p>", CategoryId = category }, VersionKind.Saved, Guid.CreateVersion7(), "Cô Mai (mẫu)", app.Clock.GetUtcNow())!);
        db.Add(article);
        await db.SaveChangesAsync();
    });
}
