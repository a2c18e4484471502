using EduAbp.Domain;

namespace EduAbp.Identity.Codes;

internal enum CodePurpose
{
    Activation,
    Reset,
    VerifyEmail,
}

/// <summary>A link that opens one account once. Only the hash of the code is kept.</summary>
internal sealed class OneTimeCode : Entity
{
    private OneTimeCode()
    {
    }

    public OneTimeCode(Guid personId, CodePurpose purpose, string hash, bool provesMailbox, Guid? fromUnitId, DateTimeOffset now, TimeSpan lifetime)
    {
        (PersonId, Purpose, Hash, ProvesMailbox, FromUnitId) = (personId, purpose, hash, provesMailbox, fromUnitId);
        (CreatedAt, ExpiresAt) = (now, now + lifetime);
    }

    public Guid PersonId { get; private set; }

    public CodePurpose Purpose { get; private set; }

    public string Hash { get; private set; } = "";

    /// <summary>Whether only a reader of the person's mailbox can know it; a slip on paper proves nothing about the mailbox.</summary>
    public bool ProvesMailbox { get; private set; }

    public Guid? FromUnitId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public bool IsUsable(DateTimeOffset now) => UsedAt is null && ExpiresAt > now;

    public void Use(DateTimeOffset now) => UsedAt ??= now;
}
