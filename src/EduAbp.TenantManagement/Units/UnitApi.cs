using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
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

internal sealed record MergeOrder(MergeInput Merge, string? TypedName = null);

internal sealed record MergePreviewResource(string Name, UnitRefResource? Into, string Path, DateOnly On, bool IsPlanned, IReadOnlyList<MergeRowResource> Closing)
{
    public static MergePreviewResource Of(MergePreview preview) => new(
        preview.Name, preview.Into is { } into ? UnitRefResource.Of(into) : null, preview.Path, preview.On, preview.IsPlanned,
        [.. preview.Closing.Select(row => new MergeRowResource(UnitRefResource.Of(row.Unit), row.People))]);
}

internal sealed record MergeRowResource(UnitRefResource Unit, int People);

/// <param name="SuccessorId">The unit that goes on; null while the merge is planned.</param>
internal sealed record MergeResource(Guid? SuccessorId);

internal sealed record MergePlanResource(IReadOnlyList<Guid> ClosingIds, Guid? IntoId, string Name, DateOnly On, PlanState State, string? Problem);

internal sealed record SplitPreviewResource(UnitRefResource Origin, string Name, string Path, DateOnly On, IReadOnlyList<SplitRow> People)
{
    public static SplitPreviewResource Of(SplitPreview preview) => new(UnitRefResource.Of(preview.Origin), preview.Name, preview.Path, preview.On, preview.People);
}

internal sealed record KindFigureResource(string Kind, bool IsOffice, int Direct, int Below, int Total);

internal sealed record OfficeFigureResource(UnitRefResource Office, int Schools);

/// <param name="Day">By whose tree it is counted.</param>
internal sealed record YearlyFiguresResource(
    int Year, DateOnly Day, IReadOnlyList<int> Years, int Schools, IReadOnlyList<KindFigureResource> Kinds, IReadOnlyList<OfficeFigureResource> Offices)
{
    public static YearlyFiguresResource Of(YearlyFigures figures) => new(
        figures.Year, figures.Day, figures.Years, figures.Schools.Sum(kind => kind.Total),
        [.. figures.Kinds.Select(kind => new KindFigureResource(kind.Kind.Code, kind.Kind.IsOffice, kind.Direct, kind.Below, kind.Total))],
        [.. figures.Offices.Select(one => new OfficeFigureResource(UnitRefResource.Of(one.Office), one.Schools))]);
}

/// <param name="Name">The name that it bore then.</param>
/// <param name="Office">Who managed it then.</param>
/// <param name="Since">What became of it; null where it stands where it stood.</param>
internal sealed record UnitThenResource(UnitRefResource Unit, string Name, UnitRefResource Office, UnitSinceResource? Since)
{
    public static UnitThenResource Of(UnitThen then) => new(
        UnitRefResource.Of(then.Unit), then.Name, UnitRefResource.Of(then.Office),
        then.Since is { } since ? new(since.Kind, since.Unit is { } unit ? UnitRefResource.Of(unit) : null, since.On) : null);
}

internal sealed record UnitSinceResource(UnitSinceKind Kind, UnitRefResource? Unit, DateOnly On);

internal sealed record ClosedUnitResource(UnitRefResource Unit, DateOnly ClosedOn, UnitRefResource? Office, UnitRefResource? Successor)
{
    public static ClosedUnitResource Of(ClosedUnit closed) => new(
        UnitRefResource.Of(closed.Unit), closed.On, closed.Office is { } office ? UnitRefResource.Of(office) : null, closed.Successor is { } successor ? UnitRefResource.Of(successor) : null);
}

internal sealed class UnitApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("tenant-management", "Units");
        api.MapGet("/unit", async (UnitProfileAppService profile, CancellationToken stop) => UnitResource.Of(await profile.GetAsync(stop))).WithSummary("The unit itself");
        api.MapPut("/unit", (UnitProfileInput input, UnitProfileAppService profile, CancellationToken stop) => profile.SaveAsync(input, stop)).WithSummary("Changes its contacts and colour");

        api.MapGet("/sub-units", async (string? search, string? kind, string? state, [AsParameters] ApiPaging paging, SubUnitAppService units, CancellationToken stop) =>
                paging.Of(await units.GetListAsync(new(search, kind, state), stop)))
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
        api.MapPost("/merges", async (MergeOrder input, UnitMergeAppService merges, CancellationToken stop) => new MergeResource(await merges.MergeAsync(input.Merge, input.TypedName, stop)))
            .WithSummary("Merges units into one, at once or from a day on; its name is typed to confirm");
        api.MapGet("/merges/{unitId:guid}", async (Guid unitId, UnitMergeAppService merges, CancellationToken stop) => await merges.FindPlannedAsync(unitId, stop) is { } plan
                ? new MergePlanResource(plan.ClosingIds, plan.IntoId, plan.Name, plan.On, plan.State, plan.Problem)
                : throw new EntityNotFoundException(typeof(UnitMerge), unitId))
            .WithSummary("The merge that is planned for a unit");
        api.MapDelete("/merges/{unitId:guid}", (Guid unitId, UnitMergeAppService merges, CancellationToken stop) => merges.CancelAsync(unitId, stop)).WithSummary("Calls it off");
        api.MapGet("/sub-units/{id:guid}/people", (Guid id, UnitMergeAppService merges, CancellationToken stop) => merges.GetPeopleAsync(id, stop))
            .WithSummary("Names and roles of those who can go along with a split");
        api.MapPost("/sub-units/{id:guid}/split/preview", async (Guid id, SplitInput input, UnitMergeAppService merges, CancellationToken stop) =>
            SplitPreviewResource.Of(await merges.PreviewSplitAsync(id, input, stop))).WithSummary("What a split would do");
        api.MapPost("/sub-units/{id:guid}/split", async (Guid id, SplitInput input, UnitMergeAppService merges, CancellationToken stop) =>
            new ApiId(await merges.SplitAsync(id, input, stop))).WithSummary("Splits a new unit off; the chosen people go over with their roles");
        api.MapGet("/yearly-figures", async (int? year, YearlyFiguresAppService figures, CancellationToken stop) => YearlyFiguresResource.Of(await figures.GetAsync(year, stop)))
            .WithSummary("How many units the office had in a school year, by kind and by managing office; the year is that of its September");
        api.MapGet("/yearly-figures/units", async (int? year, [AsParameters] ApiPaging paging, YearlyFiguresAppService figures, CancellationToken stop) =>
                paging.Of((await figures.GetAsync(year, stop)).Units.Select(UnitThenResource.Of).ToList()))
            .WithSummary("Those units, and what became of them since");
        api.MapGet("/closed-units", async (string? search, [AsParameters] ApiPaging paging, ClosedUnitAppService units, CancellationToken stop) =>
                paging.Of((await units.GetListAsync(search, stop)).Select(ClosedUnitResource.Of).ToList()))
            .WithSummary("Units that were merged away from below this office, or into one of its units");
    }
}
