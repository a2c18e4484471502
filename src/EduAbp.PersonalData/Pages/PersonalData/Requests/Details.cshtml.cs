using EduAbp.AspNetCore.Pages;
using EduAbp.Exporting;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.PersonalData.Pages.PersonalData.Requests;

/// <summary>One request: its deadlines, who asks, what was done, and what there is to do next.</summary>
[Authorize(PersonalDataPermissions.Requests.Handle)]
internal sealed class DetailsModel(DataRequestAppService requests) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty]
    public Guid? SubjectId { get; set; }

    [BindProperty]
    public string? AccountEmail { get; set; }

    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public DateOnly? BirthDate { get; set; }

    [BindProperty]
    public string? NewPhone { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    public DataRequestDetails Details { get; private set; } = null!;

    public IEnumerable<SelectListItem> Candidates { get; private set; } = [];

    public IEnumerable<SelectListItem> Handlers { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetCopyAsync(CancellationToken cancellationToken) =>
        await requests.OpenCopyAsync(Id, cancellationToken) is { } found ? File(found.Content, "application/zip", $"du-lieu-{found.Code}.zip") : NotFound();

    public Task<IActionResult> OnPostAcknowledgeAsync(CancellationToken cancellationToken) => DoAsync(() => requests.AcknowledgeAsync(Id, cancellationToken), "PersonalData:Requests:Acknowledged", cancellationToken);

    public Task<IActionResult> OnPostAssignAsync(Guid person, CancellationToken cancellationToken) => DoAsync(() => requests.AssignAsync(Id, person, cancellationToken), "PersonalData:Requests:Assigned", cancellationToken);

    public Task<IActionResult> OnPostVerifyAsync(CancellationToken cancellationToken) =>
        DoAsync(() => requests.VerifyAsync(Id, How, SubjectId, AccountEmail, cancellationToken), "PersonalData:Requests:Verified", cancellationToken);

    public Task<IActionResult> OnPostThirdPartyAsync(bool thirdParty, CancellationToken cancellationToken) =>
        DoAsync(() => requests.SetThirdPartyAsync(Id, thirdParty, cancellationToken), "PersonalData:Requests:Saved", cancellationToken);

    public Task<IActionResult> OnPostExtendAsync(int? days, string? reason, CancellationToken cancellationToken) =>
        DoAsync(() => requests.ExtendAsync(Id, days, reason, cancellationToken), "PersonalData:Requests:Extended", cancellationToken);

    public Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken) => DoAsync(() => requests.PrepareCopyAsync(Id, cancellationToken), "PersonalData:Requests:CopyBegun", cancellationToken);

    public Task<IActionResult> OnPostCorrectAsync(CancellationToken cancellationToken) =>
        DoAsync(() => requests.CorrectAsync(Id, new PersonalDataCorrection(FullName, BirthDate, NewPhone), cancellationToken), "PersonalData:Requests:CorrectionBegun", cancellationToken);

    public Task<IActionResult> OnPostEraseAsync(string? typedName, CancellationToken cancellationToken) => DoAsync(() => requests.EraseAsync(Id, typedName, cancellationToken), "PersonalData:Requests:ErasureBegun", cancellationToken);

    public Task<IActionResult> OnPostDoneAsync(CancellationToken cancellationToken) => DoAsync(() => requests.CloseAsync(Id, false, Answer, cancellationToken), "PersonalData:Requests:Closed", cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) => DoAsync(() => requests.CloseAsync(Id, true, Answer, cancellationToken), "PersonalData:Requests:Closed", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[success];
            return RedirectToPage(new { Id });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Details = await requests.GetAsync(Id, cancellationToken);
        if (!Details.IsOpen)
            return;
        Candidates = (await requests.GetCandidatesAsync(Id, cancellationToken)).Select(one => new SelectListItem($"{one.FullName}, {one.BirthDate:dd/MM/yyyy}{(one.ClassName is null ? "" : $", {one.ClassName}")}", one.Id.ToString()));
        Handlers = (await requests.GetHandlersAsync(cancellationToken)).Select(one => new SelectListItem(one.FullName, one.Id.ToString(), one.FullName == Details.Item.Assignee));
    }
}
