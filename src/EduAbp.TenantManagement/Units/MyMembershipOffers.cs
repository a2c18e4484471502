using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

internal sealed record MyOffer(Guid Id, UnitInfo To, IReadOnlyList<string> Roles, OfferState State);

/// <summary>A person of a merged unit answers the offer to go on in its successor. It is theirs alone: no permission is asked, only who they are.</summary>
internal sealed class MyMembershipOffers(
    TenantManagementDbContext db, ITenantDirectory directory, IBackgroundJobManager jobs, IAuditLog audit, ICurrentTenant tenant, ICurrentUser user) : ITransientDependency
{
    public async Task<MyOffer?> FindMineAsync(CancellationToken cancellationToken) =>
        await Mine().AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } offer && directory.Find(offer.ToUnitId) is { } to
            ? new MyOffer(offer.Id, to, offer.RoleList, offer.State)
            : null;

    public async Task AnswerAsync(bool accept, CancellationToken cancellationToken)
    {
        var offer = await Mine().SingleOrDefaultAsync(cancellationToken) ?? throw new EntityNotFoundException(typeof(MembershipOffer), tenant.Id);
        offer.Answer(accept);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(accept ? "TenantManagement.OfferAccepted" : "TenantManagement.OfferDeclined", new { To = directory.Find(offer.ToUnitId)?.Name, Roles = offer.RoleList }, offer.Id, cancellationToken);
        if (accept) await jobs.EnqueueAsync(new JoinSuccessor(offer.Id), cancellationToken: cancellationToken);
    }

    private IQueryable<MembershipOffer> Mine() => db.Offers.Where(offer => offer.FromUnitId == tenant.GetId() && offer.UserId == user.GetId());
}

[EventName("TenantManagement.JoinSuccessor")]
internal sealed record JoinSuccessor(Guid OfferId);

/// <summary>Makes the membership that was accepted, in the successor's own transaction.</summary>
internal sealed class JoinSuccessorJob(TenantManagementDbContext db, IPersonLookup people, IAccountIntegrationService accounts) : IBackgroundJob<JoinSuccessor>
{
    public async Task ExecuteAsync(JoinSuccessor args, CancellationToken cancellationToken)
    {
        var offer = await db.Offers.AsNoTracking().SingleOrDefaultAsync(found => found.Id == args.OfferId && found.State == OfferState.Accepted, cancellationToken);
        if (offer is not null && await people.FindAsync(offer.UserId, cancellationToken) is { Email: { } email } person)
            await accounts.InviteAsync(offer.ToUnitId, email, person.FullName, offer.RoleList, cancellationToken);
    }
}

/// <summary>A unit was merged into another: its people are offered to go on there.</summary>
[EventName("TenantManagement.UnitClosed")]
internal sealed record UnitClosedEto(Guid UnitId, Guid SuccessorId, bool IsNewSuccessor);

/// <summary>
/// Offers each member the place in the successor that is theirs already: writers and editors stay what they are. A head
/// goes on as an editor, since a unit has one head; an administrator keeps that role only where the successor is new, for
/// else the unit that goes on would get administrators that it did not choose.
/// </summary>
internal sealed class OfferMemberships(
    TenantManagementDbContext db, ITenantDirectory directory, IRoleCatalog catalog, IPersonLookup people, ITenantScopeFactory scopes) : IDistributedEventHandler<UnitClosedEto>
{
    public async Task HandleEventAsync(UnitClosedEto eto, CancellationToken cancellationToken)
    {
        var (unit, successor) = (directory.Find(eto.UnitId)!, directory.Find(eto.SuccessorId)!);
        var fitting = catalog.For(successor).Select(role => role.Name).ToHashSet();
        var offers = new Dictionary<Guid, HashSet<string>>();
        foreach (var role in catalog.For(unit))
        {
            var offered = role.Name switch
            {
                Roles.Head => Roles.Editor,
                Roles.Administrator when !eto.IsNewSuccessor => Roles.Contributor,
                _ => role.Name,
            };
            if (!fitting.Contains(offered)) continue;
            foreach (var holder in await people.GetHoldersAsync(unit.Id, role.Name, cancellationToken))
            {
                if (!offers.TryGetValue(holder.Id, out var roles)) offers[holder.Id] = roles = [];
                roles.Add(offered);
            }
        }

        var known = await db.Offers.Where(offer => offer.FromUnitId == unit.Id).Select(offer => offer.UserId).ToListAsync(cancellationToken);
        var fresh = offers.Where(offer => !known.Contains(offer.Key)).ToList();
        foreach (var (person, roles) in fresh) db.Offers.Add(new MembershipOffer(unit.Id, successor.Id, person, roles));

        await using (var scope = scopes.Create(unit.Id))
        {
            await scope.Get<INotificationSender>().SendAsync(
                new NotificationMessage([.. fresh.Select(offer => offer.Key)], "TenantManagement.MembershipOffered", new Dictionary<string, string> { ["Name"] = unit.Name, ["To"] = successor.Name }, "/TenantManagement/Unit/Successor"),
                cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
