using System.Text.Json;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.Localization;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Data;
using EduAbp.Notifications.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Notifications.Notices;

internal sealed class NotificationSender(
    NotificationsDbContext db,
    IPersonLookup people,
    IMailQueue mails,
    MailTemplates templates,
    NoticeTexts texts,
    ITenantDirectory directory,
    ICurrentTenant tenant,
    LinkGenerator links,
    TimeProvider clock) : INotificationSender, ITransientDependency
{
    public async Task SendAsync(NotificationMessage message, CancellationToken cancellationToken)
    {
        var readers = message.UserIds.Distinct().ToList();
        if (readers.Count == 0)
            return;
        var now = clock.GetUtcNow();
        foreach (var reader in readers)
        {
            db.Notices.Add(new Notice
            {
                TenantId = tenant.GetId(),
                UserId = reader,
                Template = message.Template,
                Data = JsonSerializer.Serialize(message.Data),
                LinkPage = message.LinkPage,
                LinkRoute = message.LinkRoute is null ? null : JsonSerializer.Serialize(message.LinkRoute),
                CreationTime = now,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        if (message.ByMail)
            await WriteLettersAsync(message, readers, cancellationToken);
    }

    private async Task WriteLettersAsync(NotificationMessage message, List<Guid> readers, CancellationToken cancellationToken)
    {
        var ownMail = templates.Exists(message.Template);
        foreach (var person in await people.GetListAsync(readers, cancellationToken))
        {
            if (person.Email is null)
                continue;
            using var _ = Languages.Speak(person.Language);
            var data = new Dictionary<string, string>(texts.InWords(message.Data))
            {
                ["PersonName"] = person.FullName,
                ["UnitName"] = tenant.Unit?.Name ?? "",
                ["Url"] = Address(message) ?? "",
            };
            if (!ownMail)
                data["Text"] = texts.Of(message.Template, message.Data);
            await mails.EnqueueAsync(person.Email, ownMail ? message.Template : MailTemplates.Common, data, person.Language, cancellationToken);
        }
    }

    /// <summary>The whole address of the page on the main host, where people sign in.</summary>
    private string? Address(NotificationMessage message)
    {
        if (message.LinkPage is null || tenant.Unit is not { } unit || directory.Root is not { } root)
            return null;
        var values = new RouteValueDictionary();
        foreach (var (key, value) in message.LinkRoute ?? new Dictionary<string, string?>())
            values[key] = value;
        var path = links.GetPathByPage(message.LinkPage, handler: null, values, pathBase: new PathString(directory.MainHostPath(unit)));
        return path is null ? null : new Uri(new Uri(directory.CanonicalUrl(root) + "/"), path).ToString();
    }
}
