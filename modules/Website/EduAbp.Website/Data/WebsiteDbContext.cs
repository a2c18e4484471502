using EduAbp.EntityFrameworkCore;
using EduAbp.Website.Appearance;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.Comments;
using EduAbp.Website.Categories;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EduAbp.Website.Data;

/// <summary>Tables of the website and its editorial desk.</summary>
internal abstract class WebsiteDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();

    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();

    public DbSet<PublishedArticle> PublishedArticles => Set<PublishedArticle>();

    public DbSet<ArticleComment> ArticleComments => Set<ArticleComment>();

    public DbSet<GivenUpSlug> GivenUpSlugs => Set<GivenUpSlug>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<MediaItem> MediaItems => Set<MediaItem>();

    public DbSet<MediaFolder> MediaFolders => Set<MediaFolder>();

    public DbSet<MediaReference> MediaReferences => Set<MediaReference>();

    public DbSet<MediaPerson> MediaPeople => Set<MediaPerson>();

    public DbSet<LookVersion> LookVersions => Set<LookVersion>();

    protected override string TablePrefix => "Website";

    protected override void ConfigureModel(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WebsiteDbContext).Assembly, type => type.Namespace == typeof(ArticleConfiguration).Namespace);
}

internal sealed class SqliteWebsiteDbContext(DbContextOptions<SqliteWebsiteDbContext> options) : WebsiteDbContext(options);

internal sealed class PostgresWebsiteDbContext(DbContextOptions<PostgresWebsiteDbContext> options) : WebsiteDbContext(options);

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.ToTable("Articles");
        article.ComplexProperty(row => row.Text, TextColumns.Map);
        article.Property(row => row.Slug).HasMaxLength(160);
        article.Property(row => row.PublicSlug).HasMaxLength(160);
        article.Property(row => row.SearchText).HasMaxLength(500);
        article.Property(row => row.AuthorName).HasMaxLength(200);
        article.Property(row => row.Remark).HasMaxLength(4000);
        article.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
        article.HasIndex(row => new { row.TenantId, row.Slug }).IsUnique();
        article.HasIndex(row => new { row.TenantId, row.State, row.LastModificationTime });
        article.HasOne(row => row.Live).WithOne().HasForeignKey<PublishedArticle>(live => live.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ArticleVersionConfiguration : IEntityTypeConfiguration<ArticleVersion>
{
    public void Configure(EntityTypeBuilder<ArticleVersion> version)
    {
        version.ToTable("ArticleVersions");
        version.ComplexProperty(row => row.Text, TextColumns.Map);
        version.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
        version.Property(row => row.CreatorName).HasMaxLength(200);
        version.Property(row => row.Note).HasMaxLength(4000);
        version.HasIndex(row => new { row.TenantId, row.ArticleId, row.Number }).IsUnique();
        version.HasIndex(row => new { row.TenantId, row.Kind, row.Time });
    }
}

internal sealed class PublishedArticleConfiguration : IEntityTypeConfiguration<PublishedArticle>
{
    public void Configure(EntityTypeBuilder<PublishedArticle> live)
    {
        live.ToTable("PublishedArticles");
        live.Property(row => row.Slug).HasMaxLength(160);
        live.Property(row => row.Title).HasMaxLength(ArticleText.MaxTitle);
        live.Property(row => row.Summary).HasMaxLength(ArticleText.MaxSummary);
        live.Property(row => row.CoverAlt).HasMaxLength(ArticleText.MaxAlt);
        live.Property(row => row.AuthorName).HasMaxLength(200);
        live.HasIndex(row => new { row.TenantId, row.Slug }).IsUnique();
        live.HasIndex(row => new { row.TenantId, row.PublishedAt });
        live.HasIndex(row => new { row.TenantId, row.CategoryId, row.PublishedAt });
    }
}

internal sealed class GivenUpSlugConfiguration : IEntityTypeConfiguration<GivenUpSlug>
{
    public void Configure(EntityTypeBuilder<GivenUpSlug> slug)
    {
        slug.ToTable("GivenUpSlugs");
        slug.Property(row => row.Kind).HasMaxLength(20);
        slug.Property(row => row.Slug).HasMaxLength(160);
        slug.HasIndex(row => new { row.TenantId, row.Kind, row.Slug }).IsUnique();
    }
}

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> category)
    {
        category.ToTable("Categories");
        category.Property(row => row.Name).HasMaxLength(Category.MaxName);
        category.Property(row => row.Slug).HasMaxLength(160);
        category.HasIndex(row => new { row.TenantId, row.Slug }).IsUnique();
    }
}

internal sealed class MediaItemConfiguration : IEntityTypeConfiguration<MediaItem>
{
    public void Configure(EntityTypeBuilder<MediaItem> item)
    {
        item.ToTable("MediaItems");
        item.Property(row => row.Kind).HasConversion<string>().HasMaxLength(20);
        item.Property(row => row.Scan).HasConversion<string>().HasMaxLength(20).HasDefaultValue(Blobs.ScanState.NotScanned);
        item.Property(row => row.FileName).HasMaxLength(MediaItem.MaxName);
        item.Property(row => row.ContentType).HasMaxLength(100);
        item.Property(row => row.Alt).HasMaxLength(ArticleText.MaxAlt);
        item.Property(row => row.CreatorName).HasMaxLength(200);
        item.Property(row => row.SearchText).HasMaxLength(500);
        item.HasIndex(row => new { row.TenantId, row.FolderId, row.CreationTime });
    }
}

internal sealed class MediaFolderConfiguration : IEntityTypeConfiguration<MediaFolder>
{
    public void Configure(EntityTypeBuilder<MediaFolder> folder)
    {
        folder.ToTable("MediaFolders");
        folder.Property(row => row.Name).HasMaxLength(MediaFolder.MaxName);
        folder.HasIndex(row => new { row.TenantId, row.Name }).IsUnique();
    }
}

internal sealed class MediaPersonConfiguration : IEntityTypeConfiguration<MediaPerson>
{
    public void Configure(EntityTypeBuilder<MediaPerson> person)
    {
        person.ToTable("MediaPeople");
        person.HasKey(row => new { row.MediaId, row.SubjectId });
        person.Property(row => row.Name).HasMaxLength(100);
        person.HasIndex(row => new { row.TenantId, row.SubjectId });
    }
}

internal sealed class MediaReferenceConfiguration : IEntityTypeConfiguration<MediaReference>
{
    public void Configure(EntityTypeBuilder<MediaReference> reference)
    {
        reference.ToTable("MediaReferences");
        reference.HasKey(row => new { row.ArticleId, row.MediaId, row.IsLive });
        reference.HasIndex(row => new { row.TenantId, row.MediaId, row.IsLive });
    }
}

internal static class TextColumns
{
    public static void Map(ComplexPropertyBuilder<ArticleText> text)
    {
        text.Property(row => row.Title).HasColumnName("Title").HasMaxLength(ArticleText.MaxTitle);
        text.Property(row => row.Summary).HasColumnName("Summary").HasMaxLength(ArticleText.MaxSummary);
        text.Property(row => row.Body).HasColumnName("Body");
        text.Property(row => row.CategoryId).HasColumnName("CategoryId");
        text.Property(row => row.CoverId).HasColumnName("CoverId");
        text.Property(row => row.CoverAlt).HasColumnName("CoverAlt").HasMaxLength(ArticleText.MaxAlt);
        text.Property(row => row.ForOffice).HasColumnName("ForOffice");
    }
}
