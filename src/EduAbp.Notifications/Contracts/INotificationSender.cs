namespace EduAbp.Notifications.Contracts;

/// <summary>Tells people of the current unit something: in their list at the desk and, where they have an address, by mail.</summary>
public interface INotificationSender
{
    /// <summary>Written in the transaction of the caller: what is rolled back was never told.</summary>
    Task SendAsync(NotificationMessage message, CancellationToken cancellationToken = default);
}

/// <summary>A notice to people.</summary>
/// <param name="UserIds">Who is told; each person once.</param>
/// <param name="Template">Names the text <c>Notice:{Template}</c> and the mail <c>Mails/vi/{Template}.html</c> of the module; a template without a mail of its own is sent in the common one.</param>
/// <param name="Data">Values for <c>{Name}</c> in the text. What differs between languages is a <see cref="NoticeValue"/>.</param>
/// <param name="LinkPage">Razor page that it opens; null for none.</param>
/// <param name="LinkRoute">The page's route values.</param>
/// <param name="ByMail">False for what is worth a line in the list but no letter.</param>
public sealed record NotificationMessage(
    IReadOnlyCollection<Guid> UserIds,
    string Template,
    IReadOnlyDictionary<string, string> Data,
    string? LinkPage = null,
    IReadOnlyDictionary<string, string?>? LinkRoute = null,
    bool ByMail = true);
