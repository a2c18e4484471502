using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Pupils;

[Authorize(StudentRecordsPermissions.Pupils.Manage)]
internal sealed class NewModel(PupilAppService pupils, ClassAppService classes, YearPicker years) : OfficePageModel
{
    [BindProperty]
    public PupilInput Input { get; set; } = new() { Nationality = "Việt Nam", Ethnicity = "01" };

    [BindProperty]
    public Guid? ClassId { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public EntryKind Entry { get; set; }

    public IReadOnlyList<ClassItem> Classes { get; private set; } = [];

    public IReadOnlyList<LikePupil> Like { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var id = await PupilForm.SaveAsync(() => pupils.AddAsync(new NewPupil(Input, new Arrival(ClassId, From, Entry)), cancellationToken));
            Success = L["StudentRecords:New:Done"];
            return RedirectToPage(Entry == EntryKind.SchoolTransfer && ClassId is not null && (await pupils.GetAsync(id, cancellationToken)).CameInMidYear ? "Elsewhere" : "Record", new { id });
        },
        async () =>
        {
            await LoadAsync(cancellationToken);
            Like = await pupils.GetLikeAsync(Input, null, cancellationToken);
        });

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await FindYearAsync(years, cancellationToken)) Classes = await classes.GetListAsync(YearId, cancellationToken);
    }
}
