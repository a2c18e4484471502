using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Marks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Marks;

[Authorize(StudentRecordsPermissions.Marks.Lock)]
internal sealed class LocksModel(MarkLockAppService locks) : DeskPageModel
{
    // A cookie carries what an undo needs; of more than this the undo is done by hand.
    private const int UndoLength = 3000;

    [BindProperty(SupportsGet = true, Name = "khoi")]
    public int? Grade { get; set; }

    [BindProperty(SupportsGet = true, Name = "hoc-ki")]
    public int? Term { get; set; }

    [BindProperty(SupportsGet = true, Name = "mon")]
    public Guid? Subject { get; set; }

    [BindProperty]
    public DateOnly? DueOn { get; set; }

    public LockTable Table { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Table = await locks.GetAsync(Grade, Term, Subject, cancellationToken);

    public Task<IActionResult> OnPostLockAsync(string[] cells, CancellationToken cancellationToken) =>
        ActAsync(columns => locks.LockAsync(columns, cancellationToken), cells, "StudentRecords:Marks:LockedNote", "unlock", cancellationToken);

    public Task<IActionResult> OnPostUnlockAsync(string[] cells, CancellationToken cancellationToken) =>
        ActAsync(columns => locks.UnlockAsync(columns, cancellationToken), cells, "StudentRecords:Marks:UnlockedNote", "lock", cancellationToken);

    public Task<IActionResult> OnPostDueAsync(string[] cells, CancellationToken cancellationToken) =>
        ActAsync(columns => locks.SetDueAsync(columns, DueOn, cancellationToken), cells, "StudentRecords:Marks:DueNote", null, cancellationToken);

    public Task<IActionResult> OnPostUndoAsync(string? undo, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var parts = (undo ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var columns = Read(parts.Skip(1));
            if (parts.FirstOrDefault() == "lock") await locks.LockAsync(columns, cancellationToken);
            else await locks.UnlockAsync(columns, cancellationToken);
            Success = L["StudentRecords:Marks:Undone"];
            return Back();
        },
        () => OnGetAsync(cancellationToken));

    private Task<IActionResult> ActAsync(
        Func<IReadOnlyCollection<ColumnKey>, Task<IReadOnlyList<ColumnKey>>> act, string[] cells, string note, string? opposite, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var changed = await act(Read(cells));
            var undo = $"{opposite} {string.Join(' ', changed)}";
            if (opposite is not null && changed.Count > 0 && undo.Length <= UndoLength)
                (TempData["Undo"], TempData["UndoNote"]) = (undo, L[note, changed.Count].Value);
            else
                Success = L[note, changed.Count];
            return Back();
        },
        () => OnGetAsync(cancellationToken));

    private static List<ColumnKey> Read(IEnumerable<string> cells) => [.. cells.Select(ColumnKey.Parse).OfType<ColumnKey>()];

    private RedirectToPageResult Back() => RedirectToPage(null, null, new Dictionary<string, object?> { ["khoi"] = Grade, ["hoc-ki"] = Term, ["mon"] = Subject });
}
