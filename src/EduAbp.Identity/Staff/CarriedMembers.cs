using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Account;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Memberships;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Staff;

/// <summary>People who go from one unit to another that came out of it: one half in the scope of each.</summary>
internal sealed class CarriedMembers(
    IdentityDbContext db, Invitations invitations, AccountMails mails, IAuditLog audit, ICurrentTenant tenant, TimeProvider clock) : ITransientDependency
{
    public async Task JoinAsync(IReadOnlyCollection<CarriedMember> members, string from, CancellationToken cancellationToken)
    {
        var ids = members.Select(member => member.PersonId).ToArray();
        var known = await db.Memberships.Where(row => ids.Contains(row.UserId) && row.EndedAt == null).Select(row => row.UserId).ToListAsync(cancellationToken);
        var fresh = members.Where(member => !known.Contains(member.PersonId)).ToList();
        var people = await db.People.Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellationToken);
        foreach (var member in fresh)
        {
            await invitations.CheckRolesAsync(member.Roles, except: null, cancellationToken);
            var membership = new Membership(tenant.GetId(), member.PersonId, member.Roles, clock.GetUtcNow());
            db.Memberships.Add(membership);
            await db.SaveChangesAsync(cancellationToken);
            var person = people[member.PersonId];
            await audit.WriteAsync("Identity.MemberCarriedHere", new { person.FullName, member.Roles, From = from }, membership.Id, cancellationToken);
            if (person is { IsActivated: true, IsSample: false })
                await mails.SendAsync(person, AccountMailTemplates.NewMembership, tenant.Id, "/quan-tri", cancellationToken: cancellationToken);
        }
    }

    public async Task LeaveAsync(IReadOnlyCollection<Guid> people, string to, CancellationToken cancellationToken)
    {
        if (people.Count == 0)
            return;
        var now = clock.GetUtcNow();
        var active = (await db.Memberships.Where(row => row.EndedAt == null && row.HelpId == null).ToListAsync(cancellationToken)).Where(row => row.IsActive(now)).ToList();
        var administrators = active.Count(row => row.Roles.Contains(RoleNames.Administrator));
        var names = await db.People.Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, cancellationToken);
        foreach (var membership in active.Where(row => people.Contains(row.UserId) && !row.IsHead))
        {
            if (membership.Roles.Contains(RoleNames.Administrator) && --administrators == 0)
                continue;
            membership.End(now);
            await audit.WriteAsync("Identity.MemberCarriedAway", new { FullName = names[membership.UserId], To = to }, membership.Id, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
