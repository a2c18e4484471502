using System.Security.Cryptography;
using System.Text;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Settings;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.SignIn;

/// <summary>
/// Five failures close an account for fifteen minutes, wherever they come from; failures at five accounts close an address,
/// since a whole school sits behind one address and one forgetful teacher must not lock out the others.
/// </summary>
internal sealed class SignInLocks(IdentityDbContext db, ISettingProvider settings, TimeProvider clock) : ITransientDependency
{
    /// <summary>The same for a name that nobody has, so that a lock tells nothing.</summary>
    public static string AccountOf(Guid? personId, string typedName) =>
        personId?.ToString("N") ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(People.Person.Normalize(typedName))));

    /// <summary>When the lock ends; null where there is none.</summary>
    public async Task<DateTimeOffset?> LockedUntilAsync(string account, string address, CancellationToken cancellationToken)
    {
        var most = await settings.GetIntAsync(IdentitySettings.LockoutFailures, cancellationToken);
        var duration = TimeSpan.FromMinutes(await settings.GetIntAsync(IdentitySettings.LockoutMinutes, cancellationToken));
        var since = clock.GetUtcNow() - duration;

        var here = await db.SignInFailures
            .Where(failure => failure.At > since && (failure.Account == account || failure.Address == address))
            .Select(failure => new { failure.Account, failure.Address, failure.At })
            .ToListAsync(cancellationToken);

        var ofAccount = here.Where(failure => failure.Account == account).ToList();
        if (ofAccount.Count >= most)
            return ofAccount.Max(failure => failure.At) + duration;
        var ofAddress = here.Where(failure => failure.Address == address).ToList();
        return ofAddress.DistinctBy(failure => failure.Account).Count() >= most ? ofAddress.Max(failure => failure.At) + duration : null;
    }

    public async Task FailedAsync(string account, string address, CancellationToken cancellationToken)
    {
        db.SignInFailures.Add(new SignInFailure(account, address, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task SucceededAsync(string account, CancellationToken cancellationToken)
    {
        if (await db.SignInFailures.AnyAsync(failure => failure.Account == account, cancellationToken))
            await db.SignInFailures.Where(failure => failure.Account == account).ExecuteDeleteAsync(cancellationToken);
    }
}
