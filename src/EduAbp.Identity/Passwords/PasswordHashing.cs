using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace EduAbp.Identity.Passwords;

/// <summary>Runs hashing beside the request threads, a few at a time: a burst of sign-ins must not starve the public pages.</summary>
internal sealed class PasswordHashing : IDisposable
{
    public const int Iterations = 210_000;
    private const int LongestQueue = 200;

    private readonly SemaphoreSlim _slots = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly string _nobodysHash;
    private int _waiting;

    public PasswordHashing() => _nobodysHash = _hasher.HashPassword(this, Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)));

    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        RunAsync(() => _hasher.HashPassword(this, password), cancellationToken);

    /// <summary>Costs the same whether or not there is a hash to compare with, so time tells nobody which accounts exist.</summary>
    public Task<PasswordVerificationResult> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) =>
        RunAsync(
            () =>
            {
                var result = _hasher.VerifyHashedPassword(this, hash ?? _nobodysHash, password);
                return hash is null ? PasswordVerificationResult.Failed : result;
            },
            cancellationToken);

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > LongestQueue)
        {
            Interlocked.Decrement(ref _waiting);
            throw new SignInBusyException();
        }

        try
        {
            await _slots.WaitAsync(cancellationToken);
            try
            {
                return await Task.Run(work, cancellationToken);
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _slots.Dispose();
}

internal sealed class SignInBusyException : Exception;
