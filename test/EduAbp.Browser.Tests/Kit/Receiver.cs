using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EduAbp.Browser.Tests.Kit;

internal sealed record ReceivedMessage(string Event, string Signature, string Body);

/// <summary>Somebody else's program on this machine that takes webhooks.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<ReceivedMessage> _messages = new();
    private readonly Task _serving;

    public Receiver()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/nhan-tin/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    public IReadOnlyCollection<ReceivedMessage> Messages => _messages;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var call = await _listener.GetContextAsync();
                using var reader = new StreamReader(call.Request.InputStream);
                _messages.Enqueue(new ReceivedMessage(call.Request.Headers["EduAbp-Event"] ?? "", call.Request.Headers["EduAbp-Signature"] ?? "", await reader.ReadToEndAsync()));
                call.Response.StatusCode = 204;
                call.Response.Close();
            }
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
