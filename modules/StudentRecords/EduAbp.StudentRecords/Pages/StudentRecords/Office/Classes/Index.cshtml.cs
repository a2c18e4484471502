using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Classes;

[Authorize(StudentRecordsPermissions.Setup)]
internal sealed class IndexModel(ClassAppService classes, YearPicker years) : OfficePageModel
{
    [BindProperty(SupportsGet = true, Name = "sua")]
    public Guid? Edited { get; set; }

    [BindProperty]
    public string? Names { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Guid? HomeRoomTeacherId { get; set; }

    public IReadOnlyList<ClassItem> Classes { get; private set; } = [];

    public IReadOnlyList<TeacherItem> Teachers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Classes.FirstOrDefault(row => row.Id == Edited) is { } edited) (Name, HomeRoomTeacherId) = (edited.Name, edited.HomeRoomTeacherId);
        else Edited = null;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(() => classes.AddAsync(YearId, new NewClasses(Names), cancellationToken), "StudentRecords:Classes:Added", cancellationToken);

    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) => DoAsync(
        async () =>
        {
            var before = (await classes.GetListAsync(YearId, cancellationToken)).FirstOrDefault(row => row.Id == Edited);
            await classes.ChangeAsync(Edited ?? Guid.Empty, new ClassChange(Name, HomeRoomTeacherId, before?.SpecialSubjectId), cancellationToken);
        },
        "StudentRecords:Classes:Saved",
        cancellationToken);

    public Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => classes.DeleteAsync(id, cancellationToken), "StudentRecords:Classes:Deleted", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string note, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[note];
            return RedirectToPage(new { sua = (Guid?)null, nam = YearId });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!await FindYearAsync(years, cancellationToken)) return;
        Classes = await classes.GetListAsync(YearId, cancellationToken);
        Teachers = await classes.GetTeachersAsync(cancellationToken);
    }
}
