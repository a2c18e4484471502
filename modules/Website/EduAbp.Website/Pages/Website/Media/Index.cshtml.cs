using EduAbp.AspNetCore.Pages;
using EduAbp.Blobs;
using EduAbp.Localization;
using EduAbp.Uow;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Media;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Media;

[Authorize(WebsitePermissions.Media.Default)]
[RequestSizeLimit(55 * 1024 * 1024)]
internal sealed class IndexModel(MediaAppService media, IUnitOfWork unitOfWork) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "thu-muc")]
    public Guid? FolderId { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public MediaKind? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "thieu-chu")]
    public bool WithoutAlt { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int Number { get; set; } = 1;

    [BindProperty]
    public string? FolderName { get; set; }

    public MediaPage Items { get; private set; } = null!;

    public StorageUsage Usage { get; private set; } = null!;

    public IReadOnlyList<FolderListItem> Folders { get; private set; } = [];

    public bool IsFiltered => FolderId is not null || Kind is not null || WithoutAlt || !string.IsNullOrWhiteSpace(Search);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Items = await media.GetListAsync(new MediaFilter(FolderId, Kind, Search, WithoutAlt, Number), cancellationToken);
        Usage = await media.GetUsageAsync(cancellationToken);
        Folders = await media.GetFoldersAsync(cancellationToken);
    }

    /// <summary>Without script: one file, then back to the library.</summary>
    public Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await AddAsync(file, FolderId, cancellationToken);
            Success = L["Website:Media:Uploaded"];
            return RedirectToPage(new Dictionary<string, object?> { ["thu-muc"] = FolderId });
        },
        () => OnGetAsync(cancellationToken));

    /// <summary>Called by the editor and the library's script.</summary>
    public async Task<IActionResult> OnPostUploadAsync(IFormFile? file, Guid? folderId, CancellationToken cancellationToken)
    {
        try
        {
            return new JsonResult(Json(await AddAsync(file, folderId, cancellationToken)));
        }
        catch (BusinessException refused)
        {
            await unitOfWork.RollbackAsync(cancellationToken);
            return new JsonResult(new { message = L.Text(refused) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
    }

    public async Task<IActionResult> OnPostDescribeAsync(Guid id, string? alt, CancellationToken cancellationToken)
    {
        var item = (await media.GetAsync(id, cancellationToken)).Item;
        await media.DescribeAsync(id, alt, item.FolderId, cancellationToken);
        return new JsonResult(new { id });
    }

    public async Task<IActionResult> OnGetPickAsync(CancellationToken cancellationToken)
    {
        var found = await media.GetListAsync(new MediaFilter(Kind: MediaKind.Picture, Search: Search), cancellationToken);
        return new JsonResult(found.Items.Select(item => new
        {
            id = item.Id,
            name = item.FileName,
            alt = item.Alt,
            width = item.Width,
            height = item.Height,
            thumbnail = Request.PathBase + MediaAddress.Picture(item.Id, 320),
            address = Request.PathBase + MediaAddress.Picture(item.Id, 800),
        }));
    }

    public Task<IActionResult> OnPostFolderAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await media.AddFolderAsync(FolderName, cancellationToken);
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));

    public Task<IActionResult> OnPostDeleteFolderAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await media.DeleteFolderAsync(id, cancellationToken);
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));

    public Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await media.UndeleteAsync(id, cancellationToken);
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));

    private async Task<MediaItem> AddAsync(IFormFile? file, Guid? folderId, CancellationToken cancellationToken)
    {
        if (file is null) throw new BusinessException(WebsiteErrorCodes.FileMissing);
        await using var content = file.OpenReadStream();
        return await media.UploadAsync(content, file.FileName, null, folderId, cancellationToken);
    }

    private object Json(MediaItem item) => new
    {
        id = item.Id,
        kind = item.Kind == MediaKind.Picture ? "picture" : "document",
        name = item.FileName,
        alt = item.Alt,
        width = item.Width,
        height = item.Height,
        address = Request.PathBase + (item.Kind == MediaKind.Picture ? MediaAddress.Picture(item.Id, 800) : MediaAddress.File(item.Id, item.FileName)),
    };
}
