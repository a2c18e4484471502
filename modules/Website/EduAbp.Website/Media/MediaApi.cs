using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Website.Media;

internal sealed record MediaResource(
    Guid Id, MediaKind Kind, string FileName, string ContentType, string Alt, long Size, int? Width, int? Height, Guid? FolderId, ScanState Scan, string CreatorName, DateTimeOffset CreatedAt,
    IReadOnlyList<MediaUse> Uses)
{
    public static MediaResource Of(MediaItem item, IReadOnlyList<MediaUse> uses) => new(
        item.Id, item.Kind, item.FileName, item.ContentType, item.Alt, item.Size, item.Width, item.Height, item.FolderId, item.Scan, item.CreatorName, item.CreationTime, uses);
}

internal sealed record MediaInput(string? Alt = null, Guid? FolderId = null);

internal sealed record FindPeopleInput(string? Words = null);

internal sealed record FolderInput(string? Name = null);

internal sealed class MediaApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("website", "Media");
        api.MapGet("/media", (Guid? folderId, MediaKind? kind, string? search, bool? withoutAlt, int? page, MediaAppService media, CancellationToken stop) =>
                media.GetListAsync(new(folderId, kind, search, withoutAlt ?? false, page ?? 1), stop))
            .WithSummary("The library, the newest first");
        api.MapGet("/media/usage", (MediaAppService media, CancellationToken stop) => media.GetUsageAsync(stop)).WithSummary("Bytes used of the unit's share");
        api.MapPost("/media", UploadAsync).WithSummary("Takes in a picture or a document");
        api.MapGet("/media/{id:guid}", async (Guid id, MediaAppService media, CancellationToken stop) =>
        {
            var found = await media.GetAsync(id, stop);
            return MediaResource.Of(found.Item, found.Uses);
        }).WithSummary("One file and where it is used");
        api.MapGet("/media/{id:guid}/{name}", async (Guid id, string name, MediaAppService media, CancellationToken stop) =>
                await media.OpenAsync(id, name, stop) is { } file ? Results.Stream(file.Content, file.ContentType, file.FileName) : Results.NotFound())
            .WithSummary("The file itself under its name, or a picture's thumbnail (320.webp)");
        api.MapPut("/media/{id:guid}", (Guid id, MediaInput input, MediaAppService media, CancellationToken stop) => media.DescribeAsync(id, input.Alt, input.FolderId, stop))
            .WithSummary("Says what it shows, moves it");
        api.MapDelete("/media/{id:guid}", (Guid id, MediaAppService media, CancellationToken stop) => media.DeleteAsync(id, stop)).WithSummary("Deletes what no article uses");
        api.MapPost("/media/{id:guid}/undelete", (Guid id, MediaAppService media, CancellationToken stop) => media.UndeleteAsync(id, stop)).WithSummary("Brings it back");
        api.MapGet("/media/{id:guid}/people", (Guid id, MediaPeopleAppService people, CancellationToken stop) => people.GetAsync(id, stop)).WithSummary("Who is in the picture, and whether they agreed");
        api.MapPost("/media/people/find", (FindPeopleInput input, MediaPeopleAppService people, CancellationToken stop) => people.FindAsync(input.Words, stop)).WithSummary("People of the register of consents");
        api.MapPut("/media/{id:guid}/people/{subject:guid}", (Guid id, Guid subject, MediaPeopleAppService people, CancellationToken stop) => people.NameAsync(id, subject, stop)).WithSummary("Says that the picture shows somebody");
        api.MapDelete("/media/{id:guid}/people/{subject:guid}", (Guid id, Guid subject, MediaPeopleAppService people, CancellationToken stop) => people.UnnameAsync(id, subject, stop)).WithSummary("Takes it back");
        api.MapGet("/media-folders", (MediaAppService media, CancellationToken stop) => media.GetFoldersAsync(stop)).WithSummary("Folders of the library");
        api.MapPost("/media-folders", (FolderInput input, MediaAppService media, CancellationToken stop) => media.AddFolderAsync(input.Name, stop)).WithSummary("Makes a folder");
        api.MapDelete("/media-folders/{id:guid}", (Guid id, MediaAppService media, CancellationToken stop) => media.DeleteFolderAsync(id, stop)).WithSummary("Deletes an empty folder");
    }

    private static async Task<MediaResource> UploadAsync(IFormFile file, [FromForm] string? alt, [FromForm] Guid? folderId, MediaAppService media, CancellationToken stop)
    {
        await using var content = file.OpenReadStream();
        return MediaResource.Of(await media.UploadAsync(content, file.FileName, alt, folderId, stop), []);
    }
}
