using System.Text.Json;
using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Marks;
using EduAbp.Timing;
using EduAbp.Users;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Marks;

[Compressed]
internal sealed class BookModel(GradebookAppService books, CommentPhraseAppService phrases, ICurrentUser user, ICurrentTenant tenant, TimeProvider clock) : DeskPageModel
{
    // Words that the grid says by itself.
    private static readonly string[] Words =
    [
        "SavedAt", "Sending", "Offline", "SignedOut", "Refused", "Typed", "Saved", "Need", "ConflictState", "LockedState", "Exempt", "FromElsewhere", "Corrected", "Blank", "Keep", "Take", "You",
        "LockedTyped", "Dismiss", "ColumnBar", "ColumnBarDue", "NoAverage", "SumOfWeights", "HistoryEmpty", "HistoryLine", "Emptied", "PasteRows", "PasteNothing", "PasteUnknown", "PasteTwice", "PasteWrite",
        "PasteByOrder", "PasteSkip", "MissingOverdueBy", "MissingSkipped", "MissingLocked", "OverdueCount", "HistoryOf",
    ];

    public Gradebook Book { get; private set; } = null!;

    public IReadOnlyList<BookSibling> Siblings { get; private set; } = [];

    public IReadOnlyList<PhraseDto> Phrases { get; private set; } = [];

    public Guid? Person => user.Id;

    public Guid? Unit => tenant.Id;

    public DateOnly Today => clock.VietnamToday();

    public string TextsOfGrid => JsonSerializer.Serialize(
        Words.ToDictionary(word => word, word => L[$"StudentRecords:Marks:Grid:{word}"].Value)
            .Concat(Enum.GetNames<Grading.MarkProblem>().Select(problem => KeyValuePair.Create(problem, L[$"StudentRecords:Grading:Mark:{problem}"].Value))).ToDictionary());

    public async Task OnGetAsync(Guid classId, Guid subjectId, int term, CancellationToken cancellationToken)
    {
        Book = await books.GetAsync(classId, subjectId, term, cancellationToken);
        if (!Book.CanEdit)
            return;
        Phrases = await phrases.GetListAsync(subjectId, cancellationToken);
        Siblings = await books.GetSiblingsAsync(subjectId, term, cancellationToken);
    }

    public Task<IActionResult> OnPostPublishAsync(Guid classId, Guid subjectId, int term, string[] columns, CancellationToken cancellationToken) =>
        ActAsync(classId, subjectId, term, () => books.PublishAsync(classId, subjectId, term, columns, cancellationToken), L["StudentRecords:Marks:PublishedNote", string.Join(", ", columns)], cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid classId, Guid subjectId, int term, string[] columns, CancellationToken cancellationToken) =>
        ActAsync(classId, subjectId, term, () => books.WithdrawAsync(classId, subjectId, term, columns, cancellationToken), L["StudentRecords:Marks:WithdrawnNote", string.Join(", ", columns)], cancellationToken);

    public Task<IActionResult> OnPostConfirmAsync(Guid classId, Guid subjectId, int term, string column, CancellationToken cancellationToken) =>
        ActAsync(classId, subjectId, term, () => books.ConfirmUnusualAsync(classId, subjectId, term, column, cancellationToken), null, cancellationToken);

    internal static string Why(IStringLocalizer texts, TimeTexts times, MissingCell cell) => cell.Kind switch
    {
        MissingKind.Overdue => texts["StudentRecords:Marks:Grid:MissingOverdueBy", times.Date(cell.DueOn!.Value)],
        MissingKind.Locked => texts["StudentRecords:Marks:Grid:MissingLocked"],
        _ => texts["StudentRecords:Marks:Grid:MissingSkipped"],
    };

    private Task<IActionResult> ActAsync(Guid classId, Guid subjectId, int term, Func<Task> act, string? note, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = note;
            return RedirectToPage(new { classId, subjectId, term });
        },
        () => OnGetAsync(classId, subjectId, term, cancellationToken));
}
