using EduAbp.AspNetCore.Pages;
using EduAbp.Authorization;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.Members;

[Authorize(IdentityPermissions.Members.Default)]
internal sealed class IndexModel(
    MemberAppService members, IRoleCatalog catalog, IPermissionChecker permissions, ICurrentTenant tenant) : DeskPageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Tim { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Vaitro { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Trangthai { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    [BindProperty]
    public string? Domains { get; set; }

    public bool MayManage { get; private set; }

    public IReadOnlyList<RoleDefinition> Roles { get; private set; } = [];

    public IReadOnlyList<MemberListItem> Members { get; private set; } = [];

    public int Total { get; private set; }

    public int Waiting { get; private set; }

    public int Found { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Domains = await members.GetOfficialDomainsAsync(cancellationToken);
    }

    public Task<IActionResult> OnPostDomainsAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await members.SetOfficialDomainsAsync(Domains, cancellationToken);
            Success = L["Identity:Domains:Saved"];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        MayManage = await permissions.IsGrantedAsync(IdentityPermissions.Members.Manage, cancellationToken);
        Roles = catalog.For(tenant.Unit!);
        var all = await members.GetListAsync(new MemberFilter(), cancellationToken);
        var found = await members.GetListAsync(new MemberFilter(Tim, Vaitro, Trangthai), cancellationToken);
        (Total, Waiting, Found) = (all.Count, all.Count(member => !member.IsActivated), found.Count);
        Trang = Math.Clamp(Trang, 1, Math.Max(1, (Found + PageSize - 1) / PageSize));
        Members = [.. found.Skip((Trang - 1) * PageSize).Take(PageSize)];
    }
}
