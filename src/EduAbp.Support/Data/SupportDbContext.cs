using EduAbp.Blobs;
using EduAbp.EntityFrameworkCore;
using EduAbp.Support.Contacts;
using EduAbp.Support.Requests;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Support.Data;

/// <summary>Contacts and requests are handed up: rows of the host, as registrations are. Who may see one is asked in the services.</summary>
internal abstract class SupportDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<UnitContact> Contacts => Set<UnitContact>();

    public DbSet<SupportRequest> Requests => Set<SupportRequest>();

    public DbSet<SupportFile> Files => Set<SupportFile>();

    protected override string TablePrefix => "Support";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<UnitContact>(contact =>
        {
            contact.Property(row => row.Duty).HasConversion<string>().HasMaxLength(20);
            contact.Property(row => row.FullName).HasMaxLength(UnitContact.MaxName);
            contact.Property(row => row.Position).HasMaxLength(UnitContact.MaxName);
            contact.Property(row => row.Phone).HasMaxLength(20);
            contact.Property(row => row.Email).HasMaxLength(254);
            contact.HasIndex(row => new { row.UnitId, row.Duty }).IsUnique();
        });
        modelBuilder.Entity<SupportRequest>(request =>
        {
            request.Property(row => row.Title).HasMaxLength(SupportRequest.MaxTitle);
            request.Property(row => row.SearchKey).HasMaxLength(700);
            request.Property(row => row.CreatorName).HasMaxLength(100);
            request.Property(row => row.State).HasConversion<string>().HasMaxLength(20);
            request.HasIndex(row => new { row.UnitId, row.ChangedAt });
            request.HasIndex(row => new { row.HolderId, row.State });
            request.HasMany(row => row.Messages).WithOne().HasForeignKey(row => row.RequestId).OnDelete(DeleteBehavior.Cascade);
            request.HasMany(row => row.Holders).WithOne().HasForeignKey(row => row.RequestId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<SupportMessage>(message =>
        {
            message.ToTable("Messages");
            message.Property(row => row.AuthorName).HasMaxLength(100);
            message.Property(row => row.Text).HasMaxLength(SupportRequest.MaxText);
            message.Property(row => row.Turned).HasConversion<string>().HasMaxLength(20);
            message.HasMany(row => row.Files).WithOne().HasForeignKey(row => row.MessageId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<SupportHolder>(holder =>
        {
            holder.ToTable("Holders");
            holder.HasIndex(row => new { row.UnitId, row.RequestId }).IsUnique();
        });
        modelBuilder.Entity<SupportFile>(file =>
        {
            file.Property(row => row.Name).HasMaxLength(120);
            file.Property(row => row.ContentType).HasMaxLength(100);
            file.Property(row => row.Scan).HasConversion<string>().HasMaxLength(20).HasDefaultValue(ScanState.NotScanned);
            file.HasIndex(row => row.UnitId);
        });
    }
}

internal sealed class SqliteSupportDbContext(DbContextOptions<SqliteSupportDbContext> options) : SupportDbContext(options);

internal sealed class PostgresSupportDbContext(DbContextOptions<PostgresSupportDbContext> options) : SupportDbContext(options);
