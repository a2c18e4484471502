using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.Members;

[Authorize(IdentityPermissions.Members.Manage)]
internal sealed class InviteModel(MemberAppService members, IRoleCatalog catalog, ICurrentTenant tenant) : DeskPageModel
{
    [BindProperty]
    public string? FullName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public IReadOnlyList<RoleDefinition> Catalog => catalog.For(tenant.Unit!);

    public string Domains { get; private set; } = "";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var id = await members.InviteAsync(new MemberInput(Email, FullName, Phone, Roles, LastDay), cancellationToken);
            Success = L["Identity:Invite:Done", FullName!];
            return RedirectToPage("Edit", new { id });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken) => Domains = await members.GetOfficialDomainsAsync(cancellationToken);
}
