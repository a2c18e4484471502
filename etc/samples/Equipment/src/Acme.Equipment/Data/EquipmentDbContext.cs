using Acme.Equipment.Items;
using EduAbp.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Acme.Equipment.Data;

internal abstract class EquipmentDbContext(DbContextOptions options) : AbpDbContext(options)
{
    public DbSet<EquipmentItem> Items => Set<EquipmentItem>();

    /// <summary>Every table's name begins with it: <c>EquipmentItems</c>.</summary>
    protected override string TablePrefix => "Equipment";

    protected override void ConfigureModel(ModelBuilder modelBuilder) => modelBuilder.Entity<EquipmentItem>(item =>
    {
        item.ToTable("Items");
        item.Property(row => row.Name).HasMaxLength(EquipmentItem.NameLength);
        item.Property(row => row.WriteOffReason).HasMaxLength(EquipmentItem.ReasonLength);
        item.HasIndex(row => new { row.TenantId, row.Name }).IsUnique();
    });
}

internal sealed class SqliteEquipmentDbContext(DbContextOptions<SqliteEquipmentDbContext> options) : EquipmentDbContext(options);

internal sealed class PostgresEquipmentDbContext(DbContextOptions<PostgresEquipmentDbContext> options) : EquipmentDbContext(options);
