using Acme.Equipment.WriteOffs;
using EduAbp.AspNetCore.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Acme.Equipment.Pages.Items;

/// <summary>Where it is proposed, and what opens from the inbox of who decides.</summary>
internal sealed class WriteOffModel(WriteOffAppService writeOffs) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public WriteOffDetails Details { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken) =>
        DoAsync(() => writeOffs.ProposeAsync(Id, Reason, cancellationToken), "Equipment:WriteOffProposed", cancellationToken);

    public Task<IActionResult> OnPostAgreeAsync(CancellationToken cancellationToken) =>
        DoAsync(() => writeOffs.DecideAsync(Id, writeOff: true, cancellationToken), "Equipment:WriteOffAgreed", cancellationToken);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken cancellationToken) =>
        DoAsync(() => writeOffs.DecideAsync(Id, writeOff: false, cancellationToken), "Equipment:WriteOffKept", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[success];
            return RedirectToPage("Index");
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => Details = await writeOffs.GetAsync(Id, cancellationToken);
}
