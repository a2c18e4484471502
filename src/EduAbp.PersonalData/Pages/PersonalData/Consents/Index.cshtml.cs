using EduAbp.AspNetCore.Pages;
using EduAbp.Authorization;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Definitions;
using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.PersonalData.Pages.PersonalData.Consents;

/// <summary>The register. What is searched for is a name: it travels in the form, never in the address.</summary>
[Authorize(PersonalDataPermissions.Consents.Default)]
internal sealed class IndexModel(ConsentAppService consents, ConsentPurposeCatalog purposes, IPermissionChecker permissions, TimeTexts times) : DeskPageModel
{
    private const string SearchKey = "consents-search";

    [BindProperty(Name = "muc-dich", SupportsGet = true)]
    public string? Purpose { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public ConsentState? State { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    [BindProperty]
    public string? Search { get; set; }

    public bool MayManage { get; private set; }

    public IReadOnlyCollection<ConsentPurpose> Purposes => purposes.All;

    public static IReadOnlyList<ConsentState> States { get; } = [ConsentState.Given, ConsentState.NeedsChild, ConsentState.Withdrawn];

    public bool IsFiltered => State is not null || !string.IsNullOrEmpty(Purpose) || !string.IsNullOrWhiteSpace(Search);

    public IReadOnlyList<ConsentListItem> Items { get; private set; } = [];

    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Search = TempData.Peek(SearchKey) as string;
        MayManage = await permissions.IsGrantedAsync(PersonalDataPermissions.Consents.Manage, cancellationToken);
        (Items, Total) = await consents.GetPageAsync(new ConsentFilter(Search, Purpose, State), Number, cancellationToken);
    }

    public IActionResult OnPostSearch()
    {
        TempData[SearchKey] = Search?.Trim();
        return RedirectToPage(Filters());
    }

    public IActionResult OnPostClear()
    {
        TempData.Remove(SearchKey);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostExportAsync(CancellationToken cancellationToken)
    {
        var rows = await consents.ExportAsync(new ConsentFilter(TempData.Peek(SearchKey) as string, Purpose, State), cancellationToken);
        return File(ConsentCsv.Write(rows, L, times), "text/csv", "so-dong-y.csv");
    }

    private Dictionary<string, string?> Filters() => new() { ["muc-dich"] = Purpose, ["trang-thai"] = State?.ToString() };
}
