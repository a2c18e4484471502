using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Threading.Channels;
using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EduAbp.AspNetCore.Security.Events;

/// <summary>
/// Takes events in without waiting and writes them behind, in batches. What repeats (refusals, throttling, by kind, address
/// and unit) is written once a minute with how often it was: a flood must not become a flood of rows.
/// </summary>
internal sealed class SecurityLog(ITenantScopeFactory scopes, IHttpContextAccessor http, SyslogSender syslog, TimeProvider clock, ILogger<SecurityLog> logger)
    : ISecurityLog, ISingletonDependency
{
    private const int MostAtOnce = 200;
    private const int MostAddresses = 10_000;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly TimeSpan Once = TimeSpan.FromMinutes(1);

    private readonly Channel<SecurityEvent> _queue = Channel.CreateBounded<SecurityEvent>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = false });

    private readonly ConcurrentDictionary<(string Kind, string? Address, Guid? Unit), Seen> _seen = new();
    private readonly SemaphoreSlim _writing = new(1);

    public void Report(string kind, SecuritySeverity severity, Guid? unitId, Guid? userId, string? userName, string? address, object? data)
    {
        var now = clock.GetUtcNow();
        var happened = new SecurityEvent(
            kind, severity, now, unitId, userId, userName, address ?? http.HttpContext?.Connection.RemoteIpAddress?.ToString(), data is null ? null : data as string ?? JsonSerializer.Serialize(data, Json));
        if (kind.StartsWith("Security.", StringComparison.Ordinal))
        {
            if (_seen.Count > MostAddresses)
                _seen.Clear();
            var seen = _seen.GetOrAdd((kind, happened.Address, unitId), _ => new Seen());
            lock (seen)
            {
                if (seen.Since is { } since && now - since < Once)
                {
                    seen.Left++;
                    return;
                }

                happened = happened with { Repeated = seen.Left };
                (seen.Since, seen.Left) = (now, 0);
            }
        }

        _queue.Writer.TryWrite(happened);
    }

    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _queue.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Writes down what waits.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            while (Take() is { Count: > 0 } batch)
            {
                await syslog.SendAsync(batch, cancellationToken);
                await using var scope = scopes.Create(null);
                await scope.Get<ISecurityEvents>().AddAsync(batch, cancellationToken);
                await scope.CompleteAsync(cancellationToken);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(error, "Security events could not be written");
        }
        finally
        {
            _writing.Release();
        }
    }

    private List<SecurityEvent> Take()
    {
        var batch = new List<SecurityEvent>();
        while (batch.Count < MostAtOnce && _queue.Reader.TryRead(out var happened))
            batch.Add(happened);
        return batch;
    }

    private sealed class Seen
    {
        public DateTimeOffset? Since { get; set; }

        public int Left { get; set; }
    }
}

/// <summary>Writes the security log while the application serves, and what is left when it stops.</summary>
internal sealed class SecurityLogHost(SecurityLog log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await log.WaitAsync(stoppingToken))
                await log.FlushAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // What is left is written at the end.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await log.FlushAsync(cancellationToken);
    }
}
