using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Identity.Sessions;

/// <summary>One sign-in on one device, for as long as it lasts. The cookie only names it.</summary>
internal sealed class Session : Entity, IPersonOwned
{
    private Session()
    {
    }

    public Session(Guid userId, Guid securityStamp, string? address, string? device, bool hasSecondFactor, DateTimeOffset now, TimeSpan lifetime)
    {
        (UserId, SecurityStamp, Address, Device, HasSecondFactor) = (userId, securityStamp, address, device, hasSecondFactor);
        (CreatedAt, LastSeenAt, ExpiresAt) = (now, now, now + lifetime);
    }

    public Guid UserId { get; private set; }

    public Guid SecurityStamp { get; set; }

    public string? Address { get; private set; }

    public string? Device { get; private set; }

    public bool HasSecondFactor { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsAlive(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
