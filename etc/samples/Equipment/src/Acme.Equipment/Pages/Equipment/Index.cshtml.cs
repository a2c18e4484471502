using Acme.Equipment.Definitions;
using Acme.Equipment.Items;
using EduAbp.AspNetCore.Pages;
using EduAbp.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Acme.Equipment.Pages.Items;

internal sealed class IndexModel(EquipmentAppService equipment, IPermissionChecker permissions) : DeskPageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public int? LoanDays { get; set; }

    public IReadOnlyList<EquipmentRow> Items { get; private set; } = [];

    public int LentFor { get; private set; }

    public bool MayManage { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        DoAsync(() => equipment.AddAsync(Name, cancellationToken), "Equipment:Added", cancellationToken);

    public Task<IActionResult> OnPostLoanDaysAsync(CancellationToken cancellationToken) =>
        DoAsync(() => equipment.SetLoanDaysAsync(LoanDays, cancellationToken), "Equipment:LoanDaysSaved", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => equipment.RemoveAsync(id, cancellationToken), "Equipment:Removed", cancellationToken);

    public Task<IActionResult> OnPostBorrowAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => equipment.BorrowAsync(id, cancellationToken), "Equipment:Borrowed", cancellationToken);

    public Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken cancellationToken) =>
        DoAsync(() => equipment.ReturnAsync(id, cancellationToken), "Equipment:Returned", cancellationToken);

    private Task<IActionResult> DoAsync(Func<Task> act, string success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[success];
            return RedirectToPage();
        },
        () => LoadAsync(cancellationToken));

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Items = await equipment.GetListAsync(cancellationToken);
        LentFor = await equipment.GetLoanDaysAsync(cancellationToken);
        LoanDays ??= LentFor;
        MayManage = await permissions.IsGrantedAsync(EquipmentPermissions.Manage, cancellationToken);
    }
}
