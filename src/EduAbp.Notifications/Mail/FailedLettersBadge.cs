using EduAbp.DependencyInjection;
using EduAbp.Navigation;
using EduAbp.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Mail;

/// <summary>Letters that were given up, beside the menu entry of those who may mend it.</summary>
internal sealed class FailedLettersBadge(NotificationsDbContext db) : IMenuBadge, ITransientDependency
{
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        db.Letters.CountAsync(letter => letter.State == LetterState.Failed, cancellationToken);
}
