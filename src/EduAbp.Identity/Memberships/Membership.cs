using EduAbp.Domain;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Memberships;

/// <summary>That a person works for a unit, in which roles, from when until when.</summary>
internal sealed class Membership : AggregateRoot, IMultiTenant, IPersonOwned, ICreationAudited
{
    private Membership()
    {
    }

    public Membership(Guid tenantId, Guid userId, IEnumerable<string> roles, DateTimeOffset from, DateTimeOffset? until = null)
    {
        (TenantId, UserId, From, Until) = (tenantId, userId, from, until);
        SetRoles(roles);
    }

    public Guid TenantId { get; private set; }

    public Guid UserId { get; private set; }

    public List<string> Roles { get; private set; } = [];

    /// <summary>The same as the role; a column of its own so that the database itself keeps a second head out.</summary>
    public bool IsHead { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public bool IsActive(DateTimeOffset now) => EndedAt is null && From <= now && (Until is null || Until > now);

    public void SetRoles(IEnumerable<string> roles)
    {
        Roles = [.. roles.Distinct().Order(StringComparer.Ordinal)];
        if (Roles.Count == 0)
            throw new BusinessException(IdentityErrorCodes.RoleMissing).ForField("Roles");
        SetHead(Roles.Contains(RoleNames.Head));
    }

    /// <summary>Until when the membership lasts; null for one without an end.</summary>
    public void LastUntil(DateTimeOffset? until) => Until = until;

    public void End(DateTimeOffset now)
    {
        EndedAt ??= now;
        SetHead(false);
    }

    private void SetHead(bool isHead)
    {
        if (IsHead == isHead)
            return;
        IsHead = isHead;
        AddEvent(new BoardHeadChangedEto(UserId, isHead));
    }
}
