using EduAbp.DependencyInjection;
using EduAbp.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Notices;

/// <summary>What the bell asks on every page of the desk, translated once for each application.</summary>
internal sealed class NoticeQueries : ISingletonDependency
{
    public Func<NotificationsDbContext, Guid, CancellationToken, Task<int>> CountUnread { get; } = EF.CompileAsyncQuery(
        (NotificationsDbContext db, Guid person, CancellationToken _) =>
            db.Notices.Count(notice => notice.UserId == person && notice.ReadAt == null));

    public Func<NotificationsDbContext, Guid, int, int, IAsyncEnumerable<Notice>> Newest { get; } = EF.CompileAsyncQuery(
        (NotificationsDbContext db, Guid person, int skip, int take) =>
            db.Notices.AsNoTracking().Where(notice => notice.UserId == person)
                .OrderByDescending(notice => notice.CreationTime).ThenByDescending(notice => notice.Id)
                .Skip(skip).Take(take));

    public Func<NotificationsDbContext, Guid, int, int, IAsyncEnumerable<Notice>> NewestUnread { get; } = EF.CompileAsyncQuery(
        (NotificationsDbContext db, Guid person, int skip, int take) =>
            db.Notices.AsNoTracking().Where(notice => notice.UserId == person && notice.ReadAt == null)
                .OrderByDescending(notice => notice.CreationTime).ThenByDescending(notice => notice.Id)
                .Skip(skip).Take(take));
}
