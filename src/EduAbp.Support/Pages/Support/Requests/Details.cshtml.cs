using EduAbp.AspNetCore.Pages;
using EduAbp.Support.Contracts;
using EduAbp.Support.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Support.Pages.Support.Requests;

/// <param name="Author">Who wrote it, and for which unit.</param>
/// <param name="Turned">What became of the request with it; null where that is not worth a word.</param>
internal sealed record MessageView(
    Guid RequestId, string Author, DateTimeOffset At, SupportState? Turned, IReadOnlyList<string> Paragraphs, IReadOnlyList<SupportFile> Files);

/// <summary>One request with all that was written and done about it.</summary>
[Authorize(SupportPermissions.Requests.Default)]
internal sealed class DetailsModel(SupportAppService support) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public List<IFormFile> Files { get; set; } = [];

    public SupportDetails Details { get; private set; } = null!;

    public IEnumerable<MessageView> Messages => Details.Request.Messages.OrderBy(message => message.CreationTime).ThenBy(message => message.Id)
        .Select(message => new MessageView(
            Id,
            $"{message.AuthorName} ({Details.UnitNames[message.UnitId]})",
            message.CreationTime,
            message.Turned is SupportState.New ? null : message.Turned,
            message.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            message.Files));

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(Guid file, CancellationToken cancellationToken) =>
        await support.OpenFileAsync(Id, file, cancellationToken) is { } found ? File(found.Content, found.File.ContentType, found.File.Name) : NotFound();

    public Task<IActionResult> OnPostSayAsync(CancellationToken cancellationToken) =>
        DoAsync(() => support.SayAsync(Id, Text, NewModel.Uploads(Files), cancellationToken), "Support:Details:Said", cancellationToken);

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) =>
        DoAsync(() => support.AcceptAsync(Id, cancellationToken), "Support:Details:Accepted", cancellationToken);

    public Task<IActionResult> OnPostPassUpAsync(string? note, CancellationToken cancellationToken) =>
        DoAsync(() => support.PassUpAsync(Id, note, cancellationToken), "Support:Details:PassedUp", cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) =>
        DoAsync(() => support.CloseAsync(Id, cancellationToken), "Support:Details:Closed", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[success];
            return RedirectToPage(new { Id });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => Details = await support.GetAsync(Id, cancellationToken);
}
