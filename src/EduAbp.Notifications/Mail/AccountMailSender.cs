using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Localization;
using EduAbp.Notifications.Contracts;
using EduAbp.Timing;

namespace EduAbp.Notifications.Mail;

/// <summary>Letters about accounts: Identity says what, the queue says how.</summary>
internal sealed class AccountMailSender(IMailQueue queue, TimeTexts times) : IAccountMailSender, ITransientDependency
{
    public async Task SendAsync(AccountMail mail, CancellationToken cancellationToken)
    {
        using var _ = Languages.Speak(mail.Language);
        await queue.EnqueueAsync(
            mail.To,
            mail.Template,
            new Dictionary<string, string>
            {
                ["PersonName"] = mail.PersonName,
                ["UnitName"] = mail.UnitName ?? "",
                ["Url"] = mail.Url ?? "",
                ["ExpiresAt"] = mail.ExpiresAt is { } until ? times.DateTime(until) : "",
                ["ActorName"] = mail.ActorName ?? "",
            },
            mail.Language,
            cancellationToken);
    }
}
