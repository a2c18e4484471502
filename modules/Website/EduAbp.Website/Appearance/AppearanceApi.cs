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

internal sealed record LookResource(int Version, int? CopyOf, SiteLook Look, string ChangedBy, DateTimeOffset ChangedAt, bool IsOn);

/// <param name="Number">Of the look that is on.</param>
internal sealed record LookChoice(int Number);

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
        api.MapPost("/appearance/undo", (AppearanceAppService appearance, CancellationToken stop) => appearance.UndoAsync(stop)).WithSummary("One step back to the look before");
        api.MapGet("/appearance/versions", async (int? page, AppearanceAppService appearance, CancellationToken stop) =>
        {
            var found = await appearance.GetVersionsAsync(page ?? 1, stop);
            return new ApiPage<LookResource>(
                [.. found.Looks.Select(look => new LookResource(look.Number, look.Origin, look.Look, look.CreatorName, look.Time, look.IsOn))], found.Total, Math.Max(1, page ?? 1), LookPage.Size);
        }).WithSummary("Looks that the site has worn");
        api.MapPost("/appearance/versions/{version:int}/use", (int version, LookChoice input, AppearanceAppService appearance, CancellationToken stop) => appearance.UseAgainAsync(version, input.Number, stop))
            .WithSummary("Puts one of them on again");
        api.MapPost("/appearance/pictures", UploadAsync).WithSummary("Takes in a crest or a banner");
    }

    private static async Task<MediaResource> UploadAsync(IFormFile file, AppearanceAppService appearance, CancellationToken stop)
    {
        await using var content = file.OpenReadStream();
        return MediaResource.Of(await appearance.UploadAsync(content, file.FileName, stop), []);
    }
}
