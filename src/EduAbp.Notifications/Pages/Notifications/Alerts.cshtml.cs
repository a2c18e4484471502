using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Notifications.Alerts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Notifications.Pages.Notifications;

/// <summary>Who is told when much happens that is worth watching, and when.</summary>
[Authorize(IdentityPermissions.SecurityLog.Whole)]
internal sealed class AlertsModel(AlertAppService alerts) : DeskPageModel
{
    [BindProperty]
    public AlertForm Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var limits = await alerts.GetAsync(cancellationToken);
        Input = new AlertForm
        {
            To = limits.To, FailedSignIns = limits.FailedSignIns, Locks = limits.Locks, NewAdministrators = limits.NewAdministrators,
            Throttled = limits.Throttled, Refused = limits.Refused, Infected = limits.Infected,
        };
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await alerts.SaveAsync(new(Input.To, Input.FailedSignIns, Input.Locks, Input.NewAdministrators, Input.Throttled, Input.Refused, Input.Infected), cancellationToken);
            Success = L["Alerts:Saved"];
            return RedirectToPage();
        },
        () => Task.CompletedTask);
}

internal sealed class AlertForm
{
    public string? To { get; set; }

    public int FailedSignIns { get; set; }

    public int Locks { get; set; }

    public int NewAdministrators { get; set; }

    public int Throttled { get; set; }

    public int Refused { get; set; }

    public int Infected { get; set; }
}
