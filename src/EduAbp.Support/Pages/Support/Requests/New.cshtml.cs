using EduAbp.AspNetCore.Pages;
using EduAbp.Support.Contracts;
using EduAbp.Support.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Support.Pages.Support.Requests;

[Authorize(SupportPermissions.Requests.Default)]
internal sealed class NewModel(SupportAppService support) : DeskPageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await support.MayAskAsync(cancellationToken) ? Page() : RedirectToPage("Index");

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        var id = await support.AskAsync(Title, Text, Uploads(Files), cancellationToken);
        Success = L["Support:Requests:Sent"];
        return RedirectToPage("Details", new { id });
    });

    public static IReadOnlyList<Upload> Uploads(IEnumerable<IFormFile> files) => [.. files.Select(file => new Upload(file.FileName, file.OpenReadStream))];
}
