using EduAbp.Notifications.Webhooks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Notifications.Pages.Notifications.Webhooks;

[Authorize(Contracts.NotificationsPermissions.Webhooks.Manage)]
internal sealed class IndexModel(WebhookAppService webhooks) : WebhookPageModel
{
    public IReadOnlyList<WebhookListItem> Webhooks { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var made = await webhooks.CreateAsync(new WebhookInput(Url, Events), cancellationToken);
            Show(made);
            return Page();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Webhooks = await webhooks.GetListAsync(cancellationToken);
        Choices = await webhooks.GetEventsAsync(cancellationToken);
    }
}
