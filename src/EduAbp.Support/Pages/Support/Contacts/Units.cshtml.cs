using EduAbp.AspNetCore.Pages;
using EduAbp.Support.Contacts;
using EduAbp.Support.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Support.Pages.Support.Contacts;

/// <summary>Whom an office reaches in its units.</summary>
[Authorize(SupportPermissions.Contacts.Units)]
internal sealed class UnitsModel(ContactAppService contacts) : DeskPageModel
{
    public const int PageSize = 50;

    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(Name = "thieu", SupportsGet = true)]
    public bool OnlyMissing { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public IReadOnlyList<UnitContacts> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await contacts.GetBelowAsync(Search, OnlyMissing, cancellationToken);
        Total = all.Count;
        Number = Math.Clamp(Number, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Rows = [.. all.Skip((Number - 1) * PageSize).Take(PageSize)];
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) =>
        File(ContactCsv.Write(await contacts.ExportBelowAsync(Search, OnlyMissing, cancellationToken), L), "text/csv; charset=utf-8", "dau-moi-lien-he.csv");
}
