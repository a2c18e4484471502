using System.Collections.Concurrent;
using EduAbp.Threading;

namespace EduAbp.Identity.Passwords;

/// <summary>
/// Work that costs much, on a few threads that yield to all others. It is taken on only while it can be expected to be done
/// soon: whoever is let in is served, and whoever is not can come back instead of waiting for nothing. When it then goes more
/// slowly than expected, those whose turn does not come in time are told so too: nobody waits longer than was said.
/// </summary>
internal sealed class AdmissionQueue : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly int _threads;
    private readonly TimeSpan _longestWait;
    private readonly TimeProvider _clock;
    private readonly Lock _counting = new();
    private double _cost = 0.1;
    private int _waiting;

    /// <param name="niceness">By how much they step back for others: from 0, not at all, to 19.</param>
    public AdmissionQueue(string name, int threads, TimeSpan longestWait, int niceness, TimeProvider clock)
    {
        (_threads, _longestWait, _clock) = (Math.Max(1, threads), longestWait, clock);
        for (var i = 0; i < _threads; i++)
            StepBack.Start($"{name} {i + 1}", niceness, Work);
    }

    /// <exception cref="TooBusyException">It could not be done, or did not begin, within the longest wait.</exception>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        TimeSpan cost;
        lock (_counting)
        {
            var wait = TimeSpan.FromSeconds((_waiting + 1) * _cost / _threads);
            if (wait > _longestWait)
                throw ComeBackAfter(wait);
            cost = TimeSpan.FromSeconds(_cost);
            _waiting++;
        }

        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = 0;
        // One hash has to fit into what is left when it begins.
        var patience = _clock.CreateTimer(
            _ =>
            {
                if (Interlocked.Exchange(ref begun, 1) != 0)
                    return;
                Leave();
                done.TrySetException(ComeBackAfter(_longestWait));
            },
            null,
            _longestWait > cost ? _longestWait - cost : _longestWait,
            Timeout.InfiniteTimeSpan);

        _work.Add(
            () =>
            {
                if (Interlocked.Exchange(ref begun, 1) != 0)
                    return;
                patience.Dispose();
                // Nobody waits for it any more.
                if (cancellationToken.IsCancellationRequested)
                {
                    Leave();
                    done.TrySetCanceled(cancellationToken);
                    return;
                }

                var began = _clock.GetTimestamp();
                try
                {
                    done.TrySetResult(work());
                }
                catch (Exception error)
                {
                    done.TrySetException(error);
                }
                finally
                {
                    var took = _clock.GetElapsedTime(began).TotalSeconds;
                    lock (_counting) (_waiting, _cost) = (_waiting - 1, (0.7 * _cost) + (0.3 * took));
                }
            },
            CancellationToken.None);
        return done.Task;
    }

    public void Dispose() => _work.CompleteAdding();

    private void Leave()
    {
        lock (_counting)
            _waiting--;
    }

    // Spread over twice the time, so that those who were sent away do not come back together.
    private static TooBusyException ComeBackAfter(TimeSpan wait) =>
        new(Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds * (1 + Random.Shared.NextDouble()))));

    private void Work()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
    }
}
