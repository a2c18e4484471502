using System.Net;
using System.Text;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Text;
using EduAbp.Timing;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Export;

/// <summary>All articles as pages, in whatever state, with their pictures and files beside them; the list of categories; the library.</summary>
internal sealed class WebsiteExportPart(WebsiteDbContext db, IBlobStore blobs, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 30;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var media = await ExportMediaAsync(files, cancellationToken);
        var categories = await db.Categories.AsNoTracking().OrderBy(category => category.Order).ToListAsync(cancellationToken);
        await files.WriteTableAsync("chuyen-muc.csv", ["Tên", "Địa chỉ"], categories.Select(category => new[] { category.Name, category.Slug }), cancellationToken);
        files.List("Chuyên mục", "chuyen-muc.csv", categories.Count);

        var names = categories.ToDictionary(category => category.Id, category => category.Name);
        var articles = await db.Articles.AsNoTracking().Include(article => article.Live).OrderByDescending(article => article.CreationTime).ToListAsync(cancellationToken);
        var list = new StringBuilder("<h1>Bài viết</h1><ul>");
        foreach (var article in articles)
        {
            var text = article.Text;
            var address = $"bai-viet/{article.Slug}.html";
            await files.WritePageAsync(address, text.Title, Page(article, text.CategoryId is { } category ? names.GetValueOrDefault(category) : null, media), cancellationToken);
            list.Append(System.Globalization.CultureInfo.InvariantCulture, $"<li><a href=\"{article.Slug}.html\">{Encode(text.Title)}</a> <span class=\"meta\">{Encode(Day(article))}</span></li>");
        }

        await files.WritePageAsync("bai-viet/index.html", "Bài viết", list.Append("</ul>").ToString(), cancellationToken);
        await files.WriteJsonAsync(
            "bai-viet/bai-viet.json",
            articles.Select(article => new
            {
                article.Slug, article.Text.Title, article.Text.Summary, article.Text.Body, Category = article.Text.CategoryId is { } id ? names.GetValueOrDefault(id) : null,
                State = article.State.ToString(), article.AuthorName, article.CreationTime, PublishedAt = article.Live?.PublishedAt,
            }),
            cancellationToken);
        files.List("Bài viết", "bai-viet/index.html", articles.Count);

        var looks = await db.LookVersions.AsNoTracking().OrderBy(version => version.Number).ToListAsync(cancellationToken);
        await files.WriteJsonAsync("giao-dien.json", looks.Select(version => new { version.Number, version.Time, version.CreatorName, version.Look }), cancellationToken);
        files.List("Giao diện trang", "giao-dien.json", looks.Count);
    }

    private async Task<Dictionary<Guid, string>> ExportMediaAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var items = await db.MediaItems.AsNoTracking().OrderBy(item => item.CreationTime).ToListAsync(cancellationToken);
        var addresses = new Dictionary<Guid, string>(items.Count);
        foreach (var item in items)
        {
            await using var content = await blobs.OpenReadAsync(MediaStore.Container, MediaStore.BlobName(item.Id, "full"), cancellationToken);
            if (content is null) continue;
            var extension = Path.GetExtension(item.FileName).ToLowerInvariant();
            var name = VietnameseText.Slugify(Path.GetFileNameWithoutExtension(item.FileName));
            addresses[item.Id] = $"tep/{item.Id:N}{(name.Length > 0 ? "-" + name[..Math.Min(60, name.Length)] : "")}{extension}";
            await files.WriteFileAsync(addresses[item.Id], content, cancellationToken);
        }

        var folders = await db.MediaFolders.AsNoTracking().ToDictionaryAsync(folder => folder.Id, folder => folder.Name, cancellationToken);
        var shown = (await db.MediaPeople.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(person => person.MediaId, person => person.Name);
        await files.WriteTableAsync(
            "tep.csv",
            ["Tên tệp", "Thư mục", "Loại", "Mô tả", "Người trong ảnh", "Người tải lên", "Ngày", "Tệp trong bộ này"],
            items.Select(item => new[]
            {
                item.FileName, item.FolderId is { } folder ? folders.GetValueOrDefault(folder) : "", item.ContentType, item.Alt, string.Join(", ", shown[item.Id]), item.CreatorName, times.Date(item.CreationTime), addresses.GetValueOrDefault(item.Id),
            }),
            cancellationToken);
        files.List("Thư viện ảnh và tệp", "tep.csv", items.Count);
        return addresses;
    }

    private string Page(Article article, string? category, Dictionary<Guid, string> media)
    {
        var body = article.Text.Body;
        // Addresses of the library (…/tep/{id}/{name}) become those of the files beside the page.
        body = System.Text.RegularExpressions.Regex.Replace(
            body,
            @"(?<attribute>src|href)=""[^""]*?/tep/(?<id>[0-9a-fA-F-]{36})/[^""]*""",
            match => Guid.TryParse(match.Groups["id"].Value, out var id) && media.TryGetValue(id, out var file) ? $"{match.Groups["attribute"].Value}=\"../{file}\"" : match.Value);
        var cover = article.Text.CoverId is { } picture && media.TryGetValue(picture, out var address) ? $"<p><img src=\"../{address}\" alt=\"{Encode(article.Text.CoverAlt)}\"></p>" : "";
        return $"""
            <p class="meta"><a href="index.html">Bài viết</a> · {Encode(category)} · {Encode(Day(article))}</p>
            <h1>{Encode(article.Text.Title)}</h1>
            <p><b>{Encode(article.Text.Summary)}</b></p>
            {cover}
            {body}
            <p class="meta">{Encode(article.AuthorName)}</p>
            """;
    }

    private string Day(Article article) => article.Live is { } live ? "đăng " + times.Date(live.PublishedAt) : "chưa đăng, viết " + times.Date(article.CreationTime);

    private static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");
}
