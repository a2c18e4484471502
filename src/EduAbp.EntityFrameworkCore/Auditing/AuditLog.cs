using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Uow;
using EduAbp.Users;

namespace EduAbp.EntityFrameworkCore.Auditing;

internal sealed class AuditLog(
    AbpKernelDbContext db, ICurrentTenant tenant, ICurrentUser user, IUnitOfWork unitOfWork, IEnumerable<AuditedSecurityEvents> watched, IEnumerable<ISecurityLog> logs, TimeProvider clock)
    : IAuditLog, ITransientDependency
{
    public async Task WriteAsync(string action, object? data, Guid? entityId, CancellationToken cancellationToken)
    {
        var record = AuditRecord.Of(action, data, entityId, tenant.Id, user, clock.GetUtcNow());
        db.Add(record);
        await db.SaveChangesAsync(cancellationToken);
        if (watched.FirstOrDefault(list => list.Actions.Contains(action)) is not { } found)
            return;
        unitOfWork.OnCommitted(() =>
        {
            foreach (var log in logs)
                log.Report(action, found.Severity, tenant.Id, record.UserId, record.UserName, address: null, record.Data);
            return Task.CompletedTask;
        });
    }
}
