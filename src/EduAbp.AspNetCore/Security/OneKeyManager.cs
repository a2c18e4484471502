using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace EduAbp.AspNetCore.Security;

/// <summary>
/// Of processes that start at the same first moment each would make a data-protection key, and not read what the others
/// protect until their rings are read again. Here one makes it under a lock in the folder of the keys, and the others take it.
/// </summary>
internal sealed class OneKeyManager(IKeyManager keys, string folder) : IKeyManager
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate)
    {
        using var turn = Lock();
        // Others may have made it since the ring was read: one that will serve when this one would.
        return keys.GetAllKeys().FirstOrDefault(key =>
                !key.IsRevoked && key.ActivationDate <= activationDate.AddMinutes(1) && key.ExpirationDate > activationDate.AddDays(1) && IsWhole(key))
            ?? keys.CreateNewKey(activationDate, expirationDate);
    }

    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();

    public CancellationToken GetCacheExpirationToken() => keys.GetCacheExpirationToken();

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null) => keys.RevokeAllKeys(revocationDate, reason);

    public void RevokeKey(Guid keyId, string? reason = null) => keys.RevokeKey(keyId, reason);

    private static bool IsWhole(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception)
        {
            // Whatever is wrong with it, nothing can be protected by it.
            return false;
        }
    }

    // The key ring asks synchronously, and once in three months.
    private FileStream Lock()
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, "making.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(began) < Patience)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
