using EduAbp.Domain;

namespace EduAbp.Identity.CarryOver;

/// <summary>A code that takes a session once to a unit's own domain. Only the hash is kept. A host row.</summary>
internal sealed class CarriedSession : Entity
{
    /// <summary>A redirect takes no longer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private CarriedSession()
    {
    }

    public CarriedSession(string hash, Guid personId, Guid sessionId, string host, string challenge, DateTimeOffset now) =>
        (Hash, PersonId, SessionId, Host, Challenge, ExpiresAt) = (hash, personId, sessionId, host, challenge, now + Lifetime);

    public string Hash { get; private set; } = "";

    public Guid PersonId { get; private set; }

    public Guid SessionId { get; private set; }

    public string Host { get; private set; } = "";

    /// <summary>Hash of what the browser keeps that asked for it: a code sent to somebody else opens nothing there.</summary>
    public string Challenge { get; private set; } = "";

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }
}
