using Acme.Equipment.Data;
using EduAbp.Caching;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Uow;

namespace Acme.Equipment.Items;

/// <summary>Saves, and says after the commit that the unit's cached pages are old: the list is public.</summary>
internal sealed class EquipmentChanges(EquipmentDbContext db, IContentVersions versions, ICurrentTenant tenant, IUnitOfWork unitOfWork) : ITransientDependency
{
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        unitOfWork.OnCommitted(() => versions.RaiseAsync([tenant.GetId()]));
    }
}
