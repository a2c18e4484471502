using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Pupils;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Pupils;

[Authorize(StudentRecordsPermissions.Pupils.Manage)]
internal sealed class DuplicatesModel(PupilAppService pupils, MergeAppService merges, DeedAppService deeds) : DeskPageModel
{
    public IReadOnlyList<IReadOnlyList<LikePupil>> Groups { get; private set; } = [];

    /// <summary>The last merge, while it may be taken back.</summary>
    public DeedItem? Merged { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Groups = await pupils.GetDuplicatesAsync(cancellationToken);
        Merged = (await deeds.GetListAsync(cancellationToken)).FirstOrDefault(deed => deed is { Kind: DeedKind.Merge, MayBeUndone: true });
    }

    public Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await deeds.UndoAsync(id, cancellationToken);
            Success = L["StudentRecords:Deeds:Undone"];
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));

    public Task<IActionResult> OnPostMergeAsync(Guid kept, Guid gone, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await merges.MergeAsync(kept, gone, cancellationToken);
            Success = L["StudentRecords:Duplicates:Merged"];
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));
}
