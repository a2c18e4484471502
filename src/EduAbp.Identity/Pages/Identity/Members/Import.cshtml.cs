using System.Text.Json;
using EduAbp.AspNetCore.Pages;
using EduAbp.Blobs;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Identity.Pages.Identity.Members;

[Authorize(IdentityPermissions.Members.Manage)]
internal sealed class ImportModel(MemberAppService members, IRoleCatalog catalog, IFileScanner scanner, ICurrentTenant tenant) : DeskPageModel
{
    [BindProperty]
    public new IFormFile? File { get; set; }

    /// <summary>The rows that were read, carried through the preview and judged again when they are sent.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    [BindProperty]
    public List<int> Skip { get; set; } = [];

    public StaffPreview? Preview { get; private set; }

    public void OnGet()
    {
    }

    public IActionResult OnGetTemplate() => new FileContentResult(
        StaffWorkbookTemplate.Write(L, catalog.For(tenant.Unit!)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    {
        FileDownloadName = "can-bo-giao-vien.xlsx",
    };

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        if (File is null)
            throw new AbpValidationException(nameof(File), "Identity:Import:FileMissing");
        await using var stream = File.OpenReadStream();
        await scanner.RefuseInfectedAsync(stream, nameof(File), cancellationToken);
        var rows = StaffWorkbookReader.Read(stream);
        Preview = await members.PreviewAsync(rows, cancellationToken);
        Typed = JsonSerializer.Serialize(rows);
        ModelState.Clear();
        return Page();
    });

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        var rows = Rows();
        return SubmitAsync(
            async () =>
            {
                var made = await members.ImportAsync(rows, Skip, cancellationToken);
                Success = L["Identity:Import:Done", made.Count];
                return RedirectToPage("Index", new { Trangthai = MemberAppService.NotActivated });
            },
            async () => Preview = await members.PreviewAsync(rows, cancellationToken));
    }

    public IEnumerable<(string Field, string Typed)> Cells(StaffPreviewRow row) =>
    [
        ("FullName", row.FullName),
        ("Email", row.Email ?? row.Row.Email),
        ("Roles", row.Roles.Count > 0 && !row.Problems.Any(problem => problem.Code == "RoleUnknown")
            ? string.Join(", ", row.Roles.Select(role => L[$"Role:{role}"].Value))
            : row.Row.Roles),
        ("Phone", row.Phone is null ? row.Row.Phone : Text.PhoneNumber.Format(row.Phone)),
    ];

    private IReadOnlyList<StaffRow> Rows()
    {
        try
        {
            return JsonSerializer.Deserialize<List<StaffRow>>(Typed ?? "[]") is { Count: <= StaffWorkbookReader.MaxRows } rows ? rows : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
