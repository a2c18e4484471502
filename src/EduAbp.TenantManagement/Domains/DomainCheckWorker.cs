using EduAbp.BackgroundWorkers;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EduAbp.TenantManagement.Domains;

/// <summary>
/// Every day: claims that nobody proved end, records are looked for again, and units are reminded to renew. Each name in
/// a transaction of its own, so that one slow name server holds up nobody.
/// </summary>
internal sealed class DomainCheckWorker(ITenantScopeFactory scopes, UnitChanges changes, TimeProvider clock, TimeTexts times, ILogger<DomainCheckWorker> logger) : IBackgroundWorker
{
    private static readonly int[] RemindDaysBefore = [7, 30];

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        List<(Guid Id, Guid UnitId)> domains;
        await using (var scope = scopes.Create(null))
        {
            domains = [.. (await scope.Get<TenantManagementDbContext>().Domains.Where(domain => domain.State != DomainState.Ended)
                .Select(domain => new { domain.Id, domain.UnitId }).ToListAsync(cancellationToken)).Select(domain => (domain.Id, domain.UnitId))];
        }

        foreach (var (id, unitId) in domains)
        {
            try
            {
                if (await LookAsync(id, unitId, cancellationToken)) await changes.AnnounceAsync(unitId);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                logger.LogWarning(failed, "The domain {Domain} could not be checked", id);
            }
        }
    }

    /// <returns>Whether the unit's addresses changed.</returns>
    private async Task<bool> LookAsync(Guid id, Guid unitId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Create(unitId);
        var domain = await scope.Get<TenantManagementDbContext>().Domains.SingleAsync(found => found.Id == id, cancellationToken);
        var now = clock.GetUtcNow();
        var before = domain.State;
        if (domain.State == DomainState.Claimed)
        {
            if (domain.ExpiresAt > now) return false;
            domain.End();
            await TellAsync(scope, unitId, "TenantManagement.DomainClaimExpired", domain, cancellationToken);
        }
        else
        {
            await LookForRecordAsync(scope, unitId, domain, now, cancellationToken);
            if (domain.State == DomainState.Active) await RemindAsync(scope, unitId, domain, cancellationToken);
        }

        await scope.Get<TenantManagementDbContext>().SaveChangesAsync(cancellationToken);
        await scope.CompleteAsync(cancellationToken);
        return domain.State != before;
    }

    private static async Task LookForRecordAsync(TenantScope scope, Guid unitId, UnitDomain domain, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (domain.IsVouched) return;
        try
        {
            var wasThere = domain.MissingSince is null;
            var stays = domain.Checked(await scope.Get<DomainProof>().StandsAsync(domain, cancellationToken), now);
            if (!stays) await TellAsync(scope, unitId, "TenantManagement.DomainLost", domain, cancellationToken);
            else if (wasThere && domain.MissingSince is not null) await TellAsync(scope, unitId, "TenantManagement.DomainRecordGone", domain, cancellationToken);
        }
        catch (DnsFailureException)
        {
            // Nobody answered: that says nothing about the record. It is looked for again tomorrow.
        }
    }

    private async Task RemindAsync(TenantScope scope, Guid unitId, UnitDomain domain, CancellationToken cancellationToken)
    {
        if (domain.RegisteredUntil is not { } end) return;
        var left = end.DayNumber - clock.VietnamToday().DayNumber;
        var due = RemindDaysBefore.Where(days => left <= days).Cast<int?>().FirstOrDefault();
        if (due is not { } days || domain.RemindedDays <= days) return;
        domain.Reminded(days);
        await TellAsync(scope, unitId, "TenantManagement.DomainEnds", domain, cancellationToken, ("Until", times.Date(end)));
    }

    private static async Task TellAsync(TenantScope scope, Guid unitId, string template, UnitDomain domain, CancellationToken cancellationToken, params (string Name, string Value)[] more)
    {
        var readers = await scope.Get<IPersonLookup>().GetHoldersAsync(unitId, TenantManagementPermissions.Unit.Manage, cancellationToken);
        var data = new Dictionary<string, string> { ["Domain"] = DomainName.Show(domain.Host) };
        foreach (var (name, value) in more) data[name] = value;
        await scope.Get<INotificationSender>().SendAsync(
            new NotificationMessage([.. readers.Select(reader => reader.Id)], template, data, "/TenantManagement/Unit/Domains"), cancellationToken);
    }
}
