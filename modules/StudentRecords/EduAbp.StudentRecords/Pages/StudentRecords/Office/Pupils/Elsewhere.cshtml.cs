using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Marks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Pupils;

[Authorize(StudentRecordsPermissions.Pupils.Manage)]
internal sealed class ElsewhereModel(ElsewhereAppService elsewhere) : DeskPageModel
{
    private Dictionary<string, string?> _typed = [];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "ki")]
    public int? Term { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public int? Excused { get; set; }

    [BindProperty]
    public int? Unexcused { get; set; }

    [BindProperty]
    public string? Conduct { get; set; }

    public ElsewhereSheet? Sheet { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        (Source, Excused, Unexcused, Conduct) = (Sheet?.Source, Sheet?.Excused, Sheet?.Unexcused, Sheet?.Conduct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Read past the model binder, which takes a whole form without such fields for a dictionary.
        _typed = Request.Form.Where(field => field.Key.StartsWith("Cells[", StringComparison.Ordinal) && field.Key.EndsWith(']')).ToDictionary(field => field.Key[6..^1], field => (string?)field.Value);
        return SubmitAsync(
            async () =>
            {
                await elsewhere.SaveAsync(Id, Term ?? 0, new ElsewhereInput(Source, _typed, Excused ?? 0, Unexcused ?? 0, Request.Form.ContainsKey(nameof(Conduct)) ? Conduct ?? "" : null), cancellationToken);
                Success = L["StudentRecords:Elsewhere:Saved"];
                return RedirectToPage("Record", new { Id });
            },
            () => LoadAsync(cancellationToken));
    }

    public string Text(Guid subject, ElsewhereCell cell) => _typed.TryGetValue(ElsewhereAppService.Key(subject, cell.Column), out var typed) ? typed ?? "" : cell.Text;

    public string? Wrong(string key) => ModelState.TryGetValue($"Cells[{key}]", out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            Sheet = await elsewhere.GetAsync(Id, Term, cancellationToken);
            Term = Sheet.Term;
        }
        catch (BusinessException refused) when (refused.Code is StudentRecordsErrorCodes.ElsewhereNotArrived or StudentRecordsErrorCodes.ElsewhereClosed)
        {
            if (ModelState.IsValid) ModelState.AddModelError("", L[refused.Code]);
        }
    }
}
