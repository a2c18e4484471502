using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Website.Guides;

internal sealed class GuideApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("website", "Guides");
        api.MapGet("/guides", (GuideAppService guides, CancellationToken stop) => guides.GetListAsync(stop)).WithSummary("The guides for what one may do");
        api.MapGet("/guides/{name}", async (string name, GuideAppService guides, CancellationToken stop) => new { Html = await guides.ReadAsync(name, stop) })
            .WithSummary("One of them, as HTML in Vietnamese");
    }
}
