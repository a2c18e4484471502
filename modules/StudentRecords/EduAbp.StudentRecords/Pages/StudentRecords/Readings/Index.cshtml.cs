using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Grading.Readings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Readings;

[Authorize(StudentRecordsPermissions.Setup)]
internal sealed class IndexModel(GradingSettingsAppService settings) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "nam")]
    public Guid? YearId { get; set; }

    [BindProperty]
    public GradingSettingsInput Input { get; set; } = new();

    /// <summary>Null while the school has no year.</summary>
    public YearGrading? Year { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Year is not null)
            Input = GradingSettingsInput.Of(Year.Settings);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            try
            {
                await settings.ChangeAsync(YearId ?? Guid.Empty, Input, cancellationToken);
            }
            catch (AbpValidationException invalid)
            {
                throw new AbpValidationException([.. invalid.Errors.Select(error => error with { Field = $"{nameof(Input)}.{error.Field}" })]);
            }

            Success = L["StudentRecords:Grading:Saved"];
            return RedirectToPage(new { nam = YearId });
        },
        () => LoadAsync(cancellationToken));

    /// <summary>The ways in which a point may be read, the default marked.</summary>
    public IEnumerable<SelectListItem> Choices(OpenPoint point, params string[] values) => values.Select(value =>
    {
        var text = L[$"StudentRecords:Grading:Point:{point.Name}:{value}"].Value;
        return new SelectListItem(text == point.Default ? L["StudentRecords:Grading:DefaultChoice", text].Value : text, value);
    });

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Year = await settings.GetAsync(YearId, cancellationToken);
        YearId = Year?.YearId;
    }
}
