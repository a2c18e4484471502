using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Registrations;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.TenantManagement.Pages.TenantManagement.Registrations;

internal sealed class DetailsModel(RegistrationAppService registrations, ITenantDirectory directory) : DeskPageModel
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Which rows: all, <c>loi</c>, <c>chon</c>, <c>moi</c>.</summary>
    [BindProperty(Name = "loc", SupportsGet = true)]
    public string? Filter { get; set; }

    [BindProperty(Name = "trang", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public RegistrationView View { get; private set; } = null!;

    public ImportProgress? Progress { get; private set; }

    public bool MayPrintSlips { get; private set; }

    public const int PageSize = 100;

    public IReadOnlyList<CheckedRow> Filtered => Filter switch
    {
        "loi" => [.. View.Rows.Where(row => row.Outcome == RowOutcome.Error)],
        "chon" => [.. View.Rows.Where(row => row.Outcome == RowOutcome.Choice)],
        "moi" => [.. View.Rows.Where(row => row.Outcome is RowOutcome.Create or RowOutcome.Update)],
        _ => View.Rows,
    };

    /// <summary>The <c>@domain</c> of most rows: said once in the heading instead of in every row.</summary>
    public string? CommonDomain => View.Rows
        .Select(row => row.Input.Email.LastIndexOf('@') is >= 0 and var at ? row.Input.Email[at..].ToLowerInvariant() : "")
        .Where(domain => domain.Length > 1)
        .GroupBy(domain => domain).OrderByDescending(group => group.Count())
        .FirstOrDefault(group => group.Count() > View.Rows.Count / 2)?.Key;

    public IReadOnlyList<CheckedRow> Waiting => [.. View.Rows.Where(row => row.Outcome is RowOutcome.Error or RowOutcome.Choice)];

    public int Count(RowOutcome outcome) => View.Rows.Count(row => row.Outcome == outcome);

    public UnitInfo? Unit(Guid? id) => id is { } known ? directory.Find(known) : null;

    public string Home(UnitInfo unit) => directory.MainHostPath(unit) is { Length: > 0 } path ? path : "/";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        View = await registrations.GetAsync(Id, cancellationToken);
        if (View.Batch.State is RegistrationState.Importing or RegistrationState.Done) (Progress, MayPrintSlips) = (await registrations.GetProgressAsync(Id, cancellationToken), await registrations.MayPrintSlipsAsync(cancellationToken));
    }

    public async Task<IActionResult> OnGetNotesAsync(CancellationToken cancellationToken)
    {
        View = await registrations.GetAsync(Id, cancellationToken);
        return File(NotedWorkbook.Write(View, L), Xlsx, $"{Path.GetFileNameWithoutExtension(View.Batch.FileName)}-ghi-chu.xlsx");
    }

    public Task<IActionResult> OnPostTakeAsync(int row, RowField field, CancellationToken cancellationToken) =>
        RowAsync(row, () => registrations.AcceptSuggestionAsync(Id, row, field, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostKeepAsync(int row, RowField field, CancellationToken cancellationToken) =>
        RowAsync(row, () => registrations.KeepAsync(Id, row, field, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostSkipAsync(int row, bool skip, CancellationToken cancellationToken) =>
        RowAsync(row, () => registrations.SkipAsync(Id, row, skip, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostSlugAsync(int row, CancellationToken cancellationToken) =>
        RowAsync(row, () => registrations.SetSlugAsync(Id, row, Request.Form[$"slug-{row}"], cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostTakeAllAsync(CancellationToken cancellationToken) =>
        DoAsync(() => registrations.AcceptAllAsync(Id, cancellationToken), null, cancellationToken);

    public Task<IActionResult> OnPostSkipErrorsAsync(CancellationToken cancellationToken) =>
        DoAsync(() => registrations.SkipErrorsAsync(Id, cancellationToken), null, cancellationToken);

    public Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken) =>
        DoAsync(() => registrations.SubmitAsync(Id, cancellationToken), "TenantManagement:Registration:Submitted", cancellationToken);

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancellationToken) =>
        DoAsync(() => registrations.AcceptAsync(Id, cancellationToken), "TenantManagement:Registration:Accepted", cancellationToken);

    public Task<IActionResult> OnPostReturnAsync(string? note, CancellationToken cancellationToken) =>
        DoAsync(() => registrations.ReturnAsync(Id, note, cancellationToken), "TenantManagement:Registration:ReturnedToast", cancellationToken);

    public Task<IActionResult> OnPostRetryAsync(CancellationToken cancellationToken) =>
        DoAsync(() => registrations.RetryAsync(Id, cancellationToken), null, cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await registrations.WithdrawAsync(Id, cancellationToken);
            Success = L["TenantManagement:Registration:Withdrawn"];
            return RedirectToPage("Index");
        },
        () => OnGetAsync(cancellationToken));

    private Task<IActionResult> DoAsync(Func<Task> act, string? success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            if (success is not null) Success = L[success];
            return RedirectToPage(null, null, new { Id, loc = Filter });
        },
        () => OnGetAsync(cancellationToken));

    // Back to the row where the officer was.
    private Task<IActionResult> RowAsync(int row, Func<Task> act, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            return RedirectToPage(null, null, new { Id, loc = Filter, trang = Number > 1 ? Number : (int?)null }, $"dong-{row}");
        },
        () => OnGetAsync(cancellationToken));
}
