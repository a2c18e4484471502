using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.Plugins;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.TenantManagement.Modules;

internal sealed record ModuleResource(string Module, bool IsAllowed, bool IsOn);

internal sealed record SwitchInput(bool IsOn);

/// <param name="UnitKinds">The kinds of unit that may have it.</param>
internal sealed record PolicyInput(IReadOnlyList<string> UnitKinds, bool OnByDefault);

/// <param name="Hash">Of its files; approve with it what was read.</param>
internal sealed record PluginResource(
    string Name, string? Version, string? Vendor, string State, string? Problem, string Hash, bool IsApproved, PluginWishes? Wants);

internal sealed record ApprovalInput(string Hash);

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
        api.MapGet("/plugins", async (ModuleAppService modules, CancellationToken stop) => (await modules.GetPluginsAsync(stop)).Select(one => new PluginResource(
            one.Plugin.Folder, one.Plugin.Manifest?.Version, one.Plugin.Manifest?.Vendor, one.Plugin.State.ToString(), one.Plugin.Problem,
            one.Plugin.Hash, one.Approval?.Hash == one.Plugin.Hash, one.Plugin.Manifest?.Wants)).ToList()).WithSummary("Plug-ins on this server");
        api.MapPut("/plugins/{name}/approval", (string name, ApprovalInput input, ModuleAppService modules, CancellationToken stop) =>
            modules.ApprovePluginAsync(name, input.Hash, stop)).WithSummary("Approves a plug-in as its files are");
        api.MapDelete("/plugins/{name}/approval", (string name, ModuleAppService modules, CancellationToken stop) => modules.WithdrawPluginAsync(name, stop))
            .WithSummary("Withdraws the approval");
    }
}
