using System.Threading.Channels;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Uow;

namespace EduAbp.EntityFrameworkCore.Outbox;

/// <summary>Wakes this node's dispatcher when a commit has left it something to do.</summary>
internal sealed class OutboxSignal : ISingletonDependency
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _channel.Writer.TryWrite(true);

    /// <summary>Returns when raised, or after the time.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _channel.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody called: it is time to look for what has become due.
        }
    }
}
