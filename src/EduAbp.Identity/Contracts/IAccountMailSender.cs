namespace EduAbp.Identity.Contracts;

/// <summary>Takes the letters about accounts to their readers. Implemented by Notifications, which knows how mail leaves.</summary>
public interface IAccountMailSender
{
    /// <summary>Queues the letter in the transaction of the caller.</summary>
    Task SendAsync(AccountMail mail, CancellationToken cancellationToken = default);
}

/// <summary>A letter about an account.</summary>
/// <param name="Template">One of <see cref="AccountMailTemplates"/>.</param>
/// <param name="Url">The address to open, whole; null where there is nothing to open.</param>
/// <param name="ExpiresAt">Until when the address works.</param>
/// <param name="Language">The reader's language.</param>
/// <param name="ActorName">Who caused it; null where the reader did so.</param>
public sealed record AccountMail(
    string To, string PersonName, string Template, string? UnitName, string? Url, DateTimeOffset? ExpiresAt, string? ActorName, string Language);

public static class AccountMailTemplates
{
    public const string Activation = "Identity.Activation";
    public const string Reset = "Identity.Reset";
    public const string VerifyEmail = "Identity.VerifyEmail";
    public const string NewMembership = "Identity.NewMembership";

    /// <summary>Tells the administrators of the person's other units, and the person, that a reset link was sent.</summary>
    public const string ResetSent = "Identity.ResetSent";
    public const string PasswordChanged = "Identity.PasswordChanged";
}
