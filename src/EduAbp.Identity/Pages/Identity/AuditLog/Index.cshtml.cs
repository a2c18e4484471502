using System.Globalization;
using System.Text;
using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Audit;
using EduAbp.Identity.Contracts;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.AuditLog;

[Authorize(IdentityPermissions.AuditLog.Default)]
internal sealed class IndexModel(AuditLogAppService log) : DeskPageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Ai { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Viec { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Tu { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Den { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    public AuditPage Log { get; private set; } = null!;

    public IReadOnlyList<string> People { get; private set; } = [];

    public IReadOnlyList<string> Actions { get; private set; } = [];

    public bool IsFiltered => Ai is not null || Viec is not null || Tu is not null || Den is not null;

    public IDictionary<string, string> Route => new Dictionary<string, string?>
    {
        ["Ai"] = Ai, ["Viec"] = Viec, ["Tu"] = Tu?.ToString("O", CultureInfo.InvariantCulture), ["Den"] = Den?.ToString("O", CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value!);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Trang = Math.Max(1, Trang);
        (People, Actions) = await log.GetChoicesAsync(cancellationToken);
        Log = await log.GetPageAsync(Filter, (Trang - 1) * PageSize, PageSize, cancellationToken);
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var rows = await log.ExportAsync(Filter, cancellationToken);
        var csv = new StringBuilder();
        AuditCsv.Line(csv, L["Identity:Audit:When"], L["Identity:Audit:Who"], L["Identity:Audit:What"], L["Identity:Audit:Details"]);
        foreach (var row in rows)
        {
            AuditCsv.Line(
                csv,
                row.Time.ToVietnamTime().ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
                row.UserName ?? L["Identity:Audit:Machine"].Value,
                AuditWords.Action(L, row),
                string.Join("; ", AuditWords.Details(L, row, whole: true).Select(detail => $"{detail.Name}: {detail.Value}")));
        }

        return File(AuditCsv.Bytes(csv), AuditCsv.ContentType, "nhat-ky.csv");
    }

    private AuditFilter Filter => new(Ai, Viec, Tu, Den);
}
