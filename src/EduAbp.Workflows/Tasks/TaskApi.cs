using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Workflows.Tasks;

/// <summary>The caller's tasks; they are decided at the addresses of the module whose process waits.</summary>
internal sealed class TaskApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("workflows", "Tasks").OwnAffairs();
        api.MapGet("/tasks", async ([AsParameters] ApiPaging paging, TaskInbox inbox, CancellationToken stop) => paging.Of(await inbox.GetOpenAsync(stop))).WithSummary("What waits for the caller");
        api.MapGet("/tasks/done", async ([AsParameters] ApiPaging paging, TaskInbox inbox, CancellationToken stop) => paging.Of(await inbox.GetDoneAsync(stop))).WithSummary("What the caller did");
        api.MapGet("/tasks/count", async (TaskInbox inbox, CancellationToken stop) => new ApiCount(await inbox.CountOpenAsync(stop))).WithSummary("How much waits");
    }
}
