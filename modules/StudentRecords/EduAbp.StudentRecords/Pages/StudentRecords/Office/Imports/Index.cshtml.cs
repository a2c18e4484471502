using EduAbp.StudentRecords.Imports;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Imports;

[Authorize(StudentRecordsPermissions.Pupils.Manage)]
internal sealed class IndexModel(ImportAppService imports, YearPicker years) : OfficePageModel
{
    [BindProperty]
    public new IFormFile? File { get; set; }

    public IReadOnlyList<ImportItem> Imports { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetTemplateAsync(CancellationToken cancellationToken) =>
        new FileContentResult(await imports.GetTemplateAsync(cancellationToken), SheetWriter.ContentType) { FileDownloadName = "danh-sach-hoc-sinh.xlsx" };

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            if (File is null) throw new AbpValidationException(nameof(File), "StudentRecords:Import:FileMissing");
            await using var content = File.OpenReadStream();
            return RedirectToPage("Preview", new { id = await imports.UploadAsync(File.FileName, content, cancellationToken) });
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await FindYearAsync(years, cancellationToken)) Imports = await imports.GetListAsync(cancellationToken);
    }
}
