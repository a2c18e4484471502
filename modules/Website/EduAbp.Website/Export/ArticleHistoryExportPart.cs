using System.Globalization;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Timing;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.Website.Export;

/// <summary>What articles said before and what was said about them, what the public reads of them, and addresses that were given up.</summary>
internal sealed class ArticleHistoryExportPart(WebsiteDbContext db, IStringLocalizer texts, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 31;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var articles = await db.Articles.AsNoTracking().Select(article => new { article.Id, article.Slug, article.Text.Title }).ToDictionaryAsync(article => article.Id, cancellationToken);
        string? Title(Guid id) => articles.GetValueOrDefault(id)?.Title;
        var versions = await db.ArticleVersions.AsNoTracking().OrderBy(version => version.ArticleId).ThenBy(version => version.Number).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "bai-viet/phien-ban.csv",
            ["Bài nay", "Bản số", "Loại", "Lúc", "Người viết", "Ghi chú", "Tiêu đề", "Tóm tắt", "Nội dung (HTML)"],
            versions.Select(version => new[]
            {
                Title(version.ArticleId), version.Number.ToString(CultureInfo.InvariantCulture), texts[$"Website:VersionKind:{version.Kind}"].Value, times.DateTime(version.Time), version.CreatorName, version.Note,
                version.Text.Title, version.Text.Summary, version.Text.Body,
            }),
            cancellationToken);
        files.List("Các bản của bài viết", "bai-viet/phien-ban.csv", versions.Count);

        var live = await db.Set<Articles.PublishedArticle>().AsNoTracking().OrderBy(article => article.PublishedAt).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "bai-viet/dang-dang.csv",
            ["Đăng lúc", "Địa chỉ", "Tiêu đề", "Tóm tắt", "Nội dung (HTML)"],
            live.Select(article => new[] { times.DateTime(article.PublishedAt), article.Slug, article.Title, article.Summary, article.Body }),
            cancellationToken);
        files.List("Bài đang đăng, đúng như người đọc thấy", "bai-viet/dang-dang.csv", live.Count);

        var comments = await db.ArticleComments.AsNoTracking().OrderBy(comment => comment.ArticleId).ThenBy(comment => comment.Time).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "bai-viet/gop-y.csv",
            ["Bài", "Bản số", "Lúc", "Người góp ý", "Về đoạn", "Góp ý"],
            comments.Select(comment => new[] { Title(comment.ArticleId), comment.Version.ToString(CultureInfo.InvariantCulture), times.DateTime(comment.Time), comment.AuthorName, comment.Quote, comment.Text }),
            cancellationToken);
        files.List("Góp ý trong lúc biên tập", "bai-viet/gop-y.csv", comments.Count);

        var slugs = await db.GivenUpSlugs.AsNoTracking().OrderBy(slug => slug.GivenUpAt).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "dia-chi-cu.csv",
            ["Địa chỉ cũ", "Của", "Bỏ lúc"],
            slugs.Select(slug => new[] { slug.Slug, Title(slug.TargetId), times.DateTime(slug.GivenUpAt) }),
            cancellationToken);
        files.List("Địa chỉ cũ của bài viết, chuyên mục", "dia-chi-cu.csv", slugs.Count);
    }
}
