using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Marks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Marks;

/// <summary>One column as a plain form: what the grid is without a script, or for who prefers it.</summary>
[Authorize(StudentRecordsPermissions.Marks.Enter)]
internal sealed class ColumnModel(GradebookAppService books) : DeskPageModel
{
    [BindProperty]
    public List<TypedCell> Cells { get; set; } = [];

    public Gradebook Book { get; private set; } = null!;

    public int Place { get; private set; }

    /// <summary>What was typed and not taken.</summary>
    public Dictionary<Guid, string?> Typed { get; } = [];

    public Dictionary<Guid, string?> Errors { get; } = [];

    public async Task OnGetAsync(Guid classId, Guid subjectId, int term, string column, CancellationToken cancellationToken)
    {
        Book = await books.GetAsync(classId, subjectId, term, cancellationToken);
        Place = Book.Columns.ToList().FindIndex(one => one.Code == column);
        if (Place < 0)
            throw new EntityNotFoundException(typeof(MarkColumnState), column);
    }

    public async Task<IActionResult> OnPostAsync(Guid classId, Guid subjectId, int term, string column, CancellationToken cancellationToken)
    {
        await OnGetAsync(classId, subjectId, term, column, cancellationToken);
        return await SubmitAsync(async () =>
        {
            var input = new SaveMarksInput(Guid.CreateVersion7(), [.. Cells.Select(cell => new CellInput(cell.PupilId, column, cell.Value, cell.Version))], IsTyped: true);
            var result = await books.SaveAsync(classId, subjectId, term, input, cancellationToken);
            foreach (var refused in result.Cells.Where(cell => cell.State != CellState.Saved))
            {
                Errors[refused.PupilId] = refused.State == CellState.Conflict ? L["StudentRecords:Marks:ConflictWith", refused.Value, refused.By ?? ""] : refused.Message;
                Typed[refused.PupilId] = Cells.Find(cell => cell.PupilId == refused.PupilId)?.Value;
            }

            if (Errors.Count == 0)
            {
                Success = L["StudentRecords:Marks:ColumnSaved", column];
                return RedirectToPage("Book", new { classId, subjectId, term });
            }

            ModelState.Clear();
            ModelState.AddModelError("", L["StudentRecords:Marks:SomeNotSaved", Errors.Count]);
            await OnGetAsync(classId, subjectId, term, column, cancellationToken);
            return Page();
        });
    }

    internal sealed class TypedCell
    {
        public Guid PupilId { get; set; }

        public int Version { get; set; }

        public string? Value { get; set; }
    }
}
