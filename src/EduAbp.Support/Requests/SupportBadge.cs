using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Navigation;
using EduAbp.Support.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Support.Requests;

/// <summary>What waits for this unit: at an office what nobody has taken yet, at the asker's what was answered.</summary>
internal sealed class SupportBadge(SupportDbContext db, ICurrentTenant tenant) : IMenuBadge, ITransientDependency
{
    public Task<int> CountAsync(CancellationToken cancellationToken)
    {
        var here = tenant.GetId();
        return db.Requests.CountAsync(
            request => (request.HolderId == here && (request.State == SupportState.New || request.State == SupportState.PassedUp || request.State == SupportState.Reopened))
                || (request.UnitId == here && request.State == SupportState.Answered),
            cancellationToken);
    }
}
