using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Help;

/// <summary>The helper's own side in the unit: to be shown as one, and to be done. It takes no permission but to be that helper.</summary>
internal sealed class CurrentHelp(IdentityDbContext db, IUnitSwitcher units, ICurrentUser user, IAuditLog audit, TimeProvider clock) : ICurrentHelp, ITransientDependency
{
    public async Task<HelpInProgress?> FindAsync(CancellationToken cancellationToken)
    {
        // The switcher has read the person's memberships already: the unit's own people cost no question.
        if ((await units.GetListAsync(cancellationToken)).FirstOrDefault(unit => unit.IsCurrent) is not { IsHelp: true })
            return null;
        var now = clock.GetUtcNow();
        return await db.HelpGrants.Where(help => help.UserId == user.Id && help.State == HelpState.Granted && help.Until > now)
            .Select(help => new HelpInProgress(help.Until!.Value, help.Reason))
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        var (me, now) = (user.GetId(), clock.GetUtcNow());
        if (await db.Memberships.SingleOrDefaultAsync(row => row.UserId == me && row.HelpId != null && row.EndedAt == null, cancellationToken) is not { } membership)
            return;
        membership.End(now);
        var help = await db.HelpGrants.SingleAsync(row => row.Id == membership.HelpId, cancellationToken);
        help.End(now);
        await audit.WriteAsync("Identity.HelpEnded", new { FullName = help.HelperName }, help.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
