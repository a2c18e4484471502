using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Users;
using EduAbp.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace EduAbp.AspNetCore.Blobs;

/// <summary>
/// Asks a clamd by its INSTREAM command: <c>Scanner:ClamAv</c> is <c>host:port</c> or the path of its socket; empty for no
/// scanner. Whatever goes wrong means "not scanned"; a file above clamd's StreamMaxLength is too large for it and stays so.
/// </summary>
internal sealed class ClamAvScanner(IConfiguration configuration, ISecurityLog log, ICurrentTenant tenant, ICurrentUser user, ILogger<ClamAvScanner> logger)
    : IFileScanner, ITransientDependency
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        if (configuration["Scanner:ClamAv"] is not { Length: > 0 } address)
            return new ScanResult(ScanState.NotScanned, "no scanner");
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            var result = Read(await AskAsync(address, content, limit.Token));
            if (result.State == ScanState.Infected)
                log.Report("Security.Infected", SecuritySeverity.Alert, tenant.Id, user.Id, user.FullName ?? user.UserName, address: null, new { result.Finding });
            else if (result.State != ScanState.Clean)
                logger.LogWarning("The scanner did not scan: {Answer}", result.Finding);
            return result;
        }
        catch (Exception error) when (IsSilence(error, cancellationToken))
        {
            logger.LogWarning(error, "The scanner at {Address} did not answer", address);
            return new ScanResult(ScanState.NotScanned, error.Message);
        }
    }

    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        if (configuration["Scanner:ClamAv"] is not { Length: > 0 } address)
            return false;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Patience);
            await using var stream = await ConnectAsync(address, limit.Token);
            await stream.WriteAsync("zPING\0"u8.ToArray(), limit.Token);
            return await AnswerAsync(stream, limit.Token) == "PONG\0";
        }
        catch (Exception error) when (IsSilence(error, cancellationToken))
        {
            return false;
        }
    }

    /// <summary><c>stream: OK</c>, <c>stream: Eicar FOUND</c>, <c>INSTREAM size limit exceeded. ERROR</c>.</summary>
    internal static ScanResult Read(string answer)
    {
        var text = answer.TrimEnd('\0', '\n', ' ');
        return text switch
        {
            "stream: OK" => new ScanResult(ScanState.Clean),
            _ when text.StartsWith("stream: ", StringComparison.Ordinal) && text.EndsWith(" FOUND", StringComparison.Ordinal) => new ScanResult(ScanState.Infected, text["stream: ".Length..^" FOUND".Length]),
            _ when text.EndsWith("size limit exceeded. ERROR", StringComparison.Ordinal) => new ScanResult(ScanState.TooLarge, text),
            _ => new ScanResult(ScanState.NotScanned, text),
        };
    }

    private static async Task<string> AskAsync(string address, Stream content, CancellationToken cancellationToken)
    {
        await using var stream = await ConnectAsync(address, cancellationToken);
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellationToken);
            var buffer = new byte[4 + (64 * 1024)];
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(4), cancellationToken)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await stream.WriteAsync(buffer.AsMemory(0, 4 + read), cancellationToken);
            }

            await stream.WriteAsync(new byte[4], cancellationToken);
        }
        catch (IOException)
        {
            // It closes in the middle of what is too large for it, and has said why.
        }

        return await AnswerAsync(stream, cancellationToken);
    }

    private static async Task<NetworkStream> ConnectAsync(string address, CancellationToken cancellationToken)
    {
        var isLocal = address.StartsWith('/');
        var socket = isLocal ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            var colon = address.LastIndexOf(':');
            if (isLocal)
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address), cancellationToken);
            else
                await socket.ConnectAsync(address[..colon], int.Parse(address[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // To its end mark and no further: what it closes with bytes of ours unread ends in an error, and the answer would be lost.
    private static async Task<string> AnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var answer = new byte[1024];
        var length = 0;
        int read;
        do
        {
            length += read = await stream.ReadAsync(answer.AsMemory(length), cancellationToken);
        }
        while (read > 0 && length < answer.Length && answer[length - 1] != 0);
        return Encoding.UTF8.GetString(answer, 0, length);
    }

    private static bool IsSilence(Exception error, CancellationToken asked) =>
        error is SocketException or IOException or FormatException or ArgumentException || (error is OperationCanceledException && !asked.IsCancellationRequested);
}
