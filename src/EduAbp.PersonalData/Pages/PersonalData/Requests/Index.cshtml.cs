using EduAbp.AspNetCore.Pages;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.PersonalData.Pages.PersonalData.Requests;

/// <summary>What people ask the unit for. The words that are searched for travel in the form, never in the address.</summary>
[Authorize(PersonalDataPermissions.Requests.Handle)]
internal sealed class IndexModel(DataRequestAppService requests) : DeskPageModel
{
    private const string SearchKey = "data-requests-search";

    [BindProperty(Name = "quyen", SupportsGet = true)]
    public DataRequestKind? Kind { get; set; }

    [BindProperty(Name = "trang-thai", SupportsGet = true)]
    public DataRequestState? State { get; set; }

    [BindProperty(Name = "qua-han", SupportsGet = true)]
    public bool OnlyOverdue { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    [BindProperty]
    public string? Search { get; set; }

    public bool IsFiltered => Kind is not null || State is not null || OnlyOverdue || !string.IsNullOrWhiteSpace(Search);

    public IReadOnlyList<DataRequestListItem> Items { get; private set; } = [];

    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Search = TempData.Peek(SearchKey) as string;
        (Items, Total) = await requests.GetPageAsync(new DataRequestFilter(Search, Kind, State, OnlyOverdue), Number, cancellationToken);
    }

    public IActionResult OnPostSearch()
    {
        TempData[SearchKey] = Search?.Trim();
        return RedirectToPage(new Dictionary<string, string?> { ["quyen"] = Kind?.ToString(), ["trang-thai"] = State?.ToString(), ["qua-han"] = OnlyOverdue ? "true" : null });
    }

    public IActionResult OnPostClear()
    {
        TempData.Remove(SearchKey);
        return RedirectToPage();
    }
}
