using EduAbp.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Search.Data;

/// <summary>
/// The index. Its full-text parts are made by the migrations in each database's own way: generated columns on
/// PostgreSQL, an FTS5 table kept by triggers on SQLite.
/// </summary>
internal abstract class SearchDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<SearchEntry> Documents => Set<SearchEntry>();

    protected override string TablePrefix => "Search";

    protected override void ConfigureModel(ModelBuilder modelBuilder) => modelBuilder.Entity<SearchEntry>(entity =>
    {
        // SQLite: the triggers that keep the full-text table do not go together with RETURNING.
        entity.ToTable("Documents", table => table.UseSqlReturningClause(false));
        entity.HasKey(document => document.Number);
        entity.Property(document => document.Kind).HasMaxLength(40);
        entity.Property(document => document.Title).HasMaxLength(400);
        entity.Property(document => document.Path).HasMaxLength(300);
        entity.Property(document => document.Category).HasMaxLength(200);
        entity.Property(document => document.CoverPath).HasMaxLength(400);
        entity.Property(document => document.CoverText).HasMaxLength(400);
        entity.HasIndex(document => new { document.Kind, document.DocumentId }).IsUnique();
        // With the number: units have their newest texts found without a row being read.
        entity.HasIndex(document => new { document.UnitId, document.PublishedAt, document.Number });
        entity.HasIndex(document => document.PublishedAt).IsDescending();
        entity.HasIndex(document => document.PublishedAt, "IX_SearchDocuments_Offered").HasFilter("\"ForOffice\"").IsDescending();
    });
}

internal sealed class SqliteSearchDbContext(DbContextOptions<SqliteSearchDbContext> options) : SearchDbContext(options);

internal sealed class PostgresSearchDbContext(DbContextOptions<PostgresSearchDbContext> options) : SearchDbContext(options);
