using System.Globalization;
using EduAbp.AspNetCore.Pages;
using EduAbp.Features;
using EduAbp.Modularity;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Modules;
using EduAbp.TenantManagement.Units;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Modules;

/// <summary>The department's side: which kinds of unit may have which modules.</summary>
[Authorize(TenantManagementPermissions.Modules.Allow)]
internal sealed class AllowedModel(ModuleAppService modules, ModuleList list) : DeskPageModel
{
    public IReadOnlyList<ModulePolicy> Policies { get; private set; } = [];

    public static string KindName(UnitKind kind) => kind.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public ModuleDescriptor Module(ModulePolicy policy) => list.Optional.First(module => module.Name == policy.Module);

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(string module, string[] kinds, bool onByDefault, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await modules.SetPolicyAsync(module, kinds, onByDefault, cancellationToken);
            Success = L["TenantManagement:Modules:PolicySaved", L[$"Module:{module}"].Value];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => Policies = await modules.GetPoliciesAsync(cancellationToken);
}
