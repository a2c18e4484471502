using System.Text.Json;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Data;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Notices;

/// <summary>What the signed-in person may do with their own notices; no permission of the unit is asked, only who they are.</summary>
internal sealed class MyNotices(NotificationsDbContext db, NoticeQueries queries, ICurrentUser person, NoticeTexts texts, TimeProvider clock)
    : IMyNotices, IScopedDependency
{
    public const int PageSize = 30;

    private int? _unread;

    private IQueryable<Notice> Own => db.Notices.Where(notice => notice.UserId == person.GetId());

    public async Task<int> CountUnreadAsync(CancellationToken cancellationToken) =>
        person.Id is { } id ? _unread ??= await queries.CountUnread(db, id, cancellationToken) : 0;

    public async Task<(IReadOnlyList<NoticeListItem> Items, int Total)> GetListAsync(bool onlyUnread, int page, CancellationToken cancellationToken)
    {
        var skipped = (Math.Max(1, page) - 1) * PageSize;
        var newest = onlyUnread ? queries.NewestUnread : queries.Newest;
        var rows = await newest(db, person.GetId(), skipped, PageSize).ToListAsync(cancellationToken);
        // A page that is not full tells how many there are.
        var total = rows.Count < PageSize && (rows.Count > 0 || skipped == 0)
            ? skipped + rows.Count
            : await (onlyUnread ? Own.Where(notice => notice.ReadAt == null) : Own).CountAsync(cancellationToken);
        if (onlyUnread)
            _unread = total;
        return ([.. rows.Select(row => new NoticeListItem(row.Id, texts.Of(row.Template, row.Data), row.LinkPage is not null, row.CreationTime, row.ReadAt is not null))], total);
    }

    /// <summary>Marks it read and says where it leads.</summary>
    public async Task<NoticeTarget> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var notice = await Own.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new EntityNotFoundException(typeof(Notice), id);
        notice.Read(clock.GetUtcNow());
        _unread = null;
        await db.SaveChangesAsync(cancellationToken);
        var route = notice.LinkRoute is null ? null : JsonSerializer.Deserialize<Dictionary<string, string?>>(notice.LinkRoute);
        return new NoticeTarget(notice.LinkPage, route);
    }

    public async Task<int> MarkAllReadAsync(CancellationToken cancellationToken)
    {
        await db.BeginAsync(cancellationToken);
        var now = clock.GetUtcNow();
        _unread = null;
        return await Own.Where(notice => notice.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.ReadAt, now), cancellationToken);
    }
}

internal sealed record NoticeListItem(Guid Id, string Text, bool Leads, DateTimeOffset CreationTime, bool IsRead);

internal sealed record NoticeTarget(string? Page, IReadOnlyDictionary<string, string?>? Route);
