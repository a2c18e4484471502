using Acme.Equipment.Data;
using Acme.Equipment.Items;
using EduAbp.Workflows.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Acme.Equipment.WriteOffs;

/// <summary>What the process calls; its name is stored in running processes. Runs in a scope and a transaction of the unit.</summary>
[Activity("Equipment.WriteOffItem")]
internal sealed class WriteOffItemActivity(EquipmentDbContext db, EquipmentChanges changes) : IActivity
{
    public async Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(context.BusinessKey);
        if (await db.Items.SingleOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } item)
            return;
        db.Items.Remove(item);
        await changes.SaveAsync(cancellationToken);
    }
}

[Activity("Equipment.KeepItem")]
internal sealed class KeepItemActivity(EquipmentDbContext db, EquipmentChanges changes) : IActivity
{
    public async Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(context.BusinessKey);
        if (await db.Items.SingleOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } item)
            return;
        item.Keep();
        await changes.SaveAsync(cancellationToken);
    }
}
