using EduAbp.BackgroundWorkers;
using EduAbp.PersonalData.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Requests;

/// <summary>Reminds before a deadline and when it is over.</summary>
internal sealed class DeadlineWorker(PersonalDataDbContext db, DataRequestDesk desk, TimeProvider clock) : IUnitWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var soon = now.AddDays(2);
        var open = await db.Requests
            .Where(row => (row.State == DataRequestState.New || row.State == DataRequestState.Acknowledged) && (row.AnswerBy <= soon || (row.AcknowledgedAt == null && row.AcknowledgeBy <= soon)))
            .ToListAsync(cancellationToken);
        foreach (var request in open)
        {
            if (request.RemindAt(now) is { } reminder)
                await desk.TellHandlersAsync(request, $"PersonalData.{reminder}", cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
