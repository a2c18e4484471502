using System.Net;
using System.Text.Json.Nodes;
using EduAbp.AspNetCore.Security;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.EventBus;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Webhooks;

internal sealed record WebhookInput(string? Url = null, IReadOnlyCollection<string>? Events = null);

internal sealed record WebhookListItem(Guid Id, string Url, IReadOnlyList<string> Events, bool IsEnabled, bool GaveUp, int Failures, DateTimeOffset CreatedAt);

internal sealed record DeliveryListItem(
    Guid Id, string EventName, DeliveryState State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? LastAttemptAt, DateTimeOffset? NextAttemptAt, int? Status, string? Answer, string Body);

internal sealed record WebhookDetails(WebhookListItem Webhook, IReadOnlyList<DeliveryListItem> Deliveries);

/// <param name="Secret">Readable this once.</param>
internal sealed record NewWebhook(Guid Id, string Secret);

/// <summary>Whom outside the unit tells about its events, and how that went.</summary>
internal sealed class WebhookAppService(
    NotificationsDbContext db,
    WebhookSecrets secrets,
    WebhookSender sender,
    WebhookDeliveries deliveries,
    PublicEventCatalog catalog,
    IBackgroundJobManager jobs,
    IPermissionChecker permissions,
    IAuditLog audit,
    TimeProvider clock) : ITransientDependency
{
    public const string TestEvent = "Notifications.Test";
    private const int Most = 20;
    private const int Shown = 50;

    public async Task<IReadOnlyList<WebhookListItem>> GetListAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var rows = await db.Webhooks.AsNoTracking().OrderBy(row => row.CreationTime).ToListAsync(cancellationToken);
        return [.. rows.Select(Item)];
    }

    /// <summary>The events that can be asked for.</summary>
    public async Task<IReadOnlyList<string>> GetEventsAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        return catalog.Names;
    }

    public async Task<WebhookDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var webhook = await db.Webhooks.AsNoTracking().GetAsync(id, cancellationToken);
        var log = await db.WebhookDeliveries.AsNoTracking().Where(row => row.SubscriptionId == id)
            .OrderByDescending(row => row.CreationTime).ThenByDescending(row => row.Id).Take(Shown)
            .Select(row => new DeliveryListItem(row.Id, row.EventName, row.State, row.Attempts, row.CreationTime, row.LastAttemptAt, row.NextAttemptAt, row.Status, row.Answer, row.Body))
            .ToListAsync(cancellationToken);
        return new WebhookDetails(Item(webhook), log);
    }

    public async Task<NewWebhook> CreateAsync(WebhookInput input, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var (url, events) = Check(input);
        if (await db.Webhooks.CountAsync(cancellationToken) >= Most)
            throw new BusinessException(NotificationsErrorCodes.WebhookTooMany).WithData("Most", Most);
        var secret = WebhookSecrets.New();
        var webhook = new WebhookSubscription(url, events, secrets.Protect(secret));
        db.Webhooks.Add(webhook);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Notifications.WebhookAdded", new { webhook.Url, webhook.Events }, webhook.Id, cancellationToken);
        return new NewWebhook(webhook.Id, secret);
    }

    public async Task ChangeAsync(Guid id, WebhookInput input, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var (url, events) = Check(input);
        var webhook = await db.Webhooks.GetAsync(id, cancellationToken);
        webhook.SetTarget(url, events);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A new secret; the old one signs beside it for a day.</summary>
    public async Task<NewWebhook> RotateSecretAsync(Guid id, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var webhook = await db.Webhooks.GetAsync(id, cancellationToken);
        var secret = WebhookSecrets.New();
        webhook.RotateSecret(secrets.Protect(secret), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("Notifications.WebhookSecretRotated", new { webhook.Url }, webhook.Id, cancellationToken);
        return new NewWebhook(webhook.Id, secret);
    }

    public async Task SwitchAsync(Guid id, bool on, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var webhook = await db.Webhooks.GetAsync(id, cancellationToken);
        webhook.Switch(on);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var webhook = await db.Webhooks.GetAsync(id, cancellationToken);
        db.Webhooks.Remove(webhook);
        await db.SaveChangesAsync(cancellationToken);
        await db.WebhookDeliveries.Where(row => row.SubscriptionId == id).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Tells the address something harmless, so that it can be tried out.</summary>
    public async Task SendTestAsync(Guid id, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var webhook = await db.Webhooks.AsNoTracking().GetAsync(id, cancellationToken);
        await deliveries.AddAsync(webhook.Id, new PublicEvent(Guid.CreateVersion7(), TestEvent, clock.GetUtcNow(), new JsonObject()), cancellationToken);
    }

    public async Task SendAgainAsync(Guid deliveryId, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var delivery = await db.WebhookDeliveries.GetAsync(deliveryId, cancellationToken);
        delivery.TryAgain();
        await db.SaveChangesAsync(cancellationToken);
        await jobs.EnqueueAsync(new SendWebhook(delivery.Id), cancellationToken: cancellationToken);
    }

    private Task CheckAsync(CancellationToken cancellationToken) => permissions.CheckAsync(NotificationsPermissions.Webhooks.Manage, cancellationToken);

    private (string Url, IReadOnlyList<string> Events) Check(WebhookInput input)
    {
        var errors = new List<ValidationError>();
        var events = (input.Events ?? []).Where(name => catalog.Names.Contains(name)).ToList();
        if (events.Count == 0)
            errors.Add(new ValidationError("Events", NotificationsErrorCodes.WebhookEventsMissing));
        var text = input.Url?.Trim() ?? "";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || text.Length > WebhookSubscription.MaxUrl || url.UserInfo.Length > 0 || url.Fragment.Length > 0
            || !(url.Scheme == Uri.UriSchemeHttps || (sender.AllowsLoopback && url.Scheme == Uri.UriSchemeHttp)))
            errors.Add(new ValidationError("Url", NotificationsErrorCodes.WebhookUrlInvalid));
        else if (!sender.AllowsLoopback && IsClosed(url))
            errors.Add(new ValidationError("Url", NotificationsErrorCodes.WebhookUrlPrivate));
        return errors.Count == 0 ? (text, events) : throw new AbpValidationException(errors);
    }

    // What a name leads to is asked at every connection; what is plainly inside is refused at once.
    private static bool IsClosed(Uri url) =>
        IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
            ? !PublicAddress.IsPublic(address)
            : !url.Host.Contains('.', StringComparison.Ordinal) || url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
                || url.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase);

    private static WebhookListItem Item(WebhookSubscription row) => new(row.Id, row.Url, row.Events, row.IsEnabled, row.GaveUp, row.Failures, row.CreationTime);
}
