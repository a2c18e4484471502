using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.Support.Contacts;
using EduAbp.Support.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Support;

internal sealed record RequestInput(string? Title = null, string? Text = null);

internal sealed record TextInput(string? Text = null);

internal sealed record ContactsInput(ContactInput Leader, ContactInput It);

internal sealed record ContactsResource(Guid UnitId, string UnitName, ContactRow? Leader, ContactRow? It);

internal sealed record MessageResource(string AuthorName, Guid UnitId, DateTimeOffset CreatedAt, string Text, SupportState? Turned, IReadOnlyList<FileResource> Files);

internal sealed record FileResource(Guid Id, string Name, long Size, ScanState Scan);

internal sealed record RequestResource(Guid Id, string Title, SupportState State, string UnitName, string HolderName, IReadOnlyList<MessageResource> Messages);

/// <summary>Support requests and contact persons.</summary>
internal sealed class SupportApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        MapRequests(endpoints.MapApi("support", "Support requests"));
        MapContacts(endpoints.MapApi("support", "Contact persons"));
    }

    private static void MapRequests(RouteGroupBuilder api)
    {
        api.MapGet("/requests", async (bool? received, SupportState? state, string? search, [AsParameters] ApiPaging paging, SupportAppService support, CancellationToken stop) =>
        {
            var (items, total) = await support.GetPageAsync(new SupportFilter(received == true, state, search), paging.Number, stop);
            return new ApiPage<SupportListItem>(items, total, paging.Number, SupportAppService.PageSize);
        }).WithSummary("What the unit asks, or at an office what is asked of it");
        api.MapPost("/requests", async (RequestInput input, SupportAppService support, CancellationToken stop) => new ApiId(await support.AskAsync(input.Title, input.Text, [], stop)))
            .WithSummary("Asks the office above");
        api.MapGet("/requests/{id:guid}", async (Guid id, SupportAppService support, CancellationToken stop) => ToResource(await support.GetAsync(id, stop))).WithSummary("One request with its messages");
        api.MapPost("/requests/{id:guid}/messages", (Guid id, TextInput input, SupportAppService support, CancellationToken stop) => support.SayAsync(id, input.Text, [], stop))
            .WithSummary("Writes to it; by the office it is an answer");
        api.MapPost("/requests/{id:guid}/files", (Guid id, IFormFileCollection files, [FromForm] string? text, SupportAppService support, CancellationToken stop) =>
            support.SayAsync(id, text, [.. files.Select(file => new Upload(file.FileName, file.OpenReadStream))], stop))
            .WithSummary("Writes to it with up to five files beside the words, which may be missing");
        api.MapPost("/requests/{id:guid}/accept", (Guid id, SupportAppService support, CancellationToken stop) => support.AcceptAsync(id, stop)).WithSummary("Takes it");
        api.MapPost("/requests/{id:guid}/pass-up", (Guid id, TextInput input, SupportAppService support, CancellationToken stop) => support.PassUpAsync(id, input.Text, stop))
            .WithSummary("Hands it to the next office");
        api.MapPost("/requests/{id:guid}/close", (Guid id, SupportAppService support, CancellationToken stop) => support.CloseAsync(id, stop)).WithSummary("Closes it");
        api.MapGet("/requests/{id:guid}/files/{fileId:guid}", async (Guid id, Guid fileId, SupportAppService support, CancellationToken stop) =>
            await support.OpenFileAsync(id, fileId, stop) is { } found ? Results.File(found.Content, found.File.ContentType, found.File.Name) : Results.NotFound())
            .WithSummary("A file beside a message");
    }

    private static void MapContacts(RouteGroupBuilder api)
    {
        api.MapGet("/contacts", async (ContactAppService contacts, CancellationToken stop) => ToResource(await contacts.GetOwnAsync(stop))).WithSummary("The unit's contact persons");
        api.MapPut("/contacts", (ContactsInput input, ContactAppService contacts, CancellationToken stop) => contacts.SaveAsync(input.Leader, input.It, stop))
            .WithSummary("Names them anew");
        api.MapGet("/contacts/above", async (ContactAppService contacts, CancellationToken stop) => (await contacts.GetAboveAsync(stop)).Select(ToResource)).WithSummary("Those of the offices above");
        api.MapGet("/contacts/below", async (string? search, bool? onlyMissing, ContactAppService contacts, CancellationToken stop) =>
            (await contacts.GetBelowAsync(search, onlyMissing == true, stop)).Select(ToResource)).WithSummary("Those of the units below");
    }

    private static ContactsResource ToResource(UnitContacts contacts) => new(contacts.Unit.Id, contacts.Unit.Name, contacts.Leader, contacts.It);

    private static RequestResource ToResource(SupportDetails details) => new(
        details.Request.Id, details.Request.Title, details.Request.State, details.UnitName, details.HolderName,
        [
            .. details.Request.Messages.OrderBy(message => message.CreationTime).Select(message => new MessageResource(
                message.AuthorName, message.UnitId, message.CreationTime, message.Text, message.Turned,
                [.. message.Files.Select(file => new FileResource(file.Id, file.Name, file.Size, file.Scan))])),
        ]);
}
