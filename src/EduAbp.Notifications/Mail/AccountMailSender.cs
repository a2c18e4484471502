using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Notifications.Contracts;
using EduAbp.Timing;

namespace EduAbp.Notifications.Mail;

/// <summary>Letters about accounts: Identity says what, the queue says how.</summary>
internal sealed class AccountMailSender(IMailQueue queue, TimeTexts times) : IAccountMailSender, ITransientDependency
{
    public Task SendAsync(AccountMail mail, CancellationToken cancellationToken) => queue.EnqueueAsync(
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
        cancellationToken: cancellationToken);
}
