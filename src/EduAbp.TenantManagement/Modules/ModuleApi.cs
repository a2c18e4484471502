using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.TenantManagement.Modules;

internal sealed record ModuleResource(string Module, bool IsAllowed, bool IsOn);

internal sealed record SwitchInput(bool IsOn);

/// <param name="UnitKinds">The kinds of unit that may have it.</param>
internal sealed record PolicyInput(IReadOnlyList<string> UnitKinds, bool OnByDefault);

internal sealed class ModuleApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("tenant-management", "Modules");
        api.MapGet("/modules", async (ModuleAppService modules, CancellationToken stop) =>
            (await modules.GetListAsync(stop)).Select(one => new ModuleResource(one.Module.Name, one.IsAllowed, one.IsOn)).ToList()).WithSummary("Modules of the unit");
        api.MapPut("/modules/{name}", (string name, SwitchInput input, ModuleAppService modules, CancellationToken stop) => modules.SwitchAsync(name, input.IsOn, stop))
            .WithSummary("Switches one on or off");
        api.MapGet("/module-policies", (ModuleAppService modules, CancellationToken stop) => modules.GetPoliciesAsync(stop)).WithSummary("Which units may have which module");
        api.MapPut("/module-policies/{name}", (string name, PolicyInput input, ModuleAppService modules, CancellationToken stop) =>
            modules.SetPolicyAsync(name, input.UnitKinds, input.OnByDefault, stop)).WithSummary("Says who may have a module");
    }
}
