using EduAbp.AspNetCore.Pages;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Years;

[Authorize(StudentRecordsPermissions.Setup)]
internal sealed class IndexModel(YearAppService years) : DeskPageModel
{
    public IReadOnlyList<YearItem> Years { get; private set; } = [];

    public YearInput Proposal { get; private set; } = new();

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        (Years, Proposal) = (await years.GetListAsync(cancellationToken), await years.ProposeAsync(cancellationToken));

    public Task<IActionResult> OnPostCurrentAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => years.MakeCurrentAsync(id, cancellationToken), "StudentRecords:Years:Saved", cancellationToken);

    public Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => years.DeleteAsync(id, cancellationToken), "StudentRecords:Years:Deleted", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string note, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[note];
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));
}
