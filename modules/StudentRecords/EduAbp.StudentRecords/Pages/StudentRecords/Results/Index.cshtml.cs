using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Results;

[Authorize]
internal sealed class IndexModel(ResultAppService results, SchoolResultAppService school) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? ClassId { get; set; }

    /// <summary><c>1</c>, <c>2</c>, <c>nam</c>, <c>he</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "ki")]
    public string? PeriodName { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<RetestInput> Retests { get; set; } = [];

    [BindProperty]
    public bool Excels { get; set; }

    [BindProperty]
    public bool Progressed { get; set; }

    [BindProperty]
    public bool Recognised { get; set; }

    [BindProperty]
    public bool? Promoted { get; set; }

    public IReadOnlyList<ClassRef> Classes { get; private set; } = [];

    public ClassSummary? Summary { get; private set; }

    public ResultPeriod Period => Periods.Find(PeriodName) ?? ResultPeriod.Term1;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var (name, content) = await results.ExportAsync(ClassId ?? Guid.Empty, Period, cancellationToken);
        return File(content, SheetWriter.ContentType, name);
    }

    public Task<IActionResult> OnPostSignAsync(CancellationToken cancellationToken) =>
        ActAsync(() => school.SignOffAsync(ClassId ?? Guid.Empty, Period, cancellationToken), "StudentRecords:Results:Signed", cancellationToken);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancellationToken) =>
        ActAsync(() => school.ReopenAsync(ClassId ?? Guid.Empty, Period, Reason, cancellationToken), "StudentRecords:Results:ReopenedNow", cancellationToken);

    public Task<IActionResult> OnPostRetestsAsync(Guid pupil, CancellationToken cancellationToken) =>
        ActAsync(() => results.SetRetestsAsync(ClassId ?? Guid.Empty, pupil, Retests, cancellationToken), "StudentRecords:Results:RetestsSaved", cancellationToken);

    public Task<IActionResult> OnPostJudgeAsync(Guid pupil, CancellationToken cancellationToken) =>
        ActAsync(() => results.JudgeAsync(ClassId ?? Guid.Empty, pupil, new(Excels, Progressed, Recognised, Promoted), cancellationToken), "StudentRecords:Results:JudgementSaved", cancellationToken);

    private Task<IActionResult> ActAsync(Func<Task> act, string note, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[note];
            return RedirectToPage(new { classId = ClassId, ki = PeriodName });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Classes = await results.GetClassesAsync(cancellationToken);
        if ((ClassId ?? Classes.FirstOrDefault()?.Id) is { } id)
            Summary = await results.GetAsync(id, Period, cancellationToken);
    }
}
