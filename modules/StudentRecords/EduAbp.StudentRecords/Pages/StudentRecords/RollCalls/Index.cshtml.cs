using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.RollCalls;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.RollCalls;

[Authorize]
internal sealed class IndexModel(RollCallAppService calls) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public DateOnly? Date { get; set; }

    /// <summary>Whether a person with one class wants the list all the same.</summary>
    [BindProperty(SupportsGet = true, Name = "ds")]
    public bool List { get; set; }

    [BindProperty]
    public bool HasAfternoon { get; set; }

    [BindProperty]
    public bool BySubjectTeachers { get; set; }

    public RollCallDay? Day { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Day = await calls.GetDayAsync(Date, cancellationToken);
        if (Day is { Settings: { } set })
            (HasAfternoon, BySubjectTeachers) = (set.HasAfternoon, set.BySubjectTeachers);
        return Day is { IsHomeRoomOnly: true, Classes: [var only], Kind.IsSchoolDay: true } && !List
            ? RedirectToPage("Call", new { classId = only.ClassId, ngay = Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) })
            : Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await calls.ChangeSettingsAsync(new(HasAfternoon, BySubjectTeachers), cancellationToken);
            Success = L["StudentRecords:RollCall:SettingsSaved"];
            return RedirectToPage();
        },
        async () => Day = await calls.GetDayAsync(Date, cancellationToken));
}
