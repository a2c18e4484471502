using System.Net.Mail;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Data;

namespace EduAbp.Notifications.Mail;

[EventName("Notifications.SendLetter")]
internal sealed record SendLetter(Guid LetterId);

internal sealed class MailQueue(
    NotificationsDbContext db, MailTemplates templates, IBackgroundJobManager jobs, ICurrentTenant tenant, TimeProvider clock)
    : IMailQueue, ITransientDependency
{
    public async Task<Guid> EnqueueAsync(
        string to, string template, IReadOnlyDictionary<string, string> data, string language, CancellationToken cancellationToken)
    {
        if (!MailAddress.TryCreate(to, out _))
            throw new BusinessException(NotificationsErrorCodes.AddressInvalid).WithData("Address", to);
        var letter = Letter.Write(tenant.Id, to, template, templates.Write(template, language, data), clock.GetUtcNow());
        db.Letters.Add(letter);
        await db.SaveChangesAsync(cancellationToken);
        await jobs.EnqueueAsync(new SendLetter(letter.Id), cancellationToken: cancellationToken);
        return letter.Id;
    }
}
