using EduAbp.Domain;
using EduAbp.Identity.Contracts;
using EduAbp.Localization;
using EduAbp.Text;

namespace EduAbp.Identity.People;

/// <summary>Somebody with an account in the city, whichever units he or she works for.</summary>
internal sealed class Person : AggregateRoot, ICreationAudited
{
    private Person()
    {
    }

    public Person(string fullName, string email, Guid? homeUnitId, bool isSample = false)
    {
        (Email, NormalizedEmail) = (email.Trim(), Normalize(email));
        HomeUnitId = homeUnitId;
        IsSample = isSample;
        Rename(fullName);
    }

    public string FullName { get; private set; } = "";

    public string SortKey { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string NormalizedEmail { get; private set; } = "";

    /// <summary>Whether this person has shown to read the mailbox. Only then does the address belong to this account in the whole city.</summary>
    public bool EmailVerified { get; private set; }

    public string? Phone { get; set; }

    /// <summary>In which letters and notices are written to this person.</summary>
    public string Language { get; private set; } = Languages.Vietnamese;

    /// <summary>The unit that made the account.</summary>
    public Guid? HomeUnitId { get; private set; }

    [NotAudited]
    public string? PasswordHash { get; private set; }

    /// <summary>Changes with the password and the second factor; sessions that began under another stamp are over.</summary>
    [NotAudited]
    public Guid SecurityStamp { get; private set; } = Guid.CreateVersion7();

    /// <summary>The authenticator's key, encrypted; waits for its first right code while the second factor is off.</summary>
    [NotAudited]
    public string? AuthenticatorKey { get; private set; }

    public bool SecondFactorEnabled { get; private set; }

    [NotAudited]
    public long LastTotpStep { get; private set; }

    [NotAudited]
    public List<string> RecoveryCodes { get; private set; } = [];

    [NotAudited]
    public DateTimeOffset? LastSignInAt { get; private set; }

    public bool IsSample { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public bool IsActivated => PasswordHash is not null;

    public static string Normalize(string email) => email.Trim().ToLowerInvariant();

    public void Rename(string fullName)
    {
        var name = VietnameseText.Normalize(fullName);
        if (name.Length is 0 or > 100)
            throw new BusinessException(IdentityErrorCodes.NameMissing).ForField("FullName");
        (FullName, SortKey) = (name, VietnameseText.SortKey(name));
    }

    public void Speak(string? language) => Language = language == Languages.English ? Languages.English : Languages.Vietnamese;

    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = Guid.CreateVersion7();
    }

    /// <summary>The same password under newer parameters: sessions go on.</summary>
    public void Rehash(string hash) => PasswordHash = hash;

    /// <summary>What stands where a name was erased.</summary>
    public const string ForgottenName = "Người dùng đã xóa";

    /// <summary>Takes away every way in; the id stays, by which others remember what was done.</summary>
    public void CloseForGood()
    {
        (PasswordHash, LastSignInAt, HomeUnitId) = (null, null, null);
        DisableSecondFactor();
    }

    public void VerifyEmail() => EmailVerified = true;

    public void PrepareSecondFactor(string protectedKey)
    {
        if (!SecondFactorEnabled)
            AuthenticatorKey = protectedKey;
    }

    public void EnableSecondFactor(long step, IEnumerable<string> recoveryCodeHashes)
    {
        SecondFactorEnabled = true;
        LastTotpStep = step;
        RecoveryCodes = [.. recoveryCodeHashes];
    }

    public void DisableSecondFactor()
    {
        SecondFactorEnabled = false;
        AuthenticatorKey = null;
        RecoveryCodes = [];
        SecurityStamp = Guid.CreateVersion7();
    }

    public void ReplaceRecoveryCodes(IEnumerable<string> hashes) => RecoveryCodes = [.. hashes];

    public bool UseRecoveryCode(string hash)
    {
        if (!RecoveryCodes.Contains(hash))
            return false;
        RecoveryCodes = [.. RecoveryCodes.Where(kept => kept != hash)];
        return true;
    }
}
