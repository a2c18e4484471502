using System.Globalization;
using EduAbp.AspNetCore.Pages;
using EduAbp.Localization;
using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Imports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Imports;

[Authorize(StudentRecordsPermissions.Pupils.Manage)]
internal sealed class PreviewModel(ImportAppService imports, DeedAppService deeds) : DeskPageModel
{
    private const int PlainRows = 100;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Convert { get; set; }

    [BindProperty]
    public List<int> Skip { get; set; } = [];

    [BindProperty]
    public List<int> New { get; set; } = [];

    public ImportPreview Preview { get; private set; } = null!;

    /// <summary>All rows with something to look at, and the first of the others.</summary>
    public IReadOnlyList<ImportRow> Shown
    {
        get
        {
            var plain = 0;
            return [.. Preview.Rows.OrderBy(row => row.Outcome != ImportOutcome.Error).ThenBy(row => row.Problems.Count == 0).ThenBy(row => row.Number)
                .Where(row => row.Problems.Count > 0 || row.Outcome == ImportOutcome.Skip || plain++ < PlainRows)];
        }
    }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Preview = await imports.GetAsync(Id, cancellationToken);

    public Task<IActionResult> OnPostMapAsync(CancellationToken cancellationToken) => DoAsync(
        () => imports.MapAsync(Id, new ImportMapping(Columns(), Convert), cancellationToken), "StudentRecords:Import:Mapped", cancellationToken);

    public Task<IActionResult> OnPostConvertAsync(CancellationToken cancellationToken) =>
        DoAsync(() => imports.MapAsync(Id, new ImportMapping(Convert: Convert), cancellationToken), Convert ? "StudentRecords:Import:ConvertedNow" : "StudentRecords:Import:NotConvertedNow", cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(() => imports.ConfirmAsync(Id, new ImportDecision(Skip, New), cancellationToken), "StudentRecords:Import:Done", cancellationToken);

    public Task<IActionResult> OnPostUndoAsync(Guid deed, CancellationToken cancellationToken) =>
        DoAsync(() => deeds.UndoAsync(deed, cancellationToken), "StudentRecords:Deeds:Undone", cancellationToken);

    public Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await imports.DeleteAsync(Id, cancellationToken);
            Success = L["StudentRecords:Import:Deleted"];
            return RedirectToPage("Index");
        },
        () => OnGetAsync(cancellationToken));

    public string Words(CellProblem problem) => L.Text(problem.Code, problem.Values);

    // Read past the model binder, which takes a whole form without such fields for a dictionary.
    private Dictionary<PupilField, int> Columns()
    {
        var columns = new Dictionary<PupilField, int>();
        foreach (var field in Enum.GetValues<PupilField>())
        {
            if (int.TryParse(Request.Form[$"Columns[{field}]"], CultureInfo.InvariantCulture, out var place) && place >= 0) columns[field] = place;
        }

        return columns;
    }

    private Task<IActionResult> DoAsync(Func<Task> act, string note, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[note];
            return RedirectToPage(new { Id });
        },
        () => OnGetAsync(cancellationToken));
}
