using EduAbp.AspNetCore.Pages;
using EduAbp.Plugins;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Modules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Modules;

/// <summary>The plug-ins of this server: what they ask for, whether they run, and the department's yes or no.</summary>
[Authorize(TenantManagementPermissions.Modules.Allow)]
internal sealed class PluginsModel(ModuleAppService modules) : DeskPageModel
{
    public IReadOnlyList<(PluginReport Plugin, PluginApproval? Approval)> Plugins { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(string name, string hash, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await modules.ApprovePluginAsync(name, hash, cancellationToken);
            Success = L["TenantManagement:Plugins:NowApproved", name];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostWithdrawAsync(string name, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await modules.WithdrawPluginAsync(name, cancellationToken);
            Success = L["TenantManagement:Plugins:NowWithdrawn", name];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => Plugins = await modules.GetPluginsAsync(cancellationToken);
}
