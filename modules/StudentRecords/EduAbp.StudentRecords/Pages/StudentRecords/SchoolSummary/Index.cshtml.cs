using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Pages.StudentRecords.Results;
using EduAbp.StudentRecords.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.SchoolSummary;

[Authorize(StudentRecordsPermissions.Results.Default)]
internal sealed class IndexModel(SchoolResultAppService results) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "ki")]
    public string? PeriodName { get; set; }

    public SchoolResults? School { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => School = await results.GetAsync(Periods.Find(PeriodName), cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            Success = L["StudentRecords:Results:Computed", await results.ComputeAsync(cancellationToken)];
            return RedirectToPage(new { ki = PeriodName });
        },
        async () => School = await results.GetAsync(Periods.Find(PeriodName), cancellationToken));
}
