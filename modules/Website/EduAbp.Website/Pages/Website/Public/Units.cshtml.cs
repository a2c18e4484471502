using EduAbp.AspNetCore.Caching;
using EduAbp.TenantManagement.Units;
using EduAbp.Text;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Public;

/// <summary>An office's directory of its units, by level.</summary>
[PublicPage("ten")]
internal sealed class UnitsModel(OfficePortal portal) : PublicPageModel
{
    private const int LongestName = 100;

    public string UnitName { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Units directly under the department register themselves.</summary>
    public bool CanJoin => Unit is { ParentId: null };

    public IReadOnlyList<UnitGroup> Groups { get; private set; } = [];

    public IActionResult OnGet([FromQuery(Name = "ten")] string? name)
    {
        if (Unit is not { } office || !UnitKinds.IsOffice(office.Kind))
            return NotFound();
        UnitName = office.Name;
        Name = VietnameseText.Normalize(name ?? "");
        if (Name.Length > LongestName)
            Name = Name[..LongestName];
        Groups = portal.GetDirectory(office, Language);
        if (Name.Length > 0)
        {
            var wanted = VietnameseText.Fold(Name);
            Groups = [.. Groups
                .Select(group => group with { Units = [.. group.Units.Where(unit => VietnameseText.Fold(unit.Name).Contains(wanted, StringComparison.Ordinal))] })
                .Where(group => group.Units.Count > 0)];
        }

        return Page();
    }
}
