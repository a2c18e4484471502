using System.Security.Cryptography;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.DataProtection;

namespace EduAbp.Notifications.Webhooks;

/// <summary>Secrets that sign: shown once when they are made, kept encrypted because they are needed again.</summary>
internal sealed class WebhookSecrets(IDataProtectionProvider protection) : ISingletonDependency
{
    private readonly IDataProtector _protector = protection.CreateProtector("EduAbp.Notifications.Webhooks");

    public static string New() => "whsec_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>Those that sign now, the newest first.</summary>
    public IReadOnlyList<string> Of(WebhookSubscription subscription, DateTimeOffset now) =>
        subscription is { OldSecret: { } old, OldSecretUntil: { } until } && until > now
            ? [_protector.Unprotect(subscription.Secret), _protector.Unprotect(old)]
            : [_protector.Unprotect(subscription.Secret)];
}
