using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Subjects;

[Authorize(StudentRecordsPermissions.Setup)]
internal sealed class IndexModel(SubjectAppService subjects, YearPicker years, ICurrentTenant tenant) : OfficePageModel
{
    [BindProperty(SupportsGet = true, Name = "khoi")]
    public int Grade { get; set; }

    [BindProperty]
    public List<GradeSubjectInput> Rows { get; set; } = [];

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? ShortName { get; set; }

    [BindProperty]
    public SubjectKind Kind { get; set; }

    [BindProperty]
    public int Periods { get; set; } = 35;

    [BindProperty]
    public bool IsElective { get; set; }

    public IReadOnlyList<int> Grades { get; private set; } = [];

    public IReadOnlyList<GradeSubjectItem> Subjects { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds =>
    [
        .. Enum.GetValues<SubjectKind>().Where(kind => Grade <= 5 ? kind >= SubjectKind.Level : kind <= SubjectKind.Remark)
            .Select(kind => new SelectListItem(L[$"StudentRecords:Kind:{kind}"], kind.ToString())),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Rows =
        [
            .. Subjects.Select(subject => new GradeSubjectInput
            {
                Id = subject.Id, Kind = subject.Kind, Periods = subject.Periods, IsElective = subject.IsElective, Columns1 = subject.Columns1, Columns2 = subject.Columns2,
            }),
        ];
        Kind = Grade <= 5 ? SubjectKind.Level : SubjectKind.Scored;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(() => subjects.ChangeAsync(YearId, Grade, Rows, cancellationToken), () => "StudentRecords:Subjects:Saved", cancellationToken);

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        DoAsync(() => subjects.AddAsync(YearId, Grade, new NewSubject(Name, ShortName, Kind, Periods, IsElective), cancellationToken), () => "StudentRecords:Subjects:Added", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(Guid subject, CancellationToken cancellationToken) =>
        DoAsync(() => subjects.RemoveAsync(subject, cancellationToken), () => "StudentRecords:Subjects:Removed", cancellationToken);

    public Task<IActionResult> OnPostProgrammeAsync(CancellationToken cancellationToken)
    {
        var added = 0;
        return DoAsync(
            async () => added = await subjects.AddProgrammeAsync(YearId, Grade, cancellationToken), () => added == 0 ? "StudentRecords:Subjects:NothingMissing" : "StudentRecords:Subjects:Added", cancellationToken);
    }

    private Task<IActionResult> DoAsync(Func<Task> act, Func<string> note, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[note()];
            return RedirectToPage(new { khoi = Grade, nam = YearId });
        },
        async () =>
        {
            await LoadAsync(cancellationToken);
            if (Rows.Count != Subjects.Count) await OnGetAsync(cancellationToken);
        });

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Grades = SchoolGrades.Of(tenant.Unit!);
        if (!Grades.Contains(Grade)) Grade = Grades.Count > 0 ? Grades[0] : 0;
        if (await FindYearAsync(years, cancellationToken)) Subjects = await subjects.GetListAsync(YearId, Grade, cancellationToken);
    }
}
