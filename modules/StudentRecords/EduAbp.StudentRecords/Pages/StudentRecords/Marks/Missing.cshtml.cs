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

    public async Task OnGetAsync(CancellationToken cancellationToken) => Books = await books.GetMissingAsync(Term, cancellationToken);
}
