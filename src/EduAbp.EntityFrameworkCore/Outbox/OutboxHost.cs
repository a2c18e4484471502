using EduAbp.Threading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduAbp.EntityFrameworkCore.Outbox;

/// <summary>Keeps the dispatcher going while the application serves; looks at least once a second for what became due.</summary>
internal sealed class OutboxHost(OutboxDispatcher dispatcher, OutboxSignal signal, TimeProvider clock, ILogger<OutboxHost> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LookForHeavyEvery = TimeSpan.FromSeconds(2);

    // Half of the processors compute for as long as it takes, and they step back for pages.
    private const int HeavyNiceness = 10;
    private static readonly int HeavyAtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var heavy = new SteppingBackScheduler("heavy jobs", HeavyAtOnce, HeavyNiceness);
        await Task.WhenAll([
            KeepOnAsync(dispatcher.DispatchReadyAsync, () => signal.WaitAsync(LookEvery, clock, stoppingToken), stoppingToken),
            .. Enumerable.Range(0, HeavyAtOnce).Select(_ => heavy.RunAsync(
                () => KeepOnAsync(dispatcher.DispatchHeavyAsync, () => Task.Delay(LookForHeavyEvery, clock, stoppingToken), stoppingToken), CancellationToken.None)),
        ]);
        await dispatcher.DrainAsync();
    }

    private async Task KeepOnAsync(Func<CancellationToken, Task<int>> dispatch, Func<Task> wait, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await dispatch(stoppingToken);
                await wait();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception error)
            {
                logger.LogError(error, "The outbox could not be read; trying again");
                await Task.Delay(TimeSpan.FromSeconds(5), clock, stoppingToken);
            }
        }
    }
}
