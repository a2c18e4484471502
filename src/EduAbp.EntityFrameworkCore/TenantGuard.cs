using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace EduAbp.EntityFrameworkCore;

/// <summary>Refuses to save a row of another unit, and gives new rows to the current one.</summary>
internal static class TenantGuard
{
    public static void Check(EntityEntry entry, ICurrentTenant tenant)
    {
        if (entry.Entity is not IMultiTenant)
            return;
        var property = entry.Property(nameof(IMultiTenant.TenantId));
        if (entry.State == EntityState.Added && (Guid)property.CurrentValue! == Guid.Empty)
            property.CurrentValue = tenant.GetId();
        if (!Equals(property.CurrentValue, tenant.Id) || (entry.State != EntityState.Added && !Equals(property.OriginalValue, tenant.Id)))
            throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} belongs to another unit than the one that saves it.");
    }
}
