using EduAbp.Timing;
using EduAbp.Website.Articles.Editorial;
using EduAbp.Workflows.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

internal sealed class OfficeReviewModel(OfficeReviewAppService reviews, TimeTexts times, TimeProvider clock) : DecisionPageModel(times, clock)
{
    /// <summary>The task's id: the office knows the article by it only.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public HandedUpTaskDto Task { get; private set; } = null!;

    public override bool MayDecide => true;

    public override bool MayComment => false;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(cancellationToken);
        }
        catch (BusinessException closed)
        {
            // somebody else was quicker, or the writer took it back: the inbox says so
            Success = EduAbp.Localization.LocalizerExtensions.Text(L, closed);
            return RedirectToPage("/Workflows/Inbox/Index");
        }

        Suggest();
        return Page();
    }

    public Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken) => SubmitAsync(
        () => DecideAsync(time => reviews.ApproveAsync(Id, time, cancellationToken), comment => reviews.ReturnAsync(Id, comment, cancellationToken)),
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => (Task, Review) = await reviews.GetAsync(Id, cancellationToken);
}
