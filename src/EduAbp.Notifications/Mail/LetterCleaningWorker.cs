using EduAbp.BackgroundWorkers;
using EduAbp.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Mail;

/// <summary>Forgets after 90 days that a letter left, and to whom.</summary>
internal sealed class LetterCleaningWorker(NotificationsDbContext db, TimeProvider clock) : IBackgroundWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await db.BeginAsync(cancellationToken);
        var before = clock.GetUtcNow() - TimeSpan.FromDays(90);
        await db.Letters.Where(letter => letter.State == LetterState.Sent && letter.CreationTime < before).ExecuteDeleteAsync(cancellationToken);
    }
}
