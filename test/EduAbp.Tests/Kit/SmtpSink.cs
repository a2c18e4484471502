using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EduAbp.Tests.Kit;

/// <summary>A mail server of its own on a free port: keeps what it takes, refuses while told to.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<SunkMail> _mails = new();
    private readonly Task _accepting;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<SunkMail> Mails => [.. _mails];

    /// <summary>Answers every recipient with this line, e.g. <c>450 try later</c>; null takes them.</summary>
    public string? Refusal { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var connection = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        var recipients = new List<string>();
        try
        {
            await writer.WriteLineAsync("220 sink");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                switch (verb)
                {
                    case "RCPT" when Refusal is { } refusal:
                        await writer.WriteLineAsync(refusal);
                        break;
                    case "RCPT":
                        recipients.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 go on");
                        _mails.Enqueue(new SunkMail([.. recipients], await ReadDataAsync(reader)));
                        recipients.Clear();
                        await writer.WriteLineAsync("250 taken");
                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("250 sink");
                        break;
                }
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The client or the test has left.
        }
    }

    private async Task<string> ReadDataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            data.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        return data.ToString();
    }
}

/// <param name="Data">The message as it came, headers and all.</param>
internal sealed record SunkMail(IReadOnlyList<string> Recipients, string Data)
{
    /// <summary>Everything in it that is base64 or quoted-printable, read.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var part in Data.Split("\n\n"))
            {
                var packed = part.ReplaceLineEndings("");
                var whole = packed.Split("----", 2)[0];
                text.AppendLine(Convert.TryFromBase64String(whole, new byte[whole.Length], out _) && whole.Length > 0
                    ? Encoding.UTF8.GetString(Convert.FromBase64String(whole))
                    : Encoding.UTF8.GetString(Unquote(part)));
            }

            return text.ToString();
        }
    }

    private static byte[] Unquote(string part)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < part.Length; at++)
        {
            if (part[at] == '=' && at + 1 < part.Length && part[at + 1] == '\n')
            {
                at++;
            }
            else if (part[at] == '=' && at + 2 < part.Length && byte.TryParse(part.AsSpan(at + 1, 2), System.Globalization.NumberStyles.HexNumber, null, out var value))
            {
                bytes.Add(value);
                at += 2;
            }
            else
            {
                bytes.Add((byte)part[at]);
            }
        }

        return [.. bytes];
    }
}
