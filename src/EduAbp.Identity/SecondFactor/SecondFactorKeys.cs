using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.DataProtection;

namespace EduAbp.Identity.SecondFactor;

/// <summary>Keeps authenticator keys unreadable in the database and its copies.</summary>
internal sealed class SecondFactorKeys(IDataProtectionProvider protection) : ISingletonDependency
{
    private readonly IDataProtector _protector = protection.CreateProtector("EduAbp.Identity.AuthenticatorKey");

    public string Protect(byte[] key) => _protector.Protect(Convert.ToBase64String(key));

    public byte[] Reveal(string protectedKey) => Convert.FromBase64String(_protector.Unprotect(protectedKey));
}
