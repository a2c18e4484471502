using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Pages.StudentRecords.Results;
using EduAbp.StudentRecords.Results;
using Microsoft.AspNetCore.Authorization;

namespace EduAbp.StudentRecords.Pages.StudentRecords.SchoolSummary;

[Authorize(StudentRecordsPermissions.Results.Default)]
internal sealed class ChangesModel(SchoolResultAppService results) : DeskPageModel
{
    public IReadOnlyList<ChangedMark> Changes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Changes = await results.GetChangesAsync(cancellationToken);
}
