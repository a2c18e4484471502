using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office;

/// <summary>A page that works with one school year: the current one, or the one in the address.</summary>
internal abstract class OfficePageModel : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "nam")]
    public Guid? YearId { get; set; }

    public YearChoice? Year { get; private set; }

    /// <summary>False where the school has no year yet: the page then says how to begin.</summary>
    protected async Task<bool> FindYearAsync(YearPicker years, CancellationToken cancellationToken)
    {
        Year = await years.FindAsync(YearId, cancellationToken);
        if (Year is null && YearId is not null) Year = await years.FindAsync(YearId = null, cancellationToken);
        return Year is not null;
    }
}
