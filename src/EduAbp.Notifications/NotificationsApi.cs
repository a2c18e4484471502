using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.Notifications.Alerts;
using EduAbp.Notifications.Mail;
using EduAbp.Notifications.Notices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Notifications;

/// <param name="Password">Left out keeps the one that is there.</param>
internal sealed record MailSettingsChange(
    string? Host = null, int Port = 587, bool StartTls = true, string? UserName = null, string? Password = null, string? FromAddress = null, string? FromName = null);

internal sealed record TestLetterInput(string? To = null);

internal sealed class NotificationsApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var own = endpoints.MapApi("notifications", "Notices").OwnAffairs();
        own.MapGet("/notices", async (bool? unread, int? page, MyNotices notices, CancellationToken stop) =>
        {
            var (items, total) = await notices.GetListAsync(unread ?? false, page ?? 1, stop);
            return new ApiPage<NoticeListItem>(items, total, Math.Max(1, page ?? 1), MyNotices.PageSize);
        }).WithSummary("The caller's notices in this unit");
        own.MapGet("/notices/unread", async (MyNotices notices, CancellationToken stop) => new ApiCount(await notices.CountUnreadAsync(stop))).WithSummary("How many are unread");
        own.MapPost("/notices/{id:guid}/read", async (Guid id, MyNotices notices, CancellationToken stop) =>
        {
            await notices.OpenAsync(id, stop);
            return Results.NoContent();
        }).WithSummary("Marks one as read");
        own.MapPost("/notices/read-all", async (MyNotices notices, CancellationToken stop) => new ApiCount(await notices.MarkAllReadAsync(stop))).WithSummary("Marks all as read");

        var alerts = endpoints.MapApi("notifications", "Alerts");
        alerts.MapGet("/alerts", (AlertAppService settings, CancellationToken stop) => settings.GetAsync(stop)).WithSummary("How many security events of a kind within ten minutes bring a letter, and to whom");
        alerts.MapPut("/alerts", (AlertLimits change, AlertAppService settings, CancellationToken stop) => settings.SaveAsync(change, stop)).WithSummary("Changes it");

        var mail = endpoints.MapApi("notifications", "Mail");
        mail.MapGet("/mail/settings", (MailSettingsAppService settings, CancellationToken stop) => settings.GetAsync(stop)).WithSummary("How mail leaves this installation");
        mail.MapPut("/mail/settings", (MailSettingsChange change, MailSettingsAppService settings, CancellationToken stop) => settings.SaveAsync(
            new MailSettingsInput(change.Host, change.Port, change.StartTls, change.UserName, change.FromAddress, change.FromName), change.Password, stop)).WithSummary("Changes it");
        mail.MapPost("/mail/test", (TestLetterInput input, MailSettingsAppService settings, CancellationToken stop) => settings.SendTestAsync(input.To, stop)).WithSummary("Sends a test letter at once");
        mail.MapGet("/mail/letters", (MailSettingsAppService settings, CancellationToken stop) => settings.GetOverviewAsync(stop)).WithSummary("Letters that wait and that failed");
        mail.MapPost("/mail/letters/retry", async (MailSettingsAppService settings, CancellationToken stop) => new ApiCount(await settings.RetryFailedAsync(stop)))
            .WithSummary("Tries the failed ones again");
    }
}
