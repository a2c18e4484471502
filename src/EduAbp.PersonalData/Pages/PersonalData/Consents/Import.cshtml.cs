using System.Text.Json;
using EduAbp.AspNetCore.Pages;
using EduAbp.Blobs;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EduAbp.PersonalData.Pages.PersonalData.Consents;

/// <summary>Many at once: a class has signed the same form.</summary>
[Authorize(PersonalDataPermissions.Consents.Manage)]
internal sealed class ImportModel(ConsentAppService consents, ConsentPurposeCatalog purposes, IFileScanner scanner) : DeskPageModel
{
    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public ConsentChannel? Channel { get; set; }

    [BindProperty]
    public string? Proof { get; set; }

    [BindProperty]
    public DateOnly? GivenOn { get; set; }

    [BindProperty]
    public new IFormFile? File { get; set; }

    [BindProperty]
    public string? Pasted { get; set; }

    /// <summary>The rows that were read, carried through the preview and judged again when they are sent.</summary>
    [BindProperty]
    public string? Typed { get; set; }

    [BindProperty]
    public List<int> Skip { get; set; } = [];

    public ConsentPreview? Preview { get; private set; }

    public IEnumerable<SelectListItem> PurposeOptions => purposes.All.Select(purpose => new SelectListItem(L[purpose.Title], purpose.Name));

    public IEnumerable<SelectListItem> ChannelOptions => Enum.GetValues<ConsentChannel>().Select(channel => new SelectListItem(L[$"PersonalData:Channel:{channel}"], channel.ToString()));

    private ConsentListInput Common => new(Purpose, Channel, Proof, GivenOn);

    public void OnGet()
    {
    }

    public IActionResult OnGetTemplate() => new FileContentResult(ConsentListReader.Template(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") { FileDownloadName = "so-dong-y.xlsx" };

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => SubmitAsync(async () =>
    {
        var errors = new List<ValidationError>();
        if (purposes.Find(Purpose) is null)
            errors.Add(new ValidationError(nameof(Purpose), PersonalDataErrorCodes.PurposeMissing));
        if (Channel is null)
            errors.Add(new ValidationError(nameof(Channel), PersonalDataErrorCodes.ChannelMissing));
        if (string.IsNullOrWhiteSpace(Proof))
            errors.Add(new ValidationError(nameof(Proof), PersonalDataErrorCodes.ProofMissing));
        if (File is null && string.IsNullOrWhiteSpace(Pasted))
            errors.Add(new ValidationError(nameof(Pasted), PersonalDataErrorCodes.RowsMissing));
        if (errors.Count > 0)
            throw new AbpValidationException(errors);
        var rows = await ReadAsync(cancellationToken);
        Preview = await consents.PreviewAsync(rows, Common, cancellationToken);
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
                var count = await consents.ImportAsync(rows, Common, Skip, cancellationToken);
                Success = L["PersonalData:Import:Done", count];
                return RedirectToPage("Index");
            },
            async () => Preview = await consents.PreviewAsync(rows, Common, cancellationToken));
    }

    public static IEnumerable<(string Field, string Typed)> Cells(ConsentRow row) =>
    [
        ("FullName", row.FullName), ("BirthDate", row.BirthDate), ("Code", row.Code), ("ClassName", row.ClassName), ("GuardianName", row.GuardianName), ("Relation", row.Relation),
        ("GuardianPhone", row.GuardianPhone), ("SubjectAgreed", row.ChildAgrees), ("GivenOn", row.GivenOn),
    ];

    /// <summary>Problems that belong to no cell of the row.</summary>
    public static IEnumerable<ConsentProblem> Loose(ConsentPreviewRow row) => row.Problems.Where(problem => Cells(row.Row).All(cell => cell.Field != problem.Field) && problem.Field != "GuardianAgreed");

    private async Task<IReadOnlyList<ConsentRow>> ReadAsync(CancellationToken cancellationToken)
    {
        if (File is null)
            return ConsentListReader.ReadPasted(Pasted);
        await using var stream = File.OpenReadStream();
        await scanner.RefuseInfectedAsync(stream, nameof(File), cancellationToken);
        return ConsentListReader.ReadWorkbook(stream);
    }

    private IReadOnlyList<ConsentRow> Rows()
    {
        try
        {
            return JsonSerializer.Deserialize<List<ConsentRow>>(Typed ?? "[]") is { Count: <= ConsentListReader.MaxRows } rows ? rows : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
