using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Identity.Help;

internal sealed record HelpGrantInput(IReadOnlyList<string> Roles, int Hours, Guid? PersonId = null, string? Reason = null);

internal sealed record HelpAskInput(Guid? UnitId = null, string? Reason = null);

internal sealed record HelpUnitResource(Guid Id, string Name, string Path);

internal sealed record MyHelpResource(Guid Id, HelpUnitResource Unit, string Reason, HelpState State, bool IsRunning, DateTimeOffset AskedAt, DateTimeOffset? Until);

/// <summary>Help for a time, from both sides.</summary>
internal sealed class HelpApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("identity", "Help");
        api.MapGet("/help", (HelpAppService help, CancellationToken stop) => help.GetListAsync(stop)).WithSummary("Help that was asked for and given in this unit");
        api.MapGet("/help/durations", (HelpAppService help, CancellationToken stop) => help.GetDurationsAsync(stop)).WithSummary("For how many hours it may be given");
        api.MapGet("/help/helpers", (HelpAppService help, CancellationToken stop) => help.GetHelpersAsync(stop)).WithSummary("Who could help");
        api.MapGet("/help/{id:guid}", (Guid id, HelpAppService help, CancellationToken stop) => help.GetAsync(id, stop)).WithSummary("One of them");
        api.MapPost("/help", (HelpGrantInput input, HelpAppService help, CancellationToken stop) => help.GiveAsync(input.PersonId, input.Reason, input.Roles, input.Hours, stop))
            .WithSummary("Lets somebody in for a time without having been asked");
        api.MapPost("/help/{id:guid}/grant", (Guid id, HelpGrantInput input, HelpAppService help, CancellationToken stop) => help.GrantAsync(id, input.Roles, input.Hours, stop)).WithSummary("Grants what was asked for");
        api.MapPost("/help/{id:guid}/refuse", (Guid id, HelpAppService help, CancellationToken stop) => help.RefuseAsync(id, stop)).WithSummary("Refuses it");
        api.MapPost("/help/{id:guid}/take-back", (Guid id, HelpAppService help, CancellationToken stop) => help.TakeBackAsync(id, stop)).WithSummary("Takes it back");

        var helper = endpoints.MapApi("identity", "Helping");
        helper.MapGet("/helping", async (HelperAppService help, CancellationToken stop) => (await help.GetListAsync(stop))
            .Select(one => new MyHelpResource(one.Id, new HelpUnitResource(one.Unit.Id, one.Unit.Name, one.Unit.Path), one.Reason, one.State, one.IsRunning, one.AskedAt, one.Until)).ToList())
            .WithSummary("Where the caller asked to help");
        helper.MapGet("/helping/units", async (HelperAppService help, CancellationToken stop) => (await help.GetUnitsAsync(stop)).Select(unit => new HelpUnitResource(unit.Id, unit.Name, unit.Path)).ToList())
            .WithSummary("Where the caller may ask");
        helper.MapPost("/helping", (HelpAskInput input, HelperAppService help, CancellationToken stop) => help.AskAsync(input.UnitId, input.Reason, stop)).WithSummary("Asks a unit to be let in");
        helper.MapPost("/helping/{id:guid}/withdraw", (Guid id, HelperAppService help, CancellationToken stop) => help.WithdrawAsync(id, stop)).WithSummary("Takes the question back, or leaves");
    }
}
