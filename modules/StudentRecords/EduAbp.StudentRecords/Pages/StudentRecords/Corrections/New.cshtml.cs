using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Corrections;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Corrections;

[Authorize(StudentRecordsPermissions.Marks.Enter)]
internal sealed class NewModel(CorrectionAppService corrections) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "lop")]
    public Guid? ClassId { get; set; }

    [BindProperty(SupportsGet = true, Name = "mon")]
    public Guid? SubjectId { get; set; }

    [BindProperty(SupportsGet = true, Name = "ki")]
    public int? Term { get; set; }

    [BindProperty(SupportsGet = true, Name = "hs")]
    public Guid? PupilId { get; set; }

    [BindProperty(SupportsGet = true, Name = "cot")]
    public string? Column { get; set; }

    [BindProperty]
    public string? NewValue { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<CorrectionBook> Books { get; private set; } = [];

    public CorrectionForm? Form { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var id = await corrections.AskAsync(new(ClassId ?? Guid.Empty, SubjectId ?? Guid.Empty, Term ?? 0, PupilId ?? Guid.Empty, Column, NewValue, Reason), cancellationToken);
            Success = L["StudentRecords:Correction:Asked"];
            return RedirectToPage("Details", new { id });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Books = await corrections.GetBooksAsync(cancellationToken);
        if (ClassId is { } one && SubjectId is { } subject && Term is { } term)
            Form = await corrections.GetFormAsync(one, subject, term, cancellationToken);
    }
}
