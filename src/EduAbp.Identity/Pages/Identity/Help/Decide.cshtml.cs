using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Help;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace EduAbp.Identity.Pages.Identity.Help;

/// <summary>Grants or refuses what somebody asks for, or asks somebody to help.</summary>
[Authorize(IdentityPermissions.Help.Manage)]
internal sealed class DecideModel(HelpAppService helps, IRoleCatalog catalog, ICurrentTenant tenant) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Guid? PersonId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    public int Hours { get; set; } = 24;

    /// <summary>The request to be decided; null where the unit itself asks for help.</summary>
    public HelpRow? Asked { get; private set; }

    public IReadOnlyList<RoleDefinition> Catalog => HelpScopes.For(catalog, tenant.Unit!);

    public IReadOnlyList<SelectListItem> HelperOptions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> DurationOptions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        // Who follows an old notice is led to where the request stands now.
        return Asked is { State: not HelpState.Asked } ? RedirectToPage("Index", new { id = (Guid?)null }) : Page();
    }

    public Task<IActionResult> OnPostGrantAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            if (Id is { } id)
                await helps.GrantAsync(id, Roles, Hours, cancellationToken);
            else
                await helps.GiveAsync(PersonId, Reason, Roles, Hours, cancellationToken);
            Success = L["Identity:Help:Granted"];
            return RedirectToPage("Index", new { id = (Guid?)null });
        },
        () => LoadAsync(cancellationToken));

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await helps.RefuseAsync(Id ?? Guid.Empty, cancellationToken);
            Success = L["Identity:Help:RefusedDone"];
            return RedirectToPage("Index", new { id = (Guid?)null });
        },
        () => LoadAsync(cancellationToken));

    public static string Duration(IStringLocalizer texts, int hours) =>
        hours % 24 == 0 ? texts["Identity:Help:Days", hours / 24] : texts["Identity:Help:Hours", hours];

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Id is { } id)
            Asked = await helps.GetAsync(id, cancellationToken);
        else
            HelperOptions = [.. (await helps.GetHelpersAsync(cancellationToken)).Select(helper => new SelectListItem($"{helper.FullName} – {helper.UnitName}", helper.PersonId.ToString()))];
        DurationOptions = [.. (await helps.GetDurationsAsync(cancellationToken)).Select(hours => new SelectListItem(Duration(L, hours), hours.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
    }
}
