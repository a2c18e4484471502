using System.Globalization;
using System.Text;
using EduAbp.AspNetCore.Pages;
using EduAbp.Auditing;
using EduAbp.Identity.Audit;
using EduAbp.Identity.Contracts;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.AuditLog;

[Authorize(IdentityPermissions.SecurityLog.Default)]
internal sealed class SecurityModel(SecurityLogAppService log) : DeskPageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Viec { get; set; }

    [BindProperty(SupportsGet = true)]
    public SecuritySeverity? Muc { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? DiaChi { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Tu { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Den { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    public SecurityPage Log { get; private set; } = null!;

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public bool IsFiltered => Viec is not null || Muc is not null || DiaChi is not null || Tu is not null || Den is not null;

    public IDictionary<string, string> Route => new Dictionary<string, string?>
    {
        ["Viec"] = Viec, ["Muc"] = Muc?.ToString(), ["DiaChi"] = DiaChi, ["Tu"] = Tu?.ToString("O", CultureInfo.InvariantCulture), ["Den"] = Den?.ToString("O", CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Key, pair => pair.Value!);

    private SecurityFilter Filter => new(Viec, Muc, DiaChi, Tu, Den);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Trang = Math.Max(1, Trang);
        Kinds = await log.GetKindsAsync(cancellationToken);
        Log = await log.GetPageAsync(Filter, (Trang - 1) * PageSize, PageSize, cancellationToken);
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var csv = new StringBuilder();
        AuditCsv.Line(csv, L["Identity:Audit:When"], L["Identity:Audit:What"], L["Identity:Security:Unit"], L["Identity:Audit:Who"], L["Identity:Security:Address"], L["Identity:Audit:Details"]);
        foreach (var row in await log.ExportAsync(Filter, cancellationToken))
        {
            AuditCsv.Line(
                csv, row.Time.ToVietnamTime().ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture), AuditWords.Action(L, row.Kind), row.UnitName ?? "",
                row.UserName ?? "", row.Address ?? "", row.Data ?? "");
        }

        return File(AuditCsv.Bytes(csv), AuditCsv.ContentType, "nhat-ky-an-toan.csv");
    }
}
