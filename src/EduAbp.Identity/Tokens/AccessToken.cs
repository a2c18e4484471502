using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Identity.Tokens;

/// <summary>
/// A key to the API that a person made for a program: for one unit, with some of the person's permissions there. Like a
/// session it is a row that is asked about at each request; only a hash of it is kept.
/// </summary>
internal sealed class AccessToken : Entity, IPersonOwned
{
    public const int MaxName = 80;
    public const int MaxDays = 365;

    private AccessToken()
    {
    }

    public AccessToken(
        Guid userId, Guid unitId, string name, string hash, Guid securityStamp, bool hasSecondFactor, IEnumerable<string> scopes, DateTimeOffset now, int days)
    {
        (UserId, UnitId, Name, Hash, SecurityStamp, HasSecondFactor) = (userId, unitId, name, hash, securityStamp, hasSecondFactor);
        Scopes = [.. scopes];
        (CreatedAt, ExpiresAt) = (now, now.AddDays(days));
    }

    public Guid UserId { get; private set; }

    /// <summary>The unit at whose address it works; not a tenant's row, since its person sees it from everywhere.</summary>
    public Guid UnitId { get; private set; }

    public string Name { get; private set; } = "";

    public string Hash { get; private set; } = "";

    /// <summary>The person's at the time of making: a new password ends the token as it ends sessions.</summary>
    public Guid SecurityStamp { get; private set; }

    /// <summary>Whether the session that made it had shown the second factor.</summary>
    public bool HasSecondFactor { get; private set; }

    public List<string> Scopes { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? LastUsedAt { get; private set; }

    public string? LastAddress { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
