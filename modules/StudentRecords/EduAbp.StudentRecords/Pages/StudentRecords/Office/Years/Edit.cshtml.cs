using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Years;

[Authorize(StudentRecordsPermissions.Setup)]
internal sealed class EditModel(YearAppService years) : DeskPageModel
{
    private const int EmptyRows = 3;

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public YearInput Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input = Id is { } id ? await years.GetAsync(id, cancellationToken) : await years.ProposeAsync(cancellationToken);
        AddRows();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            try
            {
                if (Id is { } id) await years.ChangeAsync(id, Input, cancellationToken);
                else await years.CreateAsync(Input, cancellationToken);
            }
            catch (AbpValidationException wrong)
            {
                throw new AbpValidationException([.. wrong.Errors.Select(error => error with { Field = $"Input.{error.Field}" })]);
            }

            Success = L[Id is null ? "StudentRecords:Years:Added" : "StudentRecords:Years:Saved"];
            return RedirectToPage("Index", new { id = (Guid?)null });
        },
        () =>
        {
            AddRows();
            return Task.CompletedTask;
        });

    private void AddRows()
    {
        while (Input.DaysOff.Count(day => day.IsEmpty) < EmptyRows) Input.DaysOff.Add(new());
    }
}
