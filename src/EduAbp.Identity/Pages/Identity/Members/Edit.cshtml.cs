using EduAbp.AspNetCore.Pages;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Staff;
using EduAbp.MultiTenancy;
using EduAbp.Timing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Pages.Identity.Members;

[Authorize(IdentityPermissions.Members.Manage)]
internal sealed class EditModel(MemberAppService members, IRoleCatalog catalog, ICurrentTenant tenant) : DeskPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    [BindProperty]
    public DateOnly? LastDay { get; set; }

    public MemberListItem Member { get; private set; } = null!;

    public string? HeadName { get; private set; }

    /// <summary>The head's role changes hands by its own button, so it is no box to tick for anybody else.</summary>
    public IReadOnlyList<RoleDefinition> Catalog =>
        [.. catalog.For(tenant.Unit!).Where(role => !role.HeldByOne || Member.Roles.Contains(role.Name))];

    public bool CanBecomeHead => !Member.Roles.Contains(RoleNames.Head);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Roles = [.. Member.Roles];
        LastDay = LastDayOf(Member);
    }

    public Task<IActionResult> OnPostRolesAsync(CancellationToken cancellationToken) =>
        DoAsync(() => members.ChangeRolesAsync(Id, Roles, cancellationToken), "Identity:Edit:RolesSaved", cancellationToken);

    public Task<IActionResult> OnPostLastDayAsync(CancellationToken cancellationToken) =>
        DoAsync(() => members.SetLastDayAsync(Id, LastDay, cancellationToken), LastDay is null ? "Identity:LastDay:Removed" : "Identity:LastDay:Saved", cancellationToken);

    public Task<IActionResult> OnPostTransferHeadAsync(CancellationToken cancellationToken) =>
        DoAsync(() => members.TransferHeadAsync(Id, cancellationToken), "Identity:Head:Done", cancellationToken);

    public Task<IActionResult> OnPostSendLinkAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            var isActivation = await members.SendLinkAsync(Id, cancellationToken);
            Success = L[isActivation ? "Identity:Link:ActivationSent" : "Identity:Link:ResetSent"];
            return RedirectToPage(new { Id });
        },
        () => ReloadAsync(cancellationToken));

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await members.EndAsync(Id, cancellationToken);
            Success = L["Identity:End:Done"];
            return RedirectToPage("Index");
        },
        () => ReloadAsync(cancellationToken));

    private Task<IActionResult> DoAsync(Func<Task> act, string success, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await act();
            Success = L[success];
            return RedirectToPage(new { Id });
        },
        () => ReloadAsync(cancellationToken));

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Roles.Count == 0)
            Roles = [.. Member.Roles];
        LastDay ??= LastDayOf(Member);
    }

    private static DateOnly? LastDayOf(MemberListItem member) =>
        member.Until is { } until ? DateOnly.FromDateTime(until.AddSeconds(-1).ToVietnamTime().DateTime) : null;

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Member = await members.GetAsync(Id, cancellationToken);
        HeadName = (await members.GetListAsync(new MemberFilter(Role: RoleNames.Head), cancellationToken)).FirstOrDefault()?.FullName;
    }
}
