using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using EduAbp.Identity.Sessions;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Memberships;

/// <summary>
/// The current person's memberships in all units that are active now: read with the session or at the first question of a
/// scope, never kept longer. One of the named crossings: a person sees the own memberships from any unit.
/// </summary>
internal sealed class OwnMemberships(IdentityDbContext db, CurrentSession session, ICurrentUser user, TimeProvider clock) : IScopedDependency
{
    private IReadOnlyList<Membership>? _active;

    public async Task<IReadOnlyList<Membership>> GetActiveAsync(CancellationToken cancellationToken) =>
        _active ??= user.Id is { } person ? await ReadAsync(person, cancellationToken) : [];

    private async Task<IReadOnlyList<Membership>> ReadAsync(Guid person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var memberships = session.Value is { } living && living.Ticket.PersonId == person
            ? living.Memberships
            : await db.Memberships.IgnoreQueryFilters([DataFilters.Tenant]).AsNoTracking()
                .Where(row => row.UserId == person && row.EndedAt == null)
                .ToListAsync(cancellationToken);
        return [.. memberships.Where(row => row.IsActive(now))];
    }
}
