using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Assignments;

[Authorize(StudentRecordsPermissions.Setup)]
internal sealed class IndexModel(AssignmentAppService assignments, YearPicker years, ICurrentTenant tenant) : OfficePageModel
{
    [BindProperty(SupportsGet = true, Name = "khoi")]
    public int Grade { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Cells { get; set; } = [];

    public IReadOnlyList<int> Grades { get; private set; } = [];

    public AssignmentGrid? Grid { get; private set; }

    public IReadOnlyList<TeacherLoad> Loads { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await assignments.SaveAsync(YearId, Grade, new AssignmentInput(Cells), cancellationToken);
            Success = L["StudentRecords:Assignments:Saved"];
            return RedirectToPage(new { khoi = Grade, nam = YearId });
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            Success = L["StudentRecords:Assignments:Copied", await assignments.CopyLastYearAsync(YearId, cancellationToken)];
            return RedirectToPage(new { khoi = Grade, nam = YearId });
        },
        () => LoadAsync(cancellationToken));

    public string Key(GridClass one, GridSubject subject) => AssignmentAppService.Key(one.Id, subject.Id);

    public string Text(string key) => Cells.TryGetValue(key, out var typed) ? typed ?? "" : Grid!.Cells.GetValueOrDefault(key, "");

    public string? Wrong(string key) => ModelState.TryGetValue($"Cells[{key}]", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Grades = SchoolGrades.Of(tenant.Unit!);
        if (!Grades.Contains(Grade)) Grade = Grades.Count > 0 ? Grades[0] : 0;
        if (!await FindYearAsync(years, cancellationToken)) return;
        Grid = await assignments.GetAsync(YearId, Grade, cancellationToken);
        Loads = await assignments.GetLoadsAsync(YearId, cancellationToken);
    }
}
