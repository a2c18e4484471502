using EduAbp.Notifications.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Notifications.Pages.Notifications.Webhooks;

[Authorize(Contracts.NotificationsPermissions.Webhooks.Manage)]
internal sealed class DetailsModel(WebhookAppService webhooks) : WebhookPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public WebhookDetails Details { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        (Url, Events) = (Details.Webhook.Url, [.. Details.Webhook.Events]);
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await webhooks.ChangeAsync(Id, new WebhookInput(Url, Events), cancellationToken);
            return Done("Webhooks:Saved");
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostRotateAsync(CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            Show(await webhooks.RotateSecretAsync(Id, cancellationToken));
            await LoadAsync(cancellationToken);
            return Page();
        },
        cancellationToken);

    public Task<IActionResult> OnPostSwitchAsync(bool on, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await webhooks.SwitchAsync(Id, on, cancellationToken);
            return Done(on ? "Webhooks:SwitchedOn" : "Webhooks:SwitchedOff");
        },
        cancellationToken);

    public Task<IActionResult> OnPostTestAsync(CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await webhooks.SendTestAsync(Id, cancellationToken);
            return Done("Webhooks:TestSent");
        },
        cancellationToken);

    public Task<IActionResult> OnPostAgainAsync(Guid delivery, CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await webhooks.SendAgainAsync(delivery, cancellationToken);
            return Done("Webhooks:SentAgain");
        },
        cancellationToken);

    public Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            await webhooks.DeleteAsync(Id, cancellationToken);
            Success = L["Webhooks:Deleted"];
            return RedirectToPage("/Notifications/Webhooks/Index");
        },
        cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task<IActionResult>> act, CancellationToken cancellationToken)
    {
        // These buttons send no form: its fields are not asked for.
        ModelState.Clear();
        return SubmitAsync(act, () => LoadAsync(cancellationToken));
    }

    private IActionResult Done(string success)
    {
        Success = L[success];
        return RedirectToPage(new { Id });
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Details = await webhooks.GetAsync(Id, cancellationToken);
        Choices = await webhooks.GetEventsAsync(cancellationToken);
    }
}
