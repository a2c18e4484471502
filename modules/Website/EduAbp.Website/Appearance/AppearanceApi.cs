using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.Website.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Website.Appearance;

/// <param name="Number">To send along when changing it.</param>
/// <param name="Offered">Keys of the menu entries that there are.</param>
internal sealed record AppearanceResource(SiteLook Look, int Number, string? ChangedBy, DateTimeOffset? ChangedAt, IReadOnlyList<string> Offered);

internal sealed record AppearanceChange(LookInput Look, int Number);

internal sealed class AppearanceApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("website", "Appearance");
        api.MapGet("/appearance", async (AppearanceAppService appearance, CancellationToken stop) =>
        {
            var found = await appearance.GetAsync(stop);
            return new AppearanceResource(found.Look, found.Number, found.ChangedBy, found.ChangedAt, [.. found.Offered.Select(entry => entry.Key)]);
        }).WithSummary("Theme, colours, crest, banner and menu of the site");
        api.MapPut("/appearance", (AppearanceChange input, AppearanceAppService appearance, CancellationToken stop) => appearance.SaveAsync(input.Look, input.Number, stop)).WithSummary("Changes them");
        api.MapPost("/appearance/undo", (AppearanceAppService appearance, CancellationToken stop) => appearance.UndoAsync(stop)).WithSummary("Takes the last change back");
        api.MapPost("/appearance/pictures", UploadAsync).WithSummary("Takes in a crest or a banner");
    }

    private static async Task<MediaResource> UploadAsync(IFormFile file, AppearanceAppService appearance, CancellationToken stop)
    {
        await using var content = file.OpenReadStream();
        return MediaResource.Of(await appearance.UploadAsync(content, file.FileName, stop), []);
    }
}
