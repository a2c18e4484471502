using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.AspNetCore.Caching;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.TenantManagement.Units;

internal sealed record MovePlanResource(Guid UnitId, Guid FromOfficeId, Guid ToOfficeId, DateOnly On, string Slug, PlanState State, string? Problem);

internal sealed record UnitRefResource(Guid Id, string Name, string Path, string Kind)
{
    public static UnitRefResource Of(UnitInfo unit) => new(unit.Id, unit.Name, unit.Path, unit.Kind);
}

internal sealed record MovePreviewResource(UnitRefResource To, DateOnly On, bool IsPlanned, bool CanGo, IReadOnlyList<MovePreviewRowResource> Rows)
{
    public static MovePreviewResource Of(MovePreview preview) => new(
        UnitRefResource.Of(preview.To), preview.On, preview.IsPlanned, preview.CanGo,
        [.. preview.Rows.Select(row => new MovePreviewRowResource(UnitRefResource.Of(row.Unit), row.Slug, row.NewPath, row.Below, row.Problem))]);
}

internal sealed record MovePreviewRowResource(UnitRefResource Unit, string Slug, string NewPath, int Below, string? Problem);

internal sealed record MyOfferResource(Guid Id, UnitRefResource To, IReadOnlyList<string> Roles, OfferState State);

internal sealed record OfferAnswer(bool Accept);

internal sealed class UnitMoveApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("tenant-management", "Moves of units");
        api.MapGet("/moves/offices", async (UnitMoveAppService moves, CancellationToken stop) => (await moves.GetOfficesAsync(stop)).Select(UnitRefResource.Of).ToList())
            .WithSummary("Offices between which units can be moved");
        api.MapGet("/moves/offices/{id:guid}/units", async (Guid id, UnitMoveAppService moves, CancellationToken stop) => (await moves.GetUnitsAsync(id, stop)).Select(UnitRefResource.Of).ToList())
            .WithSummary("Units of an office");
        api.MapPost("/moves/preview", async (MoveInput input, UnitMoveAppService moves, CancellationToken stop) => MovePreviewResource.Of(await moves.PreviewAsync(input, stop)))
            .WithSummary("What a move would do");
        api.MapPost("/moves", async (MoveInput input, UnitMoveAppService moves, CancellationToken stop) => MovePreviewResource.Of(await moves.MoveAsync(input, stop)))
            .WithSummary("Moves units to another office from a day on");
        api.MapGet("/moves/{unitId:guid}", async (Guid unitId, UnitMoveAppService moves, CancellationToken stop) => await moves.FindPlannedAsync(unitId, stop) is { } plan
                ? new MovePlanResource(plan.UnitId, plan.FromOfficeId, plan.ToOfficeId, plan.On, plan.Slug, plan.State, plan.Problem)
                : throw new EntityNotFoundException(typeof(UnitMove), unitId))
            .WithSummary("The move that is planned for a unit");
        api.MapDelete("/moves/{unitId:guid}", (Guid unitId, UnitMoveAppService moves, CancellationToken stop) => moves.CancelAsync(unitId, stop)).WithSummary("Calls it off");

        // A merged unit changes nothing any more, but its people still answer.
        var own = endpoints.MapApi("tenant-management", "The caller's place in a successor").OwnAffairs();
        own.MapGet("/my-offer", async (MyMembershipOffers offers, ICurrentTenant tenant, CancellationToken stop) => await offers.FindMineAsync(stop) is { } offer
                ? new MyOfferResource(offer.Id, UnitRefResource.Of(offer.To), offer.Roles, offer.State)
                : throw new EntityNotFoundException(typeof(MembershipOffer), tenant.GetId()))
            .WithSummary("The place that the caller is offered in the unit into which this one was merged");
        own.MapPost("/my-offer/answer", (OfferAnswer input, MyMembershipOffers offers, CancellationToken stop) => offers.AnswerAsync(input.Accept, stop))
            .WithMetadata(new AllowedWhenClosedAttribute()).WithSummary("Accepts or declines it");
    }
}
