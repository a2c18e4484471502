using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.TenantManagement.Exports;

internal sealed record ExportResource(Guid Id, UnitExportState State, int Percent, long Size, DateTimeOffset CreatedAt, DateTimeOffset? DoneAt, DateTimeOffset? ExpiresAt);

internal sealed class UnitExportApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("tenant-management", "Exports");
        api.MapGet("/exports", async (UnitExportAppService exports, CancellationToken stop) => (await exports.GetListAsync(stop))
            .Select(one => new ExportResource(one.Id, one.State, one.Percent, one.Size, one.CreationTime, one.DoneAt, one.ExpiresAt)).ToList()).WithSummary("What was taken out, and how far it is");
        api.MapPost("/exports", (UnitExportAppService exports, CancellationToken stop) => exports.StartAsync(stop)).WithSummary("Takes out everything that the unit owns");
        api.MapGet("/exports/{id:guid}/file", async (Guid id, UnitExportAppService exports, CancellationToken stop) =>
            await exports.OpenAsync(id, stop) is { } file ? Results.Stream(file, "application/zip", $"{id:N}.zip") : Results.NotFound()).WithSummary("The archive");
    }
}
