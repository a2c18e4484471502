using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.EntityFrameworkCore.Features;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Seeding;
using EduAbp.EntityFrameworkCore.Settings;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore;

/// <summary>The kernel's own tables.</summary>
internal abstract class AbpKernelDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    public DbSet<AuditLogEntry> AuditLogs => Set<AuditLogEntry>();

    public DbSet<TenantSetting> TenantSettings => Set<TenantSetting>();

    public DbSet<GlobalSetting> GlobalSettings => Set<GlobalSetting>();

    public DbSet<UnitModule> UnitModules => Set<UnitModule>();

    public DbSet<SecurityEventRow> SecurityEvents => Set<SecurityEventRow>();

    public DbSet<SeedRecord> SeedHistory => Set<SeedRecord>();

    protected override string TablePrefix => "Abp";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<InboxEntry>(entity =>
        {
            entity.ToTable("AbpInbox");
            entity.HasKey(entry => new { entry.MessageId, entry.Handler });
            entity.Property(entry => entry.Handler).HasMaxLength(300);
        });
        modelBuilder.Entity<TenantSetting>(entity =>
        {
            entity.ToTable("AbpTenantSettings");
            entity.HasKey(setting => new { setting.TenantId, setting.Name });
            entity.Property(setting => setting.Name).HasMaxLength(200);
        });
        modelBuilder.Entity<GlobalSetting>(entity =>
        {
            entity.ToTable("AbpGlobalSettings");
            entity.HasKey(setting => setting.Name);
            entity.Property(setting => setting.Name).HasMaxLength(200);
        });
        modelBuilder.Entity<UnitModule>(entity =>
        {
            entity.ToTable("AbpUnitModules");
            entity.HasKey(choice => new { choice.UnitId, choice.Module });
            entity.Property(choice => choice.Module).HasMaxLength(200);
            entity.Property(choice => choice.Value).HasMaxLength(200);
        });
        modelBuilder.Entity<SecurityEventRow>(entity =>
        {
            entity.ToTable("AbpSecurityEvents");
            entity.Property(row => row.Id).ValueGeneratedNever();
            entity.Property(row => row.Kind).HasMaxLength(100);
            entity.Property(row => row.UserName).HasMaxLength(200);
            entity.Property(row => row.Address).HasMaxLength(64);
            entity.Property(row => row.Data).HasMaxLength(2000);
            entity.HasIndex(row => new { row.UnitId, row.Time });
            entity.HasIndex(row => new { row.Kind, row.Time });
            entity.HasIndex(row => row.Time);
        });
        modelBuilder.Entity<SeedRecord>(entity =>
        {
            entity.ToTable("AbpSeedHistory");
            entity.HasKey(record => new { record.TenantId, record.Contributor });
            entity.Property(record => record.Contributor).HasMaxLength(300);
        });
    }
}

internal sealed class SqliteAbpKernelDbContext(DbContextOptions<SqliteAbpKernelDbContext> options) : AbpKernelDbContext(options);

internal sealed class PostgresAbpKernelDbContext(DbContextOptions<PostgresAbpKernelDbContext> options) : AbpKernelDbContext(options);
