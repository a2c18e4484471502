using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Marks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Marks;

[Authorize(StudentRecordsPermissions.Marks.Enter)]
internal sealed class MissingModel(GradebookAppService books) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "hoc-ki")]
    public int? Term { get; set; }

    public IReadOnlyList<MissingInBook> Books { get; private set; } = [];

    /// <summary>Own books with empty cells of which none is due yet; looked up where nothing is missing.</summary>
    public IReadOnlyList<BookListItem> Waiting { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Books = await books.GetMissingAsync(Term, cancellationToken);
        if (Books.Count == 0)
            Waiting = [.. (await books.GetListAsync(Term, null, null, cancellationToken)).Books.Where(book => book.IsMine && book.Entered < book.Expected)];
    }
}
