using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Help;

internal sealed record MyHelp(Guid Id, UnitInfo Unit, string DeskPath, string Reason, HelpState State, bool IsRunning, DateTimeOffset AskedAt, DateTimeOffset? Until);

/// <summary>What people of the centre and of offices do to help in units below: ask, see what was granted, withdraw. They never enter by themselves.</summary>
internal sealed class HelperAppService(
    IdentityDbContext db,
    IPermissionChecker permissions,
    ITenantScopeFactory scopes,
    ITenantDirectory units,
    ICurrentTenant tenant,
    ICurrentUser user,
    IAuditLog audit,
    TimeProvider clock) : ITransientDependency
{
    public const int MostShown = 200;

    public async Task<IReadOnlyList<MyHelp>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Offer, cancellationToken);
        var now = clock.GetUtcNow();
        var me = user.GetId();
        // One of the named crossings: a person sees the own rows from any unit.
        var rows = await db.HelpGrants.IgnoreQueryFilters([DataFilters.Tenant]).AsNoTracking()
            .Where(help => help.UserId == me).OrderByDescending(help => help.CreationTime).Take(MostShown).ToListAsync(cancellationToken);
        return
        [
            .. from help in rows
               let unit = units.Find(help.TenantId)
               where unit is not null
               select new MyHelp(help.Id, unit, units.MainHostPath(unit, "/quan-tri"), help.Reason, help.State, help.IsRunning(now), help.CreationTime, help.Until),
        ];
    }

    /// <summary>The units below in which one could help, by name.</summary>
    public async Task<IReadOnlyList<UnitInfo>> GetUnitsAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Offer, cancellationToken);
        return [.. Below().OrderBy(unit => VietnameseText.SortKeyInOrder(unit.Name), StringComparer.Ordinal)];
    }

    /// <summary>Asks the unit; its administrators are told and decide.</summary>
    public async Task AskAsync(Guid? unitId, string? reason, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Help.Offer, cancellationToken);
        var wrong = HelpGrant.WrongReason(reason);
        if (Below().FirstOrDefault(one => one.Id == unitId) is not { } unit)
            throw new AbpValidationException([new ValidationError("UnitId", IdentityErrorCodes.HelpUnitMissing), .. wrong]);
        if (wrong.Count > 0)
            throw new AbpValidationException(wrong);
        var me = user.GetId();
        var name = await db.People.Where(person => person.Id == me).Select(person => person.FullName).SingleAsync(cancellationToken);
        await using (var scope = Enter(unit.Id))
        {
            var there = scope.Get<IdentityDbContext>();
            var now = clock.GetUtcNow();
            if (await there.Memberships.FirstOrDefaultAsync(row => row.UserId == me && row.EndedAt == null, cancellationToken) is { } membership && membership.IsActive(now))
                throw new BusinessException(membership.HelpId is null ? IdentityErrorCodes.AlreadyMember : IdentityErrorCodes.HelpIsRunning).ForField("UnitId");
            if (await there.HelpGrants.AnyAsync(row => row.UserId == me && row.State == HelpState.Asked, cancellationToken))
                throw new BusinessException(IdentityErrorCodes.HelpIsAsked).ForField("UnitId");
            var help = new HelpGrant(unit.Id, me, name, tenant.GetId(), reason);
            help.Ask();
            there.HelpGrants.Add(help);
            await scope.Get<IAuditLog>().WriteAsync("Identity.HelpAsked", new { FullName = name, help.Reason }, help.Id, cancellationToken);
            await there.SaveChangesAsync(cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }

        await audit.WriteAsync("Identity.HelpAsked", new { Unit = unit.Name, Reason = reason }, unit.Id, cancellationToken);
    }

    public async Task WithdrawAsync(Guid id, CancellationToken cancellationToken)
    {
        var mine = (await GetListAsync(cancellationToken)).FirstOrDefault(help => help.Id == id) ?? throw new EntityNotFoundException(typeof(HelpGrant), id);
        await using (var scope = Enter(mine.Unit.Id))
        {
            var there = scope.Get<IdentityDbContext>();
            var help = await there.HelpGrants.GetAsync(id, cancellationToken);
            help.Withdraw(clock.GetUtcNow());
            await scope.Get<IAuditLog>().WriteAsync("Identity.HelpWithdrawn", new { FullName = help.HelperName }, id, cancellationToken);
            await there.SaveChangesAsync(cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }

        await audit.WriteAsync("Identity.HelpWithdrawn", new { Unit = mine.Unit.Name }, id, cancellationToken);
    }

    private IEnumerable<UnitInfo> Below() => units.Descendants(tenant.GetId()).Where(unit => unit.Id != tenant.Id);

    private TenantScope Enter(Guid unitId)
    {
        var scope = scopes.Create(unitId);
        scope.Get<CurrentUser>().Set(user.GetId(), user.UserName, user.FullName, user.SessionId);
        return scope;
    }
}
