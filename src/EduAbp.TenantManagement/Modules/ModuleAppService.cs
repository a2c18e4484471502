using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Features;
using EduAbp.MultiTenancy;
using EduAbp.Plugins;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;

namespace EduAbp.TenantManagement.Modules;

/// <summary>Which modules the current unit uses, and, in the department, which ones units may use.</summary>
internal sealed class ModuleAppService(IFeatureManager features, IPluginManager plugins, IPermissionChecker permissions, ICurrentTenant tenant, IAuditLog audit) : ITransientDependency
{
    public async Task<IReadOnlyList<ModuleSwitch>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Modules.Manage, cancellationToken);
        return await features.GetListAsync(cancellationToken);
    }

    public async Task SwitchAsync(string module, bool isOn, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Modules.Manage, cancellationToken);
        var current = (await features.GetListAsync(cancellationToken)).FirstOrDefault(one => one.Module.Name == module)
            ?? throw new EntityNotFoundException(typeof(ModuleSwitch), module);
        if (isOn && !current.IsAllowed) throw new BusinessException(TenantManagementErrorCodes.ModuleNotAllowed);
        if (current.IsOn == isOn) return;
        await features.SetAsync(module, isOn, cancellationToken);
        await audit.WriteAsync(isOn ? "TenantManagement.ModuleSwitchedOn" : "TenantManagement.ModuleSwitchedOff", new { Module = module }, cancellationToken: cancellationToken);
    }

    public async Task<IReadOnlyList<ModulePolicy>> GetPoliciesAsync(CancellationToken cancellationToken)
    {
        await CheckDepartmentAsync(cancellationToken);
        return await features.GetPoliciesAsync(cancellationToken);
    }

    /// <param name="unitKinds">The kinds that may have it.</param>
    public async Task SetPolicyAsync(string module, IReadOnlyCollection<string> unitKinds, bool onByDefault, CancellationToken cancellationToken)
    {
        await CheckDepartmentAsync(cancellationToken);
        // All kinds of today means: all, those of tomorrow too.
        IReadOnlyList<string>? kinds = UnitKinds.All.All(kind => unitKinds.Contains(kind.Code))
            ? null
            : [.. UnitKinds.All.Select(kind => kind.Code).Where(unitKinds.Contains)];
        await features.SetPolicyAsync(new ModulePolicy(module, kinds, onByDefault), cancellationToken);
        await audit.WriteAsync(
            "TenantManagement.ModulePolicyChanged", new { Module = module, UnitKinds = kinds, OnByDefault = onByDefault }, cancellationToken: cancellationToken);
    }

    /// <summary>The plug-ins that lie on this server, what became of them, and who approved them.</summary>
    public async Task<IReadOnlyList<(PluginReport Plugin, PluginApproval? Approval)>> GetPluginsAsync(CancellationToken cancellationToken)
    {
        await CheckDepartmentAsync(cancellationToken);
        return await plugins.GetListAsync(cancellationToken);
    }

    public async Task ApprovePluginAsync(string name, string hash, CancellationToken cancellationToken)
    {
        await CheckDepartmentAsync(cancellationToken);
        await plugins.ApproveAsync(name, hash, cancellationToken);
        await audit.WriteAsync("Plugins.Approved", new { Plugin = name, Hash = hash }, cancellationToken: cancellationToken);
    }

    public async Task WithdrawPluginAsync(string name, CancellationToken cancellationToken)
    {
        await CheckDepartmentAsync(cancellationToken);
        await plugins.WithdrawAsync(name, cancellationToken);
        await audit.WriteAsync("Plugins.Withdrawn", new { Plugin = name }, cancellationToken: cancellationToken);
    }

    private async Task CheckDepartmentAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(TenantManagementPermissions.Modules.Allow, cancellationToken);
        if (tenant.Unit is not { ParentId: null }) throw new AbpAuthorizationException(TenantManagementPermissions.Modules.Allow);
    }
}
