using EduAbp.BackgroundJobs;
using EduAbp.Notifications.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EduAbp.Notifications.Mail;

/// <summary>
/// Hands one letter to the mail server. A refusal is written down and tried again later; the letter's id is its
/// Message-ID, so a letter that left twice because we crashed in between is one letter to its reader.
/// </summary>
internal sealed class SendLetterJob(
    NotificationsDbContext db, MailTransport transport, IBackgroundJobManager jobs, TimeProvider clock, ILogger<SendLetterJob> logger)
    : IBackgroundJob<SendLetter>
{
    public async Task ExecuteAsync(SendLetter args, CancellationToken cancellationToken)
    {
        var letter = await db.Letters.SingleOrDefaultAsync(row => row.Id == args.LetterId, cancellationToken);
        if (letter is not { State: LetterState.Queued, Html: not null })
            return;

        var refusal = await transport.TrySendAsync(letter.Id, letter.To, letter.Subject, letter.Html, cancellationToken);
        var now = clock.GetUtcNow();
        if (refusal is null)
        {
            letter.HasLeft(now);
        }
        else if (letter.WasRefused(refusal, now) is { } next)
        {
            await jobs.EnqueueAsync(args, next, cancellationToken: cancellationToken);
        }
        else
        {
            logger.LogError("Letter {Id} ({Template}) was given up after {Attempts} tries: {Error}", letter.Id, letter.Template, letter.Attempts, refusal);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
