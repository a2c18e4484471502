using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using EduAbp.AspNetCore.Security;
using EduAbp.DependencyInjection;
using Microsoft.Extensions.Configuration;

namespace EduAbp.Notifications.Webhooks;

/// <summary>Finds the addresses of a host name.</summary>
internal interface IHostResolver
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

internal sealed class SystemHostResolver : IHostResolver, ISingletonDependency
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}

/// <summary>
/// Brings a body to an address outside. The name is resolved here and the connection goes to the very address that was
/// checked, so that a name which answers differently the second time leads nowhere; redirects are not followed.
/// </summary>
internal sealed class WebhookSender : ISingletonDependency, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HttpClient _client;
    private readonly IHostResolver _resolver;
    private readonly TimeProvider _clock;

    public WebhookSender(IHostResolver resolver, IConfiguration configuration, TimeProvider clock)
    {
        (_resolver, _clock) = (resolver, clock);
        AllowsLoopback = configuration.GetValue("Webhooks:AllowLoopback", false);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = ConnectAsync,
        })
        { Timeout = Patience };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("EduAbp-Webhook/1");
    }

    /// <summary>For development and tests: http and this very machine.</summary>
    public bool AllowsLoopback { get; }

    public async Task<WebhookAnswer> SendAsync(string url, string eventName, Guid deliveryId, string body, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Add("EduAbp-Event", eventName);
            request.Headers.Add("EduAbp-Delivery", deliveryId.ToString());
            request.Headers.Add("EduAbp-Signature", Sign(body, secrets, _clock.GetUtcNow()));
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new WebhookAnswer((int)answer.StatusCode, await BeginningAsync(answer, cancellationToken));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer(null, error is TaskCanceledException ? $"No answer within {Patience.TotalSeconds:0} s." : (error.InnerException ?? error).Message);
        }
    }

    /// <summary><c>t=1763776800,v1=…</c>: a code over time and body for each secret that is valid.</summary>
    public static string Sign(string body, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var codes = secrets.Select(secret => $",v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")))}");
        return $"t={time}{string.Concat(codes)}";
    }

    public void Dispose() => _client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await _resolver.ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        var open = Array.FindAll(addresses, address => PublicAddress.IsPublic(address) || (AllowsLoopback && IPAddress.IsLoopback(address)));
        if (open.Length == 0 || open.Length != addresses.Length)
            throw new HttpRequestException("The name leads to an address that is not on the open internet.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[WebhookDelivery.MaxExcerpt];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        // PostgreSQL keeps no zero letters, and what is no text need not be shown as one.
        return string.Concat(Encoding.UTF8.GetString(buffer, 0, length).Where(letter => !char.IsControl(letter) || letter == '\n'));
    }
}
