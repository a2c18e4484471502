using System.Reflection;
using EduAbp.AspNetCore.Files;
using EduAbp.Authorization;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Timing;
using EduAbp.Users;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.Editorial;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Demo;

/// <summary>Articles and pictures of the sample schools, one article in review with a comment, one scheduled; all marked as samples.</summary>
internal sealed class DemoContent(ITenantDirectory units, ITenantScopeFactory scopes, MediaStore store, Vips vips, TimeProvider clock)
    : IDemoDataContributor, ITransientDependency
{
    private const int PictureWidth = 1600;

    public int Order => 30;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var work = Directory.CreateTempSubdirectory("eduabp-demo-");
        try
        {
            Dictionary<string, PreparedPicture>? pictures = null;
            for (var i = 0; i < DemoSchools.Paths.Count; i++)
            {
                if (units.All.FirstOrDefault(unit => unit.Path == DemoSchools.Paths[i]) is not { } school || await HasArticlesAsync(school, cancellationToken)) continue;
                pictures ??= await DrawAsync(work.FullName, cancellationToken);
                await WriteAsync(school, i, pictures, cancellationToken);
            }
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private async Task<bool> HasArticlesAsync(UnitInfo school, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(school.Id);
        return await scope.Get<WebsiteDbContext>().Articles.AnyAsync(cancellationToken);
    }

    // Each drawing is made into its sizes once; the schools get copies.
    private async Task<Dictionary<string, PreparedPicture>> DrawAsync(string work, CancellationToken cancellationToken)
    {
        var pictures = new Dictionary<string, PreparedPicture>(StringComparer.Ordinal);
        foreach (var name in DemoSchools.Paths.SelectMany(DemoArticles.Of).Select(article => article.Picture).OfType<string>().Distinct())
        {
            var folder = Directory.CreateDirectory(Path.Combine(work, name)).FullName;
            var (svg, drawn) = (Path.Combine(folder, "drawing.svg"), Path.Combine(folder, "drawing.jpg"));
            await using (var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"demo-{name}.svg")!)
            await using (var file = File.Create(svg))
                await resource.CopyToAsync(file, cancellationToken);
            if (!await vips.DrawAsync(svg, drawn, PictureWidth, cancellationToken)) throw new InvalidOperationException($"The drawing {name} could not be rendered; is libvips-tools installed?");
            pictures[name] = await store.PrepareAsync(folder, drawn, cancellationToken);
        }

        return pictures;
    }

    private async Task WriteAsync(UnitInfo school, int number, Dictionary<string, PreparedPicture> pictures, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(school.Id);
        var people = scope.Get<IPersonLookup>();
        var writers = await people.GetHoldersAsync(school.Id, Roles.Contributor, cancellationToken);
        var editors = await people.GetHoldersAsync(school.Id, Roles.Editor, cancellationToken);
        if (writers.Count == 0 || editors.Count == 0) return;

        var (db, manager, media) = (scope.Get<WebsiteDbContext>(), scope.Get<ArticleManager>(), scope.Get<MediaStore>());
        var categories = await db.Categories.ToDictionaryAsync(category => category.Slug, category => category.Id, cancellationToken);
        var covers = new Dictionary<string, MediaItem>(StringComparer.Ordinal);
        var texts = DemoArticles.Of(school.Path);
        var today = clock.VietnamToday();

        for (var i = 0; i < texts.Count; i++)
        {
            var sample = texts[i];
            var writer = i % 3 == 0 ? editors[0] : writers[0];
            var text = await TextAsync(sample, categories, covers, pictures, writer.FullName, db, media, manager, cancellationToken);
            var article = await manager.CreateAsync(Guid.CreateVersion7(), text, writer.Id, writer.FullName, VersionKind.Saved, cancellationToken, isSample: true);
            var day = today.AddDays(-2 - (i * 5) - number);
            await manager.PublishBroughtOverAsync(article, VietnamTime.FromWallClock(day.ToDateTime(new TimeOnly(7 + (i % 9), (i * 17) % 60))), cancellationToken);
        }

        await scope.CompleteAsync(cancellationToken);
        if (number != 0) return;

        var reviewed = await SubmitAsync(school, writers[0], "Câu lạc bộ Xanh tổng kết học kì I", "lop-hoc", cancellationToken);
        await AsAsync(
            school,
            editors[0],
            async one =>
            {
                var reviews = one.Get<ReviewAppService>();
                var results = (await reviews.GetAsync(reviewed, cancellationToken)).Blocks.First(block => block.Html.StartsWith("<ul", StringComparison.Ordinal));
                await reviews.CommentAsync(reviewed, "Nên thêm số cây còn sống của từng lớp để phụ huynh theo dõi.", null, results.Id, cancellationToken);
            },
            cancellationToken);

        var scheduled = await SubmitAsync(school, writers[0], "Thư mời dự ngày hội đọc sách", "thu-vien", cancellationToken);
        if ((await people.GetHoldersAsync(school.Id, Roles.Head, cancellationToken)) is [var head, ..])
        {
            var time = VietnamTime.FromWallClock(today.AddDays(7).ToDateTime(new TimeOnly(7, 0)));
            await AsAsync(school, head, one => one.Get<ArticleAppService>().ApproveAsync(scheduled, time, cancellationToken), cancellationToken);
        }
    }

    private async Task<Guid> SubmitAsync(UnitInfo school, PersonDto writer, string title, string picture, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await AsAsync(
            school,
            writer,
            async scope =>
            {
                var db = scope.Get<WebsiteDbContext>();
                var category = await db.Categories.Where(row => row.Slug == "tin-tuc").Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
                var cover = await db.MediaItems.Where(item => item.FileName == picture + ".jpg").FirstOrDefaultAsync(cancellationToken);
                await scope.Get<ArticleAppService>().SaveAsync(
                    new ArticleInput
                    {
                        Id = id,
                        Title = title,
                        Summary = "Bài mẫu đang đi qua Ban biên tập, để xem một bài được duyệt, trả lại và hẹn giờ đăng như thế nào.",
                        Body = $"<p>{school.ShortName} giới thiệu nội dung này tới học sinh và phụ huynh.</p><h2>Nội dung chính</h2><ul><li>Kết quả đã làm được trong học kì.</li><li>Việc sẽ làm trong học kì tới.</li></ul><p><em>Bài mẫu: số liệu và sự việc được tạo để trình bày.</em></p>",
                        CategoryId = category,
                        CoverId = cover?.Id,
                        CoverAlt = cover?.Alt,
                    },
                    VersionKind.Saved,
                    cancellationToken);
                await scope.Get<ArticleAppService>().SubmitAsync(id, cancellationToken);
            },
            cancellationToken);
        return id;
    }

    private async Task AsAsync(UnitInfo school, PersonDto person, Func<TenantScope, Task> act, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(school.Id, person.Id);
        scope.Get<CurrentUser>().Set(person.Id, person.Email, person.FullName);
        await act(scope);
        await scope.CompleteAsync(cancellationToken);
    }

    private static async Task<ArticleText> TextAsync(
        DemoArticle sample, Dictionary<string, Guid> categories, Dictionary<string, MediaItem> covers,
        Dictionary<string, PreparedPicture> pictures, string writer, WebsiteDbContext db, MediaStore media, ArticleManager manager, CancellationToken cancellationToken)
    {
        if (sample.Picture is { } name && !covers.ContainsKey(name))
        {
            var item = await media.KeepAsync(pictures[name], name, writer, isSample: true, cancellationToken);
            item.Describe(sample.Alt);
            db.Add(covers[name] = item);
            await db.SaveChangesAsync(cancellationToken);
        }

        return await manager.CleanAsync(
            new ArticleInput
            {
                Title = sample.Title,
                Summary = sample.Summary,
                Body = DemoArticles.Body(sample),
                CategoryId = categories.TryGetValue(sample.Category, out var category) ? category : null,
                CoverId = sample.Picture is null ? null : covers[sample.Picture].Id,
                CoverAlt = sample.Alt,
                ForOffice = sample.ForOffice,
            },
            cancellationToken);
    }
}
