using EduAbp.Identity.Contracts;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity;

internal sealed class UnitsModel(IUnitSwitcher switcher) : AccountPageModel
{
    public IReadOnlyList<SwitchableUnit> Units { get; private set; } = [];

    /// <param name="vao">Whether the person has just come in and wants to the desk: there is nothing to choose then where the choice is clear.</param>
    public async Task<IActionResult> OnGetAsync(bool vao, CancellationToken cancellationToken)
    {
        Units = await switcher.GetListAsync(cancellationToken);
        if (vao && (Units.FirstOrDefault(unit => unit.IsCurrent) ?? (Units.Count == 1 ? Units[0] : null)) is { } place)
            return LocalRedirect(place.DeskPath);
        return Page();
    }
}
