using System.Globalization;
using EduAbp.AspNetCore.Pages;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Appearance;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Appearance;

/// <summary>The looks that the site has worn; any of them can be put on again.</summary>
internal sealed class VersionsModel(AppearanceAppService appearance, ISiteColours colours) : DeskPageModel
{
    public const int PageSize = LookPage.Size;

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<LookListItem> Looks { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Of the look that is on.</summary>
    public int Newest { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await appearance.GetVersionsAsync(Number, cancellationToken);
        (Looks, Total, Newest) = (page.Looks, page.Total, page.Number);
    }

    public Task<IActionResult> OnPostUseAsync(int version, int number, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await appearance.UseAgainAsync(version, number, cancellationToken);
            Success = L["Website:Look:UsedAgain", version];
            return RedirectToPage("Index");
        },
        () => OnGetAsync(cancellationToken));

    public IEnumerable<string> Colours(SiteLook look) => new[] { look.MainColor ?? colours.Usual, look.AccentColor }.OfType<string>();

    public static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
