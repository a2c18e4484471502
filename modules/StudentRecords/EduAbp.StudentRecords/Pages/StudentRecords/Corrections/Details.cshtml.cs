using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Corrections;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Corrections;

[Authorize]
internal sealed class DetailsModel(CorrectionAppService corrections) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Comment { get; set; }

    public CorrectionDetails Details { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Details = await corrections.GetAsync(Id, cancellationToken);

    public Task<IActionResult> OnPostAsync(string outcome, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await corrections.DecideAsync(Id, new(outcome, Comment), cancellationToken);
            Success = L["StudentRecords:Correction:Decided"];
            return RedirectToPage("Index");
        },
        async () => Details = await corrections.GetAsync(Id, cancellationToken));
}
