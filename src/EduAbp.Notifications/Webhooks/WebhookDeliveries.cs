using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Webhooks;

/// <summary>Brings one delivery to its address.</summary>
[EventName("Notifications.SendWebhook")]
[CallsOutside]
internal sealed record SendWebhook(Guid DeliveryId);

/// <summary>Puts every public event of the unit on its way to those who asked for it.</summary>
internal sealed class WebhookDeliveries(NotificationsDbContext db, IBackgroundJobManager jobs, ICurrentTenant tenant, TimeProvider clock)
    : IPublicEventListener, ITransientDependency
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task HandleAsync(PublicEvent happened, CancellationToken cancellationToken)
    {
        if (tenant.Unit is null)
            return;
        foreach (var subscription in await db.Webhooks.AsNoTracking().Where(row => row.IsEnabled).ToListAsync(cancellationToken))
        {
            if (subscription.Events.Contains(happened.Name))
                await AddAsync(subscription.Id, happened, cancellationToken);
        }
    }

    public async Task<Guid> AddAsync(Guid subscriptionId, PublicEvent happened, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var body = new JsonObject
        {
            ["id"] = happened.Id,
            ["event"] = happened.Name,
            ["time"] = happened.Time,
            ["unit"] = new JsonObject { ["id"] = tenant.GetId(), ["path"] = tenant.Unit?.Path ?? "" },
            ["data"] = happened.Data.DeepClone(),
        };
        var delivery = new WebhookDelivery(subscriptionId, happened.Name, body.ToJsonString(Json), now);
        db.WebhookDeliveries.Add(delivery);
        await db.SaveChangesAsync(cancellationToken);
        await jobs.EnqueueAsync(new SendWebhook(delivery.Id), cancellationToken: cancellationToken);
        // Only the unit sees its rows, so the old ones are forgotten here and by no worker.
        var forgotten = now - Kept;
        await db.WebhookDeliveries.Where(row => row.SubscriptionId == subscriptionId && row.CreationTime < forgotten).ExecuteDeleteAsync(cancellationToken);
        return delivery.Id;
    }
}

internal sealed class SendWebhookJob(
    NotificationsDbContext db, WebhookSender sender, WebhookSecrets secrets, IBackgroundJobManager jobs, IPersonLookup people, INotificationSender notices,
    ICurrentTenant tenant, TimeProvider clock) : IBackgroundJob<SendWebhook>
{
    /// <summary>Tries in a row after which an address is left alone.</summary>
    public const int MostFailures = 20;

    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24)];

    public async Task ExecuteAsync(SendWebhook args, CancellationToken cancellationToken)
    {
        var delivery = await db.WebhookDeliveries.SingleOrDefaultAsync(row => row.Id == args.DeliveryId, cancellationToken);
        if (delivery is not { State: DeliveryState.Waiting })
            return;
        var subscription = await db.Webhooks.SingleOrDefaultAsync(row => row.Id == delivery.SubscriptionId, cancellationToken);
        if (subscription is not { IsEnabled: true })
            return;

        // Nothing has been written yet: no transaction stands open while the address takes its time.
        var answer = await sender.SendAsync(subscription.Url, delivery.EventName, delivery.Id, delivery.Body, secrets.Of(subscription, clock.GetUtcNow()), cancellationToken);
        var now = clock.GetUtcNow();
        var next = answer.IsTaken || delivery.Attempts >= Waits.Length ? (DateTimeOffset?)null : now + Waits[delivery.Attempts];
        delivery.Tried(answer, now, next);
        if (next is not null)
            await jobs.EnqueueAsync(args, next, cancellationToken: cancellationToken);
        if (answer.IsTaken)
            subscription.Taken();
        else if (subscription.Refused(MostFailures))
            await TellAsync(subscription, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TellAsync(WebhookSubscription subscription, CancellationToken cancellationToken)
    {
        var readers = await people.GetHoldersAsync(tenant.GetId(), NotificationsPermissions.Webhooks.Manage, cancellationToken);
        await notices.SendAsync(
            new NotificationMessage(
                [.. readers.Select(person => person.Id)],
                "Notifications.WebhookGaveUp",
                new Dictionary<string, string> { ["Host"] = new Uri(subscription.Url).Host, ["Count"] = MostFailures.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                "/Notifications/Webhooks/Details",
                new Dictionary<string, string?> { ["id"] = subscription.Id.ToString() }),
            cancellationToken);
    }
}
