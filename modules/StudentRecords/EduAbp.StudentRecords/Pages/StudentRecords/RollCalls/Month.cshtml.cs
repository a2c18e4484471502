using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.RollCalls;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.RollCalls;

[Authorize]
internal sealed class MonthModel(RollCallAppService calls) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid ClassId { get; set; }

    /// <summary>Any day of the month.</summary>
    [BindProperty(SupportsGet = true, Name = "thang")]
    public DateOnly? Month { get; set; }

    public RollCallMonth Sheet { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Sheet = await calls.GetMonthAsync(ClassId, Month, cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var (name, content) = await calls.ExportMonthAsync(ClassId, Month, cancellationToken);
        return File(content, SheetWriter.ContentType, name);
    }
}
