using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.TenantManagement.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.TenantManagement.Units;

/// <param name="Stamp">To send along when changing it.</param>
internal sealed record UnitResource(
    Guid Id, string Name, string ShortName, string Kind, UnitLevels Levels, UnitOwnership Ownership, string? Address, string? Email, string? Phone, string? TaxCode,
    string? MainColor, string State, string? SuspensionReason, Guid Stamp)
{
    public static UnitResource Of(Unit unit) => new(
        unit.Id, unit.Name, unit.ShortName, unit.Kind, unit.Levels, unit.Ownership, unit.Address, unit.Email, unit.Phone, unit.TaxCode,
        unit.MainColor, unit.State, unit.SuspensionReason, unit.ConcurrencyStamp);
}

internal sealed record SubUnitResource(UnitResource Unit, string Path, IReadOnlyList<string> FormerAddresses, bool MayManage);

/// <param name="Until">The day on which it opens again by itself; left out for no end.</param>
internal sealed record ReasonInput(string? Reason = null, DateOnly? Until = null);

internal sealed record SplitInput(CreateUnitInput New, DateOnly On);

internal sealed record MergeOrder(MergeInput Merge, string? TypedName = null);

internal sealed record MergePreviewResource(string Name, UnitRefResource? Into, string Path, DateOnly On, IReadOnlyList<MergeRowResource> Closing)
{
    public static MergePreviewResource Of(MergePreview preview) => new(
        preview.Name, preview.Into is { } into ? UnitRefResource.Of(into) : null, preview.Path, preview.On,
        [.. preview.Closing.Select(row => new MergeRowResource(UnitRefResource.Of(row.Unit), row.People))]);
}

internal sealed record MergeRowResource(UnitRefResource Unit, int People);

internal sealed class UnitApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("tenant-management", "Units");
        api.MapGet("/unit", async (UnitProfileAppService profile, CancellationToken stop) => UnitResource.Of(await profile.GetAsync(stop))).WithSummary("The unit itself");
        api.MapPut("/unit", (UnitProfileInput input, UnitProfileAppService profile, CancellationToken stop) => profile.SaveAsync(input, stop)).WithSummary("Changes its contacts and colour");

        api.MapGet("/sub-units", async ([AsParameters] SubUnitFilter filter, [AsParameters] ApiPaging paging, SubUnitAppService units, CancellationToken stop) =>
                paging.Of(await units.GetListAsync(filter, stop)))
            .WithSummary("The units that this office manages");
        api.MapPost("/sub-units", async (CreateUnitInput input, SubUnitAppService units, CancellationToken stop) => new ApiId(await units.CreateAsync(input, stop)))
            .WithSummary("Makes one unit; its people are invited by its e-mail");
        api.MapGet("/sub-units/{id:guid}", async (Guid id, SubUnitAppService units, CancellationToken stop) =>
        {
            var found = await units.GetAsync(id, stop);
            return new SubUnitResource(UnitResource.Of(found.Unit), found.Info.Path, [.. found.FormerAddresses.Select(address => address.Path)], found.MayManage);
        }).WithSummary("One of them");
        api.MapPost("/sub-units/{id:guid}/suspend", (Guid id, ReasonInput input, SubUnitAppService units, CancellationToken stop) => units.SuspendAsync(id, input.Reason, input.Until, stop))
            .WithSummary("Closes its public site");
        api.MapPost("/sub-units/{id:guid}/resume", (Guid id, SubUnitAppService units, CancellationToken stop) => units.ResumeAsync(id, stop)).WithSummary("Opens it again");
        api.MapPut("/sub-units/{id:guid}/name", (Guid id, RenameInput input, SubUnitAppService units, CancellationToken stop) => units.RenameAsync(id, input, stop))
            .WithSummary("Gives it another name or address; the old address leads there");

        api.MapPost("/merges/preview", async (MergeInput input, UnitMergeAppService merges, CancellationToken stop) => MergePreviewResource.Of(await merges.PreviewAsync(input, stop)))
            .WithSummary("What a merge would do");
        api.MapPost("/merges", async (MergeOrder input, UnitMergeAppService merges, CancellationToken stop) => new ApiId(await merges.MergeAsync(input.Merge, input.TypedName, stop)))
            .WithSummary("Merges units into one; its name is typed to confirm");
        api.MapPost("/sub-units/{id:guid}/split", async (Guid id, SplitInput input, UnitMergeAppService merges, CancellationToken stop) =>
            new ApiId(await merges.SplitAsync(id, input.New, input.On, stop))).WithSummary("Splits a new unit off");
    }
}
