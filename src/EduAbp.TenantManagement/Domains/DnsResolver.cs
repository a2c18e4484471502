using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using EduAbp.DependencyInjection;
using Microsoft.Extensions.Configuration;

namespace EduAbp.TenantManagement.Domains;

/// <summary>
/// Asks the machine's name servers (or those of <c>Dns:Servers</c>) over UDP, over TCP where the answer is long. The
/// framework's own resolver knows addresses only, no texts.
/// </summary>
internal sealed class DnsResolver(IConfiguration configuration) : IDnsResolver, ISingletonDependency
{
    private const ushort Text = 16;
    private const ushort Address4 = 1;
    private const ushort Address6 = 28;
    private const int Tries = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<string>> GetTextsAsync(string name, CancellationToken cancellationToken) =>
        [.. (await AskAsync(name, Text, cancellationToken)).Select(ReadText)];

    public async Task<IReadOnlyList<IPAddress>> GetAddressesAsync(string name, CancellationToken cancellationToken) =>
    [
        .. (await AskAsync(name, Address4, cancellationToken)).Where(data => data.Length == 4).Select(data => new IPAddress(data)),
        .. (await AskAsync(name, Address6, cancellationToken)).Where(data => data.Length == 16).Select(data => new IPAddress(data)),
    ];

    private async Task<List<byte[]>> AskAsync(string name, ushort type, CancellationToken cancellationToken)
    {
        Exception? last = null;
        foreach (var server in Servers())
        {
            for (var attempt = 0; attempt < Tries; attempt++)
            {
                try
                {
                    using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                    patience.CancelAfter(Patience);
                    return await AskAsync(server, name, type, patience.Token);
                }
                catch (Exception failed) when (failed is SocketException or IOException or DnsFailureException || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
                {
                    last = failed;
                }
            }
        }

        throw new DnsFailureException($"No name server answered for {name}.", last);
    }

    private static async Task<List<byte[]>> AskAsync(IPEndPoint server, string name, ushort type, CancellationToken cancellationToken)
    {
        var question = Question(name, type);
        // A fresh connected socket: a random port, and datagrams of others are not heard.
        using var udp = new UdpClient(server.AddressFamily);
        udp.Connect(server);
        await udp.SendAsync(question, cancellationToken);
        while (true)
        {
            var answer = (await udp.ReceiveAsync(cancellationToken)).Buffer;
            if (!Answers(answer, question)) continue;
            return (answer[2] & 0x02) == 0 ? Read(answer, type) : Read(await AskOverTcpAsync(server, question, cancellationToken), type);
        }
    }

    private static async Task<byte[]> AskOverTcpAsync(IPEndPoint server, byte[] question, CancellationToken cancellationToken)
    {
        using var tcp = new TcpClient(server.AddressFamily);
        await tcp.ConnectAsync(server, cancellationToken);
        var stream = tcp.GetStream();
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)question.Length);
        await stream.WriteAsync((byte[])[.. length, .. question], cancellationToken);
        await stream.ReadExactlyAsync(length, cancellationToken);
        var answer = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(answer, cancellationToken);
        return Answers(answer, question) ? answer : throw new DnsFailureException("The answer is for another question.");
    }

    private static byte[] Question(string name, ushort type)
    {
        var message = new List<byte>(64);
        message.AddRange(RandomNumberGenerator.GetBytes(2));
        message.AddRange([0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0]);       // recursion desired, one question
        foreach (var label in name.Split('.'))
        {
            var bytes = Encoding.ASCII.GetBytes(label);
            if (bytes.Length is 0 or > 63) throw new DnsFailureException($"{name} is no name.");
            message.Add((byte)bytes.Length);
            message.AddRange(bytes);
        }

        message.AddRange([0, (byte)(type >> 8), (byte)type, 0, 1]);
        return [.. message];
    }

    // Same number, an answer, and to what was asked: what a guesser off the path would have to know.
    private static bool Answers(byte[] answer, byte[] question) =>
        answer.Length >= question.Length && answer[0] == question[0] && answer[1] == question[1] && (answer[2] & 0x80) != 0
        && Encoding.ASCII.GetString(answer, 12, question.Length - 12).Equals(Encoding.ASCII.GetString(question, 12, question.Length - 12), StringComparison.OrdinalIgnoreCase);

    private static List<byte[]> Read(byte[] answer, ushort type)
    {
        const int NoSuchName = 3;
        var code = answer[3] & 0x0f;
        if (code == NoSuchName) return [];
        if (code != 0) throw new DnsFailureException($"The name server answered with code {code}.");
        try
        {
            var found = new List<byte[]>();
            var count = BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(6));
            var position = SkipName(answer, 12) + 4;
            for (var record = 0; record < count; record++)
            {
                position = SkipName(answer, position);
                var isAsked = BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(position)) == type;
                var length = BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(position + 8));
                if (isAsked) found.Add(answer.AsSpan(position + 10, length).ToArray());
                position += 10 + length;
            }

            return found;
        }
        catch (ArgumentOutOfRangeException broken)
        {
            throw new DnsFailureException("The answer cannot be read.", broken);
        }
        catch (IndexOutOfRangeException broken)
        {
            throw new DnsFailureException("The answer cannot be read.", broken);
        }
    }

    private static int SkipName(byte[] message, int position)
    {
        while (message[position] is var length && length != 0)
        {
            if ((length & 0xc0) == 0xc0) return position + 2;
            position += length + 1;
        }

        return position + 1;
    }

    // A text is a row of pieces of at most 255 bytes.
    private static string ReadText(byte[] data)
    {
        var text = new StringBuilder();
        for (var position = 0; position < data.Length; position += data[position] + 1)
            text.Append(Encoding.UTF8.GetString(data, position + 1, Math.Min(data[position], data.Length - position - 1)));
        return text.ToString();
    }

    private IEnumerable<IPEndPoint> Servers()
    {
        const int Port = 53;
        var named = (configuration["Dns:Servers"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0 && File.Exists("/etc/resolv.conf"))
        {
            named = [.. File.ReadLines("/etc/resolv.conf").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words is ["nameserver", _, ..]).Select(words => words[1])];
        }

        return named
            .Select(text => IPEndPoint.TryParse(text, out var server) ? server : null)
            .OfType<IPEndPoint>()
            .Select(server => server.Port == 0 ? new IPEndPoint(server.Address, Port) : server);
    }
}
