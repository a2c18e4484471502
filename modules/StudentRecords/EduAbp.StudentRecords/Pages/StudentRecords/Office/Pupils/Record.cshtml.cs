using EduAbp.Authorization;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Years;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Pupils;

[Authorize(StudentRecordsPermissions.Pupils.Default)]
internal sealed class RecordModel(PupilAppService pupils, EnrolmentAppService enrolments, ClassAppService classes, YearPicker years, IPermissionChecker permissions, TimeProvider clock) : OfficePageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? ClassId { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public LeaveKind LeaveKind { get; set; }

    [BindProperty]
    public DateOnly? LeaveOn { get; set; }

    [BindProperty]
    public string? LeaveReason { get; set; }

    [BindProperty]
    public Guid? SubjectId { get; set; }

    [BindProperty]
    public ExemptionKind Kind { get; set; }

    [BindProperty]
    public int? Term { get; set; }

    [BindProperty]
    public string? ExemptionReason { get; set; }

    public PupilRecord Pupil { get; private set; } = null!;

    public IReadOnlyList<ClassItem> Classes { get; private set; } = [];

    public IReadOnlyList<GridSubject> Subjects { get; private set; } = [];

    public bool MayManage { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        On = LeaveOn = clock.VietnamToday();
    }

    public Task<IActionResult> OnPostTransferAsync(CancellationToken cancellationToken) =>
        DoAsync(() => enrolments.TransferAsync(Id, new ClassTransfer(ClassId ?? Guid.Empty, On, Reason), cancellationToken), "StudentRecords:Transfer:Done", cancellationToken);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken cancellationToken) =>
        DoAsync(() => enrolments.ReturnAsync(Id, new ClassTransfer(ClassId ?? Guid.Empty, On, Reason), cancellationToken), "StudentRecords:Return:Done", cancellationToken);

    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            try
            {
                await enrolments.LeaveAsync(Id, new Departure(LeaveKind, LeaveOn, LeaveReason), cancellationToken);
            }
            catch (BusinessException refused) when (refused.Field == "On")
            {
                throw refused.ForField(nameof(LeaveOn));
            }
        },
        "StudentRecords:LeaveDone",
        cancellationToken);

    public Task<IActionResult> OnPostExemptAsync(CancellationToken cancellationToken) =>
        DoAsync(() => enrolments.ExemptAsync(Id, new ExemptionInput(SubjectId, Kind, Term, ExemptionReason), cancellationToken), "StudentRecords:Exemption:Done", cancellationToken);

    public Task<IActionResult> OnPostEndExemptionAsync(Guid exemption, CancellationToken cancellationToken) =>
        DoAsync(() => enrolments.EndExemptionAsync(exemption, cancellationToken), "StudentRecords:Exemption:Ended", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string note, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[note];
            return RedirectToPage(new { Id });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Pupil = await pupils.GetAsync(Id, cancellationToken);
        MayManage = await permissions.IsGrantedAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        if (!MayManage || !await FindYearAsync(years, cancellationToken)) return;
        Classes = await classes.GetListAsync(null, cancellationToken);
        Subjects = await enrolments.GetSubjectsAsync(Id, cancellationToken);
    }
}
