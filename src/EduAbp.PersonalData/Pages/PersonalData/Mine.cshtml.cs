using EduAbp.AspNetCore.Pages;
using EduAbp.AspNetCore.Security;
using EduAbp.MultiTenancy;
using EduAbp.PersonalData.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.RateLimiting;

namespace EduAbp.PersonalData.Pages.PersonalData;

/// <summary>The signed-in person's own data in this unit. Being signed in is the only permission it takes.</summary>
[EnableRateLimiting(RateLimits.StrangersForm)]
internal sealed class MineModel(MyDataRequests requests, ICurrentTenant tenant) : DeskPageModel
{
    [BindProperty]
    public DataRequestKind? Kind { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public string UnitName => tenant.Unit?.Name ?? "";

    public IReadOnlyList<MyDataRequest> Requests { get; private set; } = [];

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<DataRequestKind>().Select(kind => new SelectListItem(L[$"PersonalData:Kind:{kind}"], kind.ToString()));

    public async Task OnGetAsync(CancellationToken cancellationToken) => Requests = await requests.GetListAsync(cancellationToken);

    public async Task<IActionResult> OnGetCopyAsync(Guid id, CancellationToken cancellationToken) =>
        await requests.OpenCopyAsync(id, cancellationToken) is { } content ? File(content, "application/zip", "du-lieu-cua-toi.zip") : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await requests.AskAsync(Kind, Text, cancellationToken);
            Success = L[Kind == DataRequestKind.Copy ? "PersonalData:Mine:CopyBegun" : "PersonalData:Mine:Sent"];
            return RedirectToPage();
        },
        async () => Requests = await requests.GetListAsync(cancellationToken));
}
