using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Users;

namespace EduAbp.EntityFrameworkCore.Auditing;

internal sealed class AuditLog(AbpKernelDbContext db, ICurrentTenant tenant, ICurrentUser user, TimeProvider clock)
    : IAuditLog, ITransientDependency
{
    public async Task WriteAsync(string action, object? data, Guid? entityId, CancellationToken cancellationToken)
    {
        db.Add(AuditRecord.Of(action, data, entityId, tenant.Id, user, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }
}
