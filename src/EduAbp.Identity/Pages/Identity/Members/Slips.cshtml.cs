using EduAbp.Identity.Contracts;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.Members;

[Authorize(IdentityPermissions.Members.Manage)]
internal sealed class SlipsModel(MemberAppService members, ICurrentTenant tenant) : AccountPageModel
{
    public IReadOnlyList<ActivationSlip> Slips { get; private set; } = [];

    public string UnitName => tenant.Unit!.Name;

    // Slips carry secrets that are made anew each time: there is nothing to show without being asked to.
    public IActionResult OnGet() => RedirectToPage("Index");

    public Task<IActionResult> OnPostAsync(List<Guid> ids, CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        Slips = await members.PrintSlipsAsync(ids, L["Identity:Slips:QrLabel"], cancellationToken);
        return Page();
    });
}
