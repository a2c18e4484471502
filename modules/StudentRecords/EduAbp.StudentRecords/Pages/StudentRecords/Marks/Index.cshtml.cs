using EduAbp.AspNetCore.Pages;
using EduAbp.Authorization;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Marks;
using EduAbp.Users;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Marks;

internal sealed class IndexModel(GradebookAppService books, IPermissionChecker permissions, ICurrentUser user, ICurrentTenant tenant) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "hoc-ki")]
    public int? Term { get; set; }

    [BindProperty(SupportsGet = true, Name = "lop")]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true, Name = "mon")]
    public Guid? Subject { get; set; }

    public BookList List { get; private set; } = null!;

    public bool MayEnter { get; private set; }

    public bool MayLock { get; private set; }

    public Guid? Person => user.Id;

    public Guid? Unit => tenant.Id;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        List = await books.GetListAsync(Term, Class, Subject, cancellationToken);
        MayEnter = await permissions.IsGrantedAsync(StudentRecordsPermissions.Marks.Enter, cancellationToken);
        MayLock = await permissions.IsGrantedAsync(StudentRecordsPermissions.Marks.Lock, cancellationToken);
    }
}
