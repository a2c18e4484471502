using EduAbp.BackgroundWorkers;
using EduAbp.Identity.Data;
using EduAbp.Uow;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.SignIn;

/// <summary>Forgets failed sign-ins after a day and codes after a year: security events are kept no longer.</summary>
internal sealed class ForgetOldAttemptsWorker(IdentityDbContext db, IUnitOfWork unitOfWork, TimeProvider clock) : IBackgroundWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var (yesterday, lastYear) = (clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddYears(-1));
        await db.SignInFailures.Where(failure => failure.At < yesterday).ExecuteDeleteAsync(cancellationToken);
        await db.Codes.Where(code => code.ExpiresAt < lastYear).ExecuteDeleteAsync(cancellationToken);
        await unitOfWork.CompleteAsync(cancellationToken);
    }
}
