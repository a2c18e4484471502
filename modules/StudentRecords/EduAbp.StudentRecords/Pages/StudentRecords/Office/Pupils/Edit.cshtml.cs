using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Pupils;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Pupils;

[Authorize(StudentRecordsPermissions.Pupils.Manage)]
internal sealed class EditModel(PupilAppService pupils) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? Stamp { get; set; }

    [BindProperty]
    public PupilInput Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var record = await pupils.GetAsync(Id, cancellationToken);
        (Input, Stamp) = (PupilInput.Of(record.Details), record.ConcurrencyStamp);
        // A number that has been kept in spite of its doubts is not asked about again.
        Input.KeepPersonalNumber = record.Details.PersonalNumber is { } number && PersonalNumber.Doubts(number, record.Details.BirthDate, record.Details.Sex).Count > 0;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await PupilForm.SaveAsync(async () =>
            {
                await pupils.ChangeAsync(Id, Input, Stamp, cancellationToken);
                return true;
            });
            Success = L["StudentRecords:Edit:Done"];
            return RedirectToPage("Record", new { Id });
        });
}
