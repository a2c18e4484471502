using EduAbp.AspNetCore.Pages;
using EduAbp.Features;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Modules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Modules;

[Authorize(TenantManagementPermissions.Modules.Manage)]
internal sealed class IndexModel(ModuleAppService modules) : DeskPageModel
{
    public IReadOnlyList<ModuleSwitch> Switches { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Switches = await modules.GetListAsync(cancellationToken);

    public Task<IActionResult> OnPostOnAsync(string module, CancellationToken cancellationToken) => SwitchAsync(module, true, cancellationToken);

    public Task<IActionResult> OnPostOffAsync(string module, CancellationToken cancellationToken) => SwitchAsync(module, false, cancellationToken);

    private Task<IActionResult> SwitchAsync(string module, bool isOn, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await modules.SwitchAsync(module, isOn, cancellationToken);
            Success = L[isOn ? "TenantManagement:Modules:NowOn" : "TenantManagement:Modules:NowOff", L[$"Module:{module}"].Value];
            return RedirectToPage();
        },
        async () => Switches = await modules.GetListAsync(cancellationToken));
}
