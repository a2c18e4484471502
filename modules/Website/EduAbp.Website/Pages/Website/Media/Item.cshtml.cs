using EduAbp.AspNetCore.Pages;
using EduAbp.Website.Media;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Media;

[Authorize(WebsitePermissions.Media.Default)]
internal sealed class ItemModel(MediaAppService media, MediaPeopleAppService people) : DeskPageModel
{
    [BindProperty]
    public string? Alt { get; set; }

    [BindProperty]
    public Guid? FolderId { get; set; }

    public MediaDetails Details { get; private set; } = null!;

    [BindProperty]
    public string? Who { get; set; }

    public bool MayName { get; private set; }

    public IReadOnlyList<ShownPerson> People { get; private set; } = [];

    /// <summary>Who was found; null where nobody was looked for.</summary>
    public IReadOnlyList<PersonToShow>? Found { get; private set; }

    public IReadOnlyList<FolderListItem> Folders { get; private set; } = [];

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        await LoadAsync(id, cancellationToken);
        (Alt, FolderId) = (Details.Item.Alt, Details.Item.FolderId);
    }

    public Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await media.DescribeAsync(id, Alt, FolderId, cancellationToken);
            Success = L["Website:Media:Saved"];
            return RedirectToPage(new { id });
        },
        () => LoadAsync(id, cancellationToken));

    public async Task<IActionResult> OnPostFindAsync(Guid id, CancellationToken cancellationToken)
    {
        await LoadAsync(id, cancellationToken);
        (Alt, FolderId) = (Details.Item.Alt, Details.Item.FolderId);
        Found = await people.FindAsync(Who, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostNameAsync(Guid id, Guid subject, CancellationToken cancellationToken)
    {
        await people.NameAsync(id, subject, cancellationToken);
        Success = L["Website:People:Added"];
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostUnnameAsync(Guid id, Guid subject, CancellationToken cancellationToken)
    {
        await people.UnnameAsync(id, subject, cancellationToken);
        return RedirectToPage(new { id });
    }

    public Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await media.DeleteAsync(id, cancellationToken);
            TempData["DeletedMedia"] = id.ToString();
            return RedirectToPage("Index");
        },
        () => LoadAsync(id, cancellationToken));

    private async Task LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        Details = await media.GetAsync(id, cancellationToken);
        Folders = await media.GetFoldersAsync(cancellationToken);
        MayName = await people.MayNameAsync(cancellationToken);
        if (MayName) People = await people.GetAsync(id, cancellationToken);
    }
}
