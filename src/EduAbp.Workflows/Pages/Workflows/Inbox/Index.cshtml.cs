using EduAbp.AspNetCore.Pages;
using EduAbp.MultiTenancy;
using EduAbp.Workflows.Tasks;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Workflows.Pages.Workflows.Inbox;

internal sealed class IndexModel(TaskInbox inbox, ICurrentTenant tenant, TimeProvider clock) : DeskPageModel
{
    /// <summary>Which tasks: those that wait, or <c>da-lam</c>, those that are done.</summary>
    [BindProperty(Name = "loc", SupportsGet = true)]
    public string? Filter { get; set; }

    public bool IsDone => Filter == "da-lam";

    public IReadOnlyList<InboxItem> Tasks { get; private set; } = [];

    public int OpenCount { get; private set; }

    public string UnitName => tenant.Unit?.Name ?? "";

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Tasks = IsDone ? await inbox.GetDoneAsync(cancellationToken) : await inbox.GetOpenAsync(cancellationToken);
        OpenCount = IsDone ? await inbox.CountOpenAsync(cancellationToken) : Tasks.Count;
    }
}
