using EduAbp.EntityFrameworkCore;
using EduAbp.TenantManagement.Domains;
using EduAbp.TenantManagement.Exports;
using EduAbp.TenantManagement.Registrations;
using EduAbp.TenantManagement.Units;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Data;

/// <summary>Units, their dated tree and addresses, registrations: host tables, since they say which units there are; exports belong to their unit.</summary>
internal abstract class TenantManagementDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<UnitRelation> Relations => Set<UnitRelation>();

    public DbSet<UnitAddress> Addresses => Set<UnitAddress>();

    public DbSet<UnitMove> Moves => Set<UnitMove>();

    public DbSet<UnitMerge> Merges => Set<UnitMerge>();

    public DbSet<UnitFormerName> FormerNames => Set<UnitFormerName>();

    public DbSet<MembershipOffer> Offers => Set<MembershipOffer>();

    public DbSet<UnitDomain> Domains => Set<UnitDomain>();

    public DbSet<UnitExport> Exports => Set<UnitExport>();

    public DbSet<RegistrationBatch> Batches => Set<RegistrationBatch>();

    public DbSet<RegistrationRow> Rows => Set<RegistrationRow>();

    protected override string TablePrefix => "Unit";

    protected override void ConfigureModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Unit>(entity =>
        {
            entity.ToTable("Units");
            entity.Property(unit => unit.Name).HasMaxLength(Unit.MaxName);
            entity.Property(unit => unit.ShortName).HasMaxLength(Unit.MaxName);
            entity.Property(unit => unit.NameKey).HasMaxLength(Unit.MaxName + 30);
            entity.Property(unit => unit.Kind).HasMaxLength(40);
            entity.Property(unit => unit.TaxCode).HasMaxLength(14);
            entity.Property(unit => unit.Address).HasMaxLength(300);
            entity.Property(unit => unit.Email).HasMaxLength(254);
            entity.Property(unit => unit.Phone).HasMaxLength(20);
            entity.Property(unit => unit.MainColor).HasMaxLength(7);
            entity.Property(unit => unit.State).HasMaxLength(20);
            entity.Property(unit => unit.SuspensionReason).HasMaxLength(500);
            entity.HasIndex(unit => unit.NameKey);
            entity.HasIndex(unit => unit.TaxCode);
        });
        modelBuilder.Entity<UnitRelation>(entity =>
        {
            entity.ToTable("UnitRelations");
            entity.Property(relation => relation.Kind).HasMaxLength(30);
            entity.HasIndex(relation => new { relation.UnitId, relation.Kind, relation.From });
            entity.HasIndex(relation => new { relation.ParentId, relation.Kind });
        });
        modelBuilder.Entity<UnitAddress>(entity =>
        {
            entity.ToTable("UnitAddresses");
            entity.Property(address => address.Path).HasMaxLength(UnitAddress.MaxPath);
            entity.HasIndex(address => address.Path).IsUnique();
            entity.HasIndex(address => address.UnitId);
        });
        modelBuilder.Entity<UnitMove>(entity =>
        {
            entity.ToTable("UnitMoves");
            entity.Property(move => move.Slug).HasMaxLength(UnitSlug.MaxLength);
            entity.Property(move => move.Problem).HasMaxLength(100);
            entity.HasIndex(move => new { move.UnitId, move.State });
        });
        modelBuilder.Entity<UnitMerge>(entity =>
        {
            entity.ToTable("UnitMerges");
            entity.Property(merge => merge.Name).HasMaxLength(Unit.MaxName);
            entity.Property(merge => merge.Kind).HasMaxLength(40);
            entity.Property(merge => merge.Slug).HasMaxLength(UnitSlug.MaxLength);
            entity.Property(merge => merge.Email).HasMaxLength(254);
            entity.Property(merge => merge.Problem).HasMaxLength(100);
            entity.HasIndex(merge => merge.State);
        });
        modelBuilder.Entity<UnitFormerName>(entity =>
        {
            entity.ToTable("UnitFormerNames");
            entity.Property(former => former.UnitId);
            entity.Property(former => former.Name).HasMaxLength(Unit.MaxName);
            entity.Property(former => former.Until);
            entity.HasIndex(former => former.UnitId);
        });
        modelBuilder.Entity<MembershipOffer>(entity =>
        {
            entity.ToTable("UnitMembershipOffers");
            entity.Property(offer => offer.Roles).HasMaxLength(500);
            entity.HasIndex(offer => new { offer.FromUnitId, offer.UserId }).IsUnique();
        });
        modelBuilder.Entity<UnitDomain>(entity =>
        {
            entity.ToTable("UnitDomains");
            entity.Property(domain => domain.Host).HasMaxLength(DomainName.MaxLength);
            entity.Property(domain => domain.Token).HasMaxLength(64);
            entity.HasIndex(domain => new { domain.UnitId, domain.State });
            // One owner for a name, whoever proves it in the same moment.
            entity.HasIndex(domain => domain.Host).IsUnique().HasFilter($"\"State\" = {(int)DomainState.Active}");
        });
        modelBuilder.Entity<UnitExport>(entity =>
        {
            entity.ToTable("UnitExports");
            entity.HasIndex(export => new { export.TenantId, export.CreationTime });
        });
        modelBuilder.Entity<RegistrationBatch>(entity =>
        {
            entity.ToTable("UnitRegistrationBatches");
            entity.Property(batch => batch.FileName).HasMaxLength(200);
            entity.Property(batch => batch.Note).HasMaxLength(1000);
            entity.Property(batch => batch.ContactName).HasMaxLength(200);
            entity.HasIndex(batch => new { batch.OfficeId, batch.CreationTime });
            entity.HasIndex(batch => batch.State);
            entity.HasMany(batch => batch.Rows).WithOne().HasForeignKey(row => row.BatchId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<RegistrationRow>(entity =>
        {
            entity.ToTable("UnitRegistrationRows");
            entity.HasIndex(row => new { row.BatchId, row.Number }).IsUnique();
            entity.Property(row => row.Slug).HasMaxLength(120);
            entity.Property(row => row.Kind).HasMaxLength(40);
        });
    }
}

internal sealed class SqliteTenantManagementDbContext(DbContextOptions<SqliteTenantManagementDbContext> options) : TenantManagementDbContext(options);

internal sealed class PostgresTenantManagementDbContext(DbContextOptions<PostgresTenantManagementDbContext> options) : TenantManagementDbContext(options);
