using EduAbp.AspNetCore.Caching;
using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Exports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Unit;

/// <summary>Everything that the unit owns, in one archive; a merged unit may still take it.</summary>
[Authorize(TenantManagementPermissions.Unit.Export)]
[AllowedWhenClosed]
internal sealed class ExportModel(UnitExportAppService exports, ICurrentTenant tenant) : DeskPageModel
{
    public IReadOnlyList<UnitExport> Exports { get; private set; } = [];

    public bool Runs => Exports.Any(export => export.State is UnitExportState.Waiting or UnitExportState.Running);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Exports = await exports.GetListAsync(cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(Guid id, CancellationToken cancellationToken) =>
        await exports.OpenAsync(id, cancellationToken) is { } archive ? File(archive, "application/zip", $"{tenant.Unit!.Slug}.zip") : NotFound();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await exports.StartAsync(cancellationToken);
            Success = L["TenantManagement:Export:StartedToast"];
            return RedirectToPage();
        },
        () => OnGetAsync(cancellationToken));

    public string Size(UnitExport export) => export.Size < 1024 * 1024 ? $"{Math.Max(1, export.Size / 1024)} KB" : $"{export.Size / (1024 * 1024)} MB";
}
