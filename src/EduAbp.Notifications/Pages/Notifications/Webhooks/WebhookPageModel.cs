using EduAbp.AspNetCore.Pages;
using EduAbp.Notifications.Webhooks;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Notifications.Pages.Notifications.Webhooks;

/// <summary>What the list and the page of one have in common: the form, and the secret that is shown once.</summary>
internal abstract class WebhookPageModel : DeskPageModel
{
    [BindProperty]
    public new string? Url { get; set; }

    [BindProperty]
    public List<string> Events { get; set; } = [];

    public IReadOnlyList<string> Choices { get; protected set; } = [];

    public NewWebhook? Secret { get; private set; }

    public string? EventsError => ModelState[nameof(Events)]?.Errors.FirstOrDefault()?.ErrorMessage;

    protected void Show(NewWebhook made)
    {
        Secret = made;
        Response.Headers.CacheControl = "no-store";
    }
}
