using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Memberships;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.People;

internal sealed class PersonLookup(
    IdentityDbContext db, RolePermissions rolePermissions, ITenantScopeFactory scopes, ICurrentTenant tenant, TimeProvider clock) : IPersonLookup, ITransientDependency
{
    public async Task<PersonDto?> FindAsync(Guid id, CancellationToken cancellationToken = default) =>
        (await GetListAsync([id], cancellationToken)).FirstOrDefault();

    public async Task<IReadOnlyList<PersonDto>> GetListAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default) =>
        ids.Count == 0
            ? []
            : await db.People.Where(person => ids.Contains(person.Id))
                .Select(person => new PersonDto(person.Id, person.FullName, person.Email, person.Language))
                .ToListAsync(cancellationToken);

    public async Task<PersonDto?> FindMemberAsync(string email, CancellationToken cancellationToken = default)
    {
        var (address, now) = (Person.Normalize(email), clock.GetUtcNow());
        var members = (await db.Memberships.AsNoTracking().Where(row => row.EndedAt == null && row.HelpId == null).ToListAsync(cancellationToken)).Where(row => row.IsActive(now)).Select(row => row.UserId).ToArray();
        return await db.People.Where(person => members.Contains(person.Id) && person.NormalizedEmail == address)
            .Select(person => new PersonDto(person.Id, person.FullName, person.Email, person.Language)).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<PersonDto>> GetHoldersAsync(Guid tenantId, string roleOrPermission, CancellationToken cancellationToken = default)
    {
        // An office asks who approves in a school, never more: the answer is names.
        if (tenant.Id == tenantId)
            return await HoldersAsync(roleOrPermission, cancellationToken);
        await using var scope = scopes.Create(tenantId);
        return await scope.Get<PersonLookup>().HoldersAsync(roleOrPermission, cancellationToken);
    }

    private async Task<IReadOnlyList<PersonDto>> HoldersAsync(string roleOrPermission, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var grants = await rolePermissions.ReadGrantsAsync(cancellationToken);
        var memberships = await db.Memberships.AsNoTracking().Where(row => row.EndedAt == null && row.HelpId == null).ToListAsync(cancellationToken);
        var holders = memberships
            .Where(row => row.IsActive(now) && row.Roles.Any(role => role == roleOrPermission || rolePermissions.Of(role, grants).Contains(roleOrPermission)))
            .Select(row => row.UserId)
            .ToArray();
        return await db.People.Where(person => holders.Contains(person.Id)).OrderBy(person => person.SortKey)
            .Select(person => new PersonDto(person.Id, person.FullName, person.Email, person.Language))
            .ToListAsync(cancellationToken);
    }
}
