using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Help;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.Help;

/// <summary>Who helps in the unit, who asks to, who did.</summary>
[Authorize(IdentityPermissions.Help.Manage)]
internal sealed class IndexModel(HelpAppService helps) : DeskPageModel
{
    public IReadOnlyList<HelpRow> Asked { get; private set; } = [];

    public IReadOnlyList<HelpRow> Others { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostTakeBackAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await helps.TakeBackAsync(id, cancellationToken);
            Success = L["Identity:Help:TakenBackDone"];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var all = (await helps.GetListAsync(cancellationToken)).ToLookup(help => help.State == HelpState.Asked);
        (Asked, Others) = ([.. all[true]], [.. all[false].OrderByDescending(help => help.IsRunning)]);
    }
}
