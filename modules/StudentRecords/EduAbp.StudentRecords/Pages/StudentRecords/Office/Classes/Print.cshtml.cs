using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Classes;

[Authorize(StudentRecordsPermissions.Pupils.Default)]
internal sealed class PrintModel(PupilAppService pupils, ClassAppService classes, YearPicker years) : DeskPageModel
{
    public ClassItem Class { get; private set; } = null!;

    public string YearName { get; private set; } = "";

    public IReadOnlyList<PupilListItem> Pupils { get; private set; } = [];

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Pupils = await pupils.GetClassAsync(id, cancellationToken);
        (Class, var yearId) = await classes.GetAsync(id, cancellationToken);
        YearName = (await years.GetAsync(yearId, cancellationToken)).Name;
    }
}
