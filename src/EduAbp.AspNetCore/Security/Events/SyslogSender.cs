using System.Globalization;
using System.Net.Sockets;
using System.Text;
using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduAbp.AspNetCore.Security.Events;

/// <summary>
/// Sends security events to a collector as syslog of RFC 5424: <c>Security:Syslog:Host</c>, <c>Port</c> (514), <c>Protocol</c>
/// (<c>udp</c>, or <c>tcp</c> with counted octets). A collector that is away stops nothing.
/// </summary>
internal sealed class SyslogSender(IConfiguration configuration, IServiceProvider services, ILogger<SyslogSender> logger) : ISingletonDependency, IDisposable
{
    private const int AuthPrivate = 10;
    private const int MostBytes = 2048;
    private readonly string? _host = configuration["Security:Syslog:Host"];
    private readonly int _port = configuration.GetValue("Security:Syslog:Port", 514);
    private readonly bool _tcp = string.Equals(configuration["Security:Syslog:Protocol"], "tcp", StringComparison.OrdinalIgnoreCase);
    private UdpClient? _udp;
    private TcpClient? _connection;

    public async Task SendAsync(IReadOnlyList<SecurityEvent> events, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_host))
            return;
        try
        {
            foreach (var happened in events)
            {
                var message = Encoding.UTF8.GetBytes(Write(happened, UnitOf(happened)));
                if (_tcp)
                    await SendTcpAsync(message, cancellationToken);
                else
                    await (_udp ??= new UdpClient(_host, _port)).SendAsync(message.AsMemory(0, Math.Min(message.Length, MostBytes)), cancellationToken);
            }
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            _connection?.Dispose();
            _connection = null;
            logger.LogWarning(error, "The syslog collector {Host}:{Port} cannot be reached", _host, _port);
        }
    }

    /// <summary>One message; the event's own words go into structured data, where collectors filter.</summary>
    public static string Write(SecurityEvent happened, string? unit)
    {
        var fields = new (string Name, string? Value)[]
        {
            ("unit", unit), ("user", happened.UserId?.ToString()), ("address", happened.Address),
            ("repeated", happened.Repeated > 0 ? happened.Repeated.ToString(CultureInfo.InvariantCulture) : null),
        };
        var data = string.Concat(fields.Where(field => field.Value is not null).Select(field => $" {field.Name}=\"{Escape(field.Value!)}\""));
        var time = happened.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        // 32473 is the number that RFC 5612 keeps for examples; a message id has no spaces and at most 32 letters.
        var id = happened.Kind.Length > 32 ? happened.Kind[..32] : happened.Kind;
        return $"<{(AuthPrivate * 8) + (int)happened.Severity}>1 {time} {Environment.MachineName} eduabp {Environment.ProcessId} {id} [eduabp@32473{data}] \ufeff{happened.Kind} {OneLine(happened.Data)}".TrimEnd();
    }

    public void Dispose()
    {
        _udp?.Dispose();
        _connection?.Dispose();
    }

    private static string Escape(string value) =>
        OneLine(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    // A line break in what a stranger typed must not begin a message of his own.
    private static string OneLine(string? text) => string.Concat((text ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter));

    private async Task SendTcpAsync(byte[] message, CancellationToken cancellationToken)
    {
        if (_connection is not { Connected: true })
        {
            _connection?.Dispose();
            _connection = new TcpClient();
            await _connection.ConnectAsync(_host!, _port, cancellationToken);
        }

        var stream = _connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{message.Length} "), cancellationToken);
        await stream.WriteAsync(message, cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    private string? UnitOf(SecurityEvent happened) =>
        happened.UnitId is { } id ? services.GetService<ITenantDirectory>()?.Find(id)?.Path is { Length: > 0 } path ? path : id.ToString() : null;
}
