using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.AspNetCore.Desk;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Themes.Desk.Guides;

internal sealed record GuideResource(string Name);

internal sealed record GuideTextResource(string Name, string Html);

internal sealed class GuideApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("desk", "Guides");
        api.MapGet("/guides", async (GuideAppService guides, CancellationToken stop) => (await guides.GetListAsync(stop)).Select(guide => new GuideResource(guide.Name)).ToList())
            .WithSummary("The guides for what one may do");
        api.MapGet("/guides/{name}", async (string name, GuideAppService guides, CancellationToken stop) => new GuideTextResource(name, (await guides.GetAsync(name, stop)).Text))
            .WithSummary("One of them, as HTML in Vietnamese");
    }
}
