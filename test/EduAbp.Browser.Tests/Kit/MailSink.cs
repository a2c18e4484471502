using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace EduAbp.Browser.Tests.Kit;

internal sealed record ReceivedMail(string From, IReadOnlyList<string> To, string Data)
{
    /// <summary>The text of the mail with its transfer encoding undone, whatever part it is in.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            var parts = Data.ReplaceLineEndings("\n").Split("\n\n", 2);
            Decode(parts[0], parts.Length > 1 ? parts[1] : "", text);
            return text.ToString();
        }
    }

    private static void Decode(string headers, string body, StringBuilder text)
    {
        if (Parameter(headers, "boundary") is { } boundary)
        {
            foreach (var part in body.Split($"--{boundary}").Skip(1))
            {
                var halves = part.TrimStart('\n').Split("\n\n", 2);
                if (halves.Length == 2)
                    Decode(halves[0], halves[1], text);
            }

            return;
        }

        if (headers.Contains("base64", StringComparison.OrdinalIgnoreCase))
            text.AppendLine(Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body.Where(letter => !char.IsWhiteSpace(letter))))));
        else if (headers.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase))
            text.AppendLine(QuotedPrintable(body));
        else
            text.AppendLine(body);
    }

    private static string? Parameter(string headers, string name)
    {
        var at = headers.IndexOf($"{name}=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var value = headers[(at + name.Length + 1)..];
        return value[0] == '"' ? value[1..value.IndexOf('"', 1)] : new string([.. value.TakeWhile(letter => letter is not (';' or '\n' or ' '))]);
    }

    private static string QuotedPrintable(string body)
    {
        var bytes = new List<byte>();
        var text = body.Replace("=\n", "", StringComparison.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 2 < text.Length)
            {
                bytes.Add(Convert.ToByte(text.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[at].ToString()));
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }
}

/// <summary>A mail server that listens and keeps what it gets.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<ReceivedMail> _arrivals = Channel.CreateUnbounded<ReceivedMail>();
    private readonly ConcurrentBag<ReceivedMail> _received = [];
    private readonly CancellationTokenSource _closing = new();

    public MailSink()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The first mail to somebody that has the text; waits for it to come.</summary>
    public async Task<ReceivedMail> WaitForAsync(string to, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            if (_received.FirstOrDefault(mail => mail.To.Contains(to, StringComparer.OrdinalIgnoreCase) && mail.Text.Contains(text)) is { } found)
                return found;
            await _arrivals.Reader.ReadAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token));
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        var from = "";
        var to = new List<string>();
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "MAIL":
                    from = Address(line);
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT":
                    to.Add(Address(line));
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var data = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } row && row != ".")
                        data.AppendLine(row.StartsWith("..", StringComparison.Ordinal) ? row[1..] : row);
                    var mail = new ReceivedMail(from, [.. to], data.ToString());
                    to.Clear();
                    _received.Add(mail);
                    _arrivals.Writer.TryWrite(mail);
                    await writer.WriteLineAsync("250 ok");
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

    private static string Address(string line) => line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
}
