using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduAbp.EntityFrameworkCore.Outbox;

/// <summary>Keeps the dispatcher going while the application serves; looks at least once a second for what became due.</summary>
internal sealed class OutboxHost(OutboxDispatcher dispatcher, OutboxSignal signal, TimeProvider clock, ILogger<OutboxHost> logger) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await dispatcher.DispatchReadyAsync(stoppingToken);
                await signal.WaitAsync(LookEvery, clock, stoppingToken);
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

        await dispatcher.DrainAsync();
    }
}
