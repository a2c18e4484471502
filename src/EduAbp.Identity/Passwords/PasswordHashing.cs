using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace EduAbp.Identity.Passwords;

/// <summary>
/// Hashes on threads of its own that step back for everything else: on the day of results hundreds want to sign in at once,
/// and the pages stay as fast as ever. Who would have to wait too long is told so at once.
/// </summary>
internal sealed class PasswordHashing : IDisposable
{
    public const int Iterations = 210_000;

    private readonly PasswordHasher<object> _hasher;
    private readonly AdmissionQueue _queue;
    private readonly Lazy<string> _nobodysHash;

    public PasswordHashing(IConfiguration configuration, TimeProvider clock)
    {
        _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = configuration.GetValue("SignIn:HashingIterations", Iterations) }));
        _queue = new AdmissionQueue(
            "hashing",
            configuration.GetValue("SignIn:HashingThreads", Environment.ProcessorCount),
            TimeSpan.FromSeconds(configuration.GetValue("SignIn:LongestWaitSeconds", 8)),
            configuration.GetValue("SignIn:HashingNiceness", 10),
            clock);
        _nobodysHash = new(() => _hasher.HashPassword(this, Convert.ToBase64String(RandomNumberGenerator.GetBytes(24))));
    }

    /// <exception cref="TooBusyException">Too many wait already, or it would take too long.</exception>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        _queue.RunAsync(() => _hasher.HashPassword(this, password), cancellationToken);

    /// <summary>Costs the same whether or not there is a hash to compare with, so time tells nobody which accounts exist.</summary>
    /// <exception cref="TooBusyException">Too many wait already, or it would take too long.</exception>
    public Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) =>
        _queue.RunAsync(
            () =>
            {
                var result = _hasher.VerifyHashedPassword(this, hash ?? _nobodysHash.Value, password);
                return hash is null ? PasswordVerificationResult.Failed : result;
            },
            cancellationToken);

    public void Dispose() => _queue.Dispose();
}
