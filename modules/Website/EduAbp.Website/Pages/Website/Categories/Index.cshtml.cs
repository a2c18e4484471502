using EduAbp.AspNetCore.Pages;
using EduAbp.Website.Categories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Categories;

[Authorize(WebsitePermissions.Categories.Manage)]
internal sealed class IndexModel(CategoryAppService categories) : DeskPageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Guid? ParentId { get; set; }

    [BindProperty(SupportsGet = true, Name = "sua")]
    public Guid? Edited { get; set; }

    public IReadOnlyList<CategoryListItem> Categories { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Categories = await categories.GetListAsync(cancellationToken);
        if (Categories.FirstOrDefault(category => category.Id == Edited) is { } edited) (Name, ParentId) = (edited.Name, edited.ParentId);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => ActAsync(
        async () =>
        {
            if (Edited is { } id) await categories.ChangeAsync(id, Name, ParentId, cancellationToken);
            else await categories.AddAsync(Name, ParentId, cancellationToken);
        },
        Edited is null ? "Website:Categories:Added" : "Website:Categories:Saved",
        cancellationToken);

    public Task<IActionResult> OnPostMoveAsync(Guid id, bool up, CancellationToken cancellationToken) =>
        ActAsync(() => categories.MoveAsync(id, up, cancellationToken), null, cancellationToken);

    public Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellationToken) =>
        ActAsync(() => categories.DeleteAsync(id, cancellationToken), "Website:Categories:Deleted", cancellationToken);

    private Task<IActionResult> ActAsync(Func<Task> act, string? note, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            if (note is not null) Success = L[note];
            return RedirectToPage(new { sua = (Guid?)null });
        },
        async () => Categories = await categories.GetListAsync(cancellationToken));
}
