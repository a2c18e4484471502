using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Pages.StudentRecords.Results;
using EduAbp.StudentRecords.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.SchoolSummary;

[Authorize(StudentRecordsPermissions.Results.Default)]
internal sealed class LateModel(SchoolResultAppService results) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "ki")]
    public string? PeriodName { get; set; }

    public LateList? Late { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Late = await results.GetLateAsync(Periods.Find(PeriodName), cancellationToken);
}
