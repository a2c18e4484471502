using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.HomeRoom;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Conduct;

[Authorize]
internal sealed class IndexModel(ConductAppService conduct) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? ClassId { get; set; }

    /// <summary><c>1</c>, <c>2</c>, <c>nam</c>, <c>he</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "ki")]
    public string? PeriodName { get; set; }

    [BindProperty]
    public List<ConductInput> Entries { get; set; } = [];

    public IReadOnlyList<ClassRef> Classes { get; private set; } = [];

    public ConductList? List { get; private set; }

    public ConductPeriod Period => PeriodName switch { "2" => ConductPeriod.Term2, "nam" => ConductPeriod.Year, "he" => ConductPeriod.AfterSummer, _ => ConductPeriod.Term1 };

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await conduct.SaveAsync(ClassId ?? Guid.Empty, Period, Entries, cancellationToken);
            Success = L["StudentRecords:Conduct:Saved"];
            return RedirectToPage(new { classId = ClassId, ki = PeriodName });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Classes = await conduct.GetClassesAsync(cancellationToken);
        if ((ClassId ?? Classes.FirstOrDefault()?.Id) is { } id)
            List = await conduct.GetAsync(id, Period, cancellationToken);
    }
}
