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

    /// <summary>Somebody of another unit who helps here for a time.</summary>
    public static Membership ForHelp(
        Guid tenantId, Guid userId, IEnumerable<string> roles, DateTimeOffset from, DateTimeOffset until, Guid helpId, Guid fromUnitId) =>
        new(tenantId, userId, roles, from, until) { HelpId = helpId, HelpFromUnitId = fromUnitId };

    public Guid TenantId { get; private set; }

    public Guid UserId { get; private set; }

    public List<string> Roles { get; private set; } = [];

    /// <summary>The same as the role; a column of its own so that the database itself keeps a second head out.</summary>
    public bool IsHead { get; private set; }

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset? Until { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The grant behind a membership that is help; null for the unit's own people.</summary>
    public Guid? HelpId { get; private set; }

    /// <summary>Where the helper works; who works there no longer helps no longer.</summary>
    public Guid? HelpFromUnitId { get; private set; }

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
