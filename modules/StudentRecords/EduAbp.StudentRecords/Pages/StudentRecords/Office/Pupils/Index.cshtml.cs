using EduAbp.AspNetCore.Api;
using EduAbp.Authorization;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Years;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.StudentRecords.Pages.StudentRecords.Office.Pupils;

[Authorize(StudentRecordsPermissions.Pupils.Default)]
internal sealed class IndexModel(PupilAppService pupils, ClassAppService classes, DeedAppService deeds, YearPicker years, IPermissionChecker permissions, ICurrentTenant tenant) : OfficePageModel
{
    public const int PageSize = 50;
    private const string AnyState = "tat-ca";

    [BindProperty(SupportsGet = true)]
    public string? Tim { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Khoi { get; set; }

    /// <summary>The empty id: those who are in no class.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Lop { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Trangthai { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Trang { get; set; } = 1;

    public bool MayManage { get; private set; }

    public bool MayExport { get; private set; }

    public IReadOnlyList<int> Grades { get; private set; } = [];

    public IReadOnlyList<ClassItem> Classes { get; private set; } = [];

    public IReadOnlyList<DeedItem> Deeds { get; private set; } = [];

    public new PupilPage Page { get; private set; } = new([], 0);

    public int Found => Page.Total;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Tim) || Khoi is not null || Lop is not null || Trangthai is not (null or nameof(PupilState.Studying));

    private PupilFilter Filter => new(
        Tim, Khoi, Lop == Guid.Empty ? null : Lop, Enum.TryParse<PupilState>(Trangthai, out var state) ? state : null, Trangthai == AnyState, Lop == Guid.Empty, YearId);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken) =>
        new FileContentResult(await pupils.ExportAsync(Filter, cancellationToken), SheetWriter.ContentType) { FileDownloadName = "hoc-sinh.xlsx" };

    public Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await deeds.UndoAsync(id, cancellationToken);
            Success = L["StudentRecords:Deeds:Undone"];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        MayManage = await permissions.IsGrantedAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        MayExport = await permissions.IsGrantedAsync(StudentRecordsPermissions.Pupils.Export, cancellationToken);
        Grades = SchoolGrades.Of(tenant.Unit!);
        if (!await FindYearAsync(years, cancellationToken)) return;
        Classes = await classes.GetListAsync(YearId, cancellationToken);
        Page = await pupils.GetListAsync(Filter, new ApiPaging(Trang, PageSize), cancellationToken);
        if (MayManage) Deeds = await deeds.GetListAsync(cancellationToken);
    }
}
