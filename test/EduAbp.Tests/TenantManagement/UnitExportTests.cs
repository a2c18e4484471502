using System.IO.Compression;
using EduAbp.AspNetCore.Security.Events;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Audit;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Exports;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.TenantManagement;

public sealed class UnitExportTests
{
    // The smallest picture that is one.
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, OnBothDatabases]
    public async Task A_school_takes_everything_it_owns_and_nothing_of_its_neighbour(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        var school = await City.SchoolAsync(app, office, "Trường THCS An");
        var neighbour = await City.SchoolAsync(app, office, "Trường THCS Bình");
        var directory = app.Get<ITenantDirectory>();
        var admin = await School.MemberAsync(app, directory.Find(school)!, "quan.tri@example.edu.vn", Roles.Administrator);
        await School.MemberAsync(app, directory.Find(neighbour)!, "hang.xom@example.edu.vn", Roles.Administrator);
        await app.DispatchAsync();
        var picture = await WriteAsync(app, school, "Trồng đước", "=Bài của trường An");
        await WriteAsync(app, neighbour, "Chuyện hàng xóm", "Bài của trường Bình");

        await app.InAsync(school, admin, scope => scope.Get<UnitExportAppService>().StartAsync(default));
        (await Should.ThrowAsync<BusinessException>(() => app.InAsync(school, admin, scope => scope.Get<UnitExportAppService>().StartAsync(default)))).Code.ShouldBe("TenantManagement:ExportRuns");
        await app.DispatchAsync();

        var export = await app.InAsync(school, admin, async scope => (await scope.Get<UnitExportAppService>().GetListAsync(default)).Single());
        export.State.ShouldBe(UnitExportState.Done);
        var files = await ReadAsync(app, school, admin, export.Id);
        // Other modules add theirs.
        string[] own = ["index.html", "don-vi.csv", "thanh-vien.csv", "chuyen-muc.csv", "tep.csv", "bai-viet/index.html", "bai-viet/trong-duoc.html", "bai-viet/bai-viet.json", "giao-dien.json", "cai-dat.csv", "nhat-ky.csv"];
        own.ShouldBeSubsetOf(files.Keys);
        files["index.html"].ShouldContain("href=\"bai-viet/index.html\"");
        files["bai-viet/trong-duoc.html"].ShouldContain($"src=\"../tep/{picture:N}");
        files["thanh-vien.csv"].ShouldContain("quan.tri@example.edu.vn");
        foreach (var (_, text) in files)
        {
            text.ShouldNotContain("hang.xom@example.edu.vn");
            text.ShouldNotContain("hàng xóm");
        }

        await app.Get<SecurityLog>().FlushAsync();
        var told = await app.InAsync(school, admin, scope => scope.Get<SecurityLogAppService>().GetPageAsync(new SecurityFilter(), 0, 50, default));
        string[] taken = ["TenantManagement.ExportStarted", "TenantManagement.ExportFetched"];
        taken.ShouldBeSubsetOf(told.Rows.Select(row => row.Kind));

        var stranger = await AdminOfAsync(app, neighbour);
        await Should.ThrowAsync<EntityNotFoundException>(() => ReadAsync(app, neighbour, stranger, export.Id));
        app.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        await app.InAsync(school, admin, async scope => (await scope.Get<UnitExportAppService>().OpenAsync(export.Id, default)).ShouldBeNull());
        await app.DispatchAsync();
        await app.InAsync(school, admin, async scope => (await scope.Get<UnitExportAppService>().GetListAsync(default)).Single().State.ShouldBe(UnitExportState.Expired));
    }

    private static async Task<Guid> AdminOfAsync(TestApp app, Guid unit)
    {
        await using var scope = app.Scope(unit);
        return (await scope.Get<EduAbp.Identity.Contracts.IPersonLookup>().GetHoldersAsync(unit, Roles.Administrator)).Single().Id;
    }

    private static Task<Dictionary<string, string>> ReadAsync(TestApp app, Guid unit, Guid admin, Guid export) => app.InAsync(unit, admin, async scope =>
    {
        await using var stream = (await scope.Get<UnitExportAppService>().OpenAsync(export, default)).ShouldNotBeNull();
        using var archive = new ZipArchive(stream);
        var files = new Dictionary<string, string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            files[entry.FullName] = await reader.ReadToEndAsync();
        }

        return files;
    });

    private static Task<Guid> WriteAsync(TestApp app, Guid unit, string title, string summary) => app.InAsync(unit, null, async scope =>
    {
        var db = scope.Get<WebsiteDbContext>();
        var item = await scope.Get<MediaStore>().AddAsync(new MemoryStream(Pixel), "cay đước.png", "Cô Mai (mẫu)", default, alt: "Cây đước");
        await db.SaveChangesAsync();
        var category = await db.Categories.Select(one => one.Id).FirstAsync();
        var article = new Article(Guid.CreateVersion7(), Guid.CreateVersion7(), "Cô Mai (mẫu)", EduAbp.Text.VietnameseText.Slugify(title));
        var text = ArticleText.Empty with { Title = title, Summary = summary, Body = $"<p>{summary}</p><p><img src=\"/tep/{item.Id}/1600.webp\" alt=\"\"></p>", CategoryId = category };
        db.Add(article.Edit(text, VersionKind.Saved, Guid.CreateVersion7(), "Cô Mai (mẫu)", app.Clock.GetUtcNow())!);
        db.Add(article);
        await db.SaveChangesAsync();
        return item.Id;
    });
}
