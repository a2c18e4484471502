using EduAbp.DependencyInjection;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Settings;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Codes;

internal sealed record IssuedCode(string Code, CodePurpose Purpose, DateTimeOffset ExpiresAt)
{
    public string Path => Purpose switch
    {
        CodePurpose.Activation => $"/kich-hoat/{Code}",
        CodePurpose.Reset => $"/dat-lai-mat-khau/{Code}",
        _ => $"/xac-nhan-thu/{Code}",
    };
}

internal sealed class CodeService(IdentityDbContext db, ISettingProvider settings, TimeProvider clock) : ITransientDependency
{
    /// <summary>Issues a code; the earlier ones of its kind stop working. Saved with the caller's next save.</summary>
    public async Task<IssuedCode> IssueAsync(
        Guid personId, CodePurpose purpose, bool provesMailbox, Guid? fromUnitId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var earlier = await db.Codes
            .Where(code => code.PersonId == personId && code.Purpose == purpose && code.ProvesMailbox == provesMailbox && code.UsedAt == null)
            .ToListAsync(cancellationToken);
        foreach (var code in earlier)
            code.Use(now);

        var lifetime = purpose == CodePurpose.Reset
            ? TimeSpan.FromMinutes(await settings.GetIntAsync(IdentitySettings.ResetMinutes, cancellationToken))
            : TimeSpan.FromDays(await settings.GetIntAsync(IdentitySettings.ActivationDays, cancellationToken));
        var words = SecretCode.New();
        db.Codes.Add(new OneTimeCode(personId, purpose, SecretCode.Hash(words), provesMailbox, fromUnitId, now, lifetime));
        return new IssuedCode(words, purpose, now + lifetime);
    }

    /// <summary>The code if it still opens its account.</summary>
    public async Task<OneTimeCode?> FindAsync(string code, CodePurpose purpose, CancellationToken cancellationToken)
    {
        var hash = SecretCode.Hash(code);
        var found = await db.Codes.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash && row.Purpose == purpose, cancellationToken);
        return found?.IsUsable(clock.GetUtcNow()) == true ? found : null;
    }

    /// <summary>Uses the code up, and with it all others of the person, in the caller's next save; of two who try at once, one succeeds.</summary>
    public async Task UseAsync(OneTimeCode code, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var row in await db.Codes.Where(row => row.PersonId == code.PersonId && row.UsedAt == null).ToListAsync(cancellationToken))
            row.Use(now);
    }
}
