using EduAbp.AspNetCore.Desk;
using EduAbp.DependencyInjection;

namespace EduAbp.Notifications.Notices;

/// <summary>What is new, beside the tasks on the desk's start page.</summary>
internal sealed class UnreadNoticesBlock(MyNotices notices) : IDeskHomeBlockProvider, ITransientDependency
{
    private const int Shown = 5;

    public async Task<IReadOnlyList<DeskHomeBlock>> GetBlocksAsync(CancellationToken cancellationToken)
    {
        var (items, total) = await notices.GetListAsync(onlyUnread: true, 1, cancellationToken);
        return total == 0
            ? []
            : [new("/Pages/Notifications/_UnreadNotices.cshtml", new UnreadNotices([.. items.Take(Shown)], total), DeskHomeColumn.Side, Order: 20)];
    }
}

internal sealed record UnreadNotices(IReadOnlyList<NoticeListItem> Items, int Total);
