using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Notifications.Webhooks;

internal sealed record WebhookSwitch(bool On);

internal sealed class WebhookApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("notifications", "Webhooks");
        api.MapGet("/webhooks", (WebhookAppService webhooks, CancellationToken stop) => webhooks.GetListAsync(stop)).WithSummary("Whom the unit tells about its events");
        api.MapGet("/webhooks/events", (WebhookAppService webhooks, CancellationToken stop) => webhooks.GetEventsAsync(stop)).WithSummary("Events that can be asked for");
        api.MapPost("/webhooks", (WebhookInput input, WebhookAppService webhooks, CancellationToken stop) => webhooks.CreateAsync(input, stop))
            .WithSummary("Adds an https address; the secret that signs is in this answer only");
        api.MapGet("/webhooks/{id:guid}", (Guid id, WebhookAppService webhooks, CancellationToken stop) => webhooks.GetAsync(id, stop)).WithSummary("One of them with its log");
        api.MapPut("/webhooks/{id:guid}", (Guid id, WebhookInput input, WebhookAppService webhooks, CancellationToken stop) => webhooks.ChangeAsync(id, input, stop))
            .WithSummary("Changes address and events");
        api.MapPost("/webhooks/{id:guid}/rotate-secret", (Guid id, WebhookAppService webhooks, CancellationToken stop) => webhooks.RotateSecretAsync(id, stop))
            .WithSummary("Makes a new secret; the old one signs beside it for a day");
        api.MapPut("/webhooks/{id:guid}/enabled", (Guid id, WebhookSwitch input, WebhookAppService webhooks, CancellationToken stop) => webhooks.SwitchAsync(id, input.On, stop))
            .WithSummary("Switches it on or off");
        api.MapPost("/webhooks/{id:guid}/test", (Guid id, WebhookAppService webhooks, CancellationToken stop) => webhooks.SendTestAsync(id, stop)).WithSummary("Sends something harmless");
        api.MapDelete("/webhooks/{id:guid}", (Guid id, WebhookAppService webhooks, CancellationToken stop) => webhooks.DeleteAsync(id, stop)).WithSummary("Removes it and its log");
        api.MapPost("/webhook-deliveries/{id:guid}/send-again", (Guid id, WebhookAppService webhooks, CancellationToken stop) => webhooks.SendAgainAsync(id, stop))
            .WithSummary("Sends one delivery again");
    }
}
