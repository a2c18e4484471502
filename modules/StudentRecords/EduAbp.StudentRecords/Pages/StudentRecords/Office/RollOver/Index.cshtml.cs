using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.RollOver;

// One field a pupil, and a school has some thousands.
[RequestFormLimits(ValueCountLimit = 20_000)]
[Authorize(StudentRecordsPermissions.Pupils.Manage)]
internal sealed class IndexModel(RollOverAppService rollOvers, DeedAppService deeds, YearPicker years) : OfficePageModel
{
    [BindProperty]
    public RollOverChoice Others { get; set; }

    public RollOverPreview? Preview { get; private set; }

    public IReadOnlyList<DeedItem> Deeds { get; private set; } = [];

    public IEnumerable<SelectListItem> OthersOptions =>
        new[] { RollOverChoice.Undecided, RollOverChoice.Promote, RollOverChoice.Repeat }.Select(choice => new SelectListItem(L[$"StudentRecords:Others:{choice}"], choice.ToString()));

    public IEnumerable<RollOverChoice> ChoicesFor(RollOverClass one) =>
        [RollOverChoice.Undecided, one.IsLastGrade ? RollOverChoice.Graduate : RollOverChoice.Promote, RollOverChoice.Repeat];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostRunAsync(CancellationToken cancellationToken) => DoAsync(
        () => rollOvers.RunAsync(YearId, new RollOverInput(Chosen(), Others), cancellationToken), "StudentRecords:RollOver:Ran", cancellationToken);

    public Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => deeds.UndoAsync(id, cancellationToken), "StudentRecords:Deeds:Undone", cancellationToken);

    // Read past the model binder, whose collections end at a thousand.
    private Dictionary<Guid, RollOverChoice> Chosen()
    {
        var chosen = new Dictionary<Guid, RollOverChoice>();
        foreach (var (name, value) in Request.Form)
        {
            if (name.StartsWith("chon-", StringComparison.Ordinal) && Guid.TryParse(name.AsSpan(5), out var pupil) && Enum.TryParse<RollOverChoice>(value, out var choice)) chosen[pupil] = choice;
        }

        return chosen;
    }

    private Task<IActionResult> DoAsync(Func<Task> act, string note, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[note];
            return RedirectToPage(new { nam = YearId });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindYearAsync(years, cancellationToken)) return;
        Preview = await rollOvers.GetAsync(YearId, cancellationToken);
        Deeds = [.. (await deeds.GetListAsync(cancellationToken)).Where(deed => deed is { Kind: DeedKind.RollOver, MayBeUndone: true })];
    }
}
