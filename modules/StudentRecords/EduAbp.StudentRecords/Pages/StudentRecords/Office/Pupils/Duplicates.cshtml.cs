using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Pupils;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Pupils;

[Authorize(StudentRecordsPermissions.Pupils.Manage)]
internal sealed class DuplicatesModel(PupilAppService pupils, MergeAppService merges) : DeskPageModel
{
    public IReadOnlyList<IReadOnlyList<LikePupil>> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Groups = await pupils.GetDuplicatesAsync(cancellationToken);

    public Task<IActionResult> OnPostMergeAsync(Guid kept, Guid gone, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await merges.MergeAsync(kept, gone, cancellationToken);
            Success = L["StudentRecords:Duplicates:Merged"];
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));
}
