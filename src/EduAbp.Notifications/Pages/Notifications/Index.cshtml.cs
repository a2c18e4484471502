using EduAbp.AspNetCore.Pages;
using EduAbp.Notifications.Notices;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Notifications.Pages.Notifications;

/// <summary>The person's own notices in this unit.</summary>
internal sealed class IndexModel(MyNotices notices) : DeskPageModel
{
    [BindProperty(SupportsGet = true, Name = "chua-doc")]
    public bool OnlyUnread { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<NoticeListItem> Items { get; private set; } = [];

    public int Total { get; private set; }

    public int Unread { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Items, Total) = await notices.GetListAsync(OnlyUnread, Number, cancellationToken);
        Unread = await notices.CountUnreadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var target = await notices.OpenAsync(id, cancellationToken);
        return target.Page is not null && Url.Page(target.Page, target.Route) is { } address ? LocalRedirect(address) : RedirectToPage();
    }

    public async Task<IActionResult> OnPostAllReadAsync(CancellationToken cancellationToken)
    {
        await notices.MarkAllReadAsync(cancellationToken);
        return RedirectToPage();
    }
}
