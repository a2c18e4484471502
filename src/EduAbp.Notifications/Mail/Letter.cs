using EduAbp.Domain;

namespace EduAbp.Notifications.Mail;

internal enum LetterState
{
    Queued,
    Sent,

    /// <summary>Given up after all tries: an incident for a person to look at.</summary>
    Failed,
}

/// <summary>
/// A letter that leaves, or has left. A host table like the outbox: letters also leave where there is no unit (sign-in,
/// reset). Its text may hold a secret link, so it is forgotten once the letter has left.
/// </summary>
internal sealed class Letter : Entity
{
    public const int MaxAttempts = 8;

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>The unit on whose behalf it was written, for the centre to know; no fence.</summary>
    public Guid? UnitId { get; init; }

    public required string To { get; init; }

    public required string Template { get; init; }

    public required string Subject { get; init; }

    public string? Html { get; private set; }

    public LetterState State { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset? SentAt { get; private set; }

    public static Letter Write(Guid? unitId, string to, string template, MailText text, DateTimeOffset now) => new()
    {
        UnitId = unitId,
        To = to,
        Template = template,
        Subject = text.Subject,
        Html = text.Html,
        CreationTime = now,
    };

    public void HasLeft(DateTimeOffset now)
    {
        (State, SentAt, LastError, Html) = (LetterState.Sent, now, null, null);
        Attempts++;
    }

    /// <returns>When to try again; null when that was the last try.</returns>
    public DateTimeOffset? WasRefused(string error, DateTimeOffset now)
    {
        Attempts++;
        LastError = error.Length > 1000 ? error[..1000] : error;
        if (Attempts >= MaxAttempts)
        {
            State = LetterState.Failed;
            return null;
        }

        return now + Pauses[Math.Min(Attempts, Pauses.Length) - 1];
    }

    /// <summary>Somebody mended the cause: all tries are open again.</summary>
    public void TryAgain() => (State, Attempts) = (LetterState.Queued, 0);
}
