namespace EduAbp.Notifications.Contracts;

/// <summary>The current person's notices in the current unit, for the bell.</summary>
public interface IMyNotices
{
    Task<int> CountUnreadAsync(CancellationToken cancellationToken = default);
}
