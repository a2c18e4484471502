using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EduAbp.Tests.TenantManagement;

/// <summary>A name server on loopback with a few records: answers over UDP, asks for TCP when told to.</summary>
internal sealed class DnsServer : IAsyncDisposable
{
    private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly TcpListener _tcp;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public DnsServer()
    {
        _tcp = new TcpListener(IPAddress.Loopback, ((IPEndPoint)_udp.Client.LocalEndPoint!).Port);
        _tcp.Start();
        _running = Task.WhenAll(ServeUdpAsync(), ServeTcpAsync());
    }

    public string Address => _udp.Client.LocalEndPoint!.ToString()!;

    public ConcurrentDictionary<string, string[]> Texts { get; } = new(StringComparer.OrdinalIgnoreCase);

    public ConcurrentDictionary<string, IPAddress> Addresses { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses to answer, as a broken server does.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Sends first an answer with a wrong number, as a forger would.</summary>
    public bool IsForged { get; set; }

    public bool OnlyOverTcp { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _udp.Dispose();
        _tcp.Stop();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeUdpAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var asked = await _udp.ReceiveAsync(_stop.Token);
            if (IsForged)
            {
                var forged = Answer(asked.Buffer, [Text("eduabp=ke-gian")]);
                forged[0] ^= 0xff;
                await _udp.SendAsync(forged, asked.RemoteEndPoint, _stop.Token);
            }

            var answer = Reply(asked.Buffer);
            if (OnlyOverTcp)
            {
                answer = Answer(asked.Buffer, []);
                answer[2] |= 0x02;
            }

            await _udp.SendAsync(answer, asked.RemoteEndPoint, _stop.Token);
        }
    }

    private async Task ServeTcpAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var client = await _tcp.AcceptTcpClientAsync(_stop.Token);
            var stream = client.GetStream();
            var length = new byte[2];
            await stream.ReadExactlyAsync(length, _stop.Token);
            var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            await stream.ReadExactlyAsync(question, _stop.Token);
            var answer = Reply(question);
            BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
            await stream.WriteAsync((byte[])[.. length, .. answer], _stop.Token);
        }
    }

    private byte[] Reply(byte[] question)
    {
        var labels = new List<string>();
        var position = 12;
        for (; question[position] != 0; position += question[position] + 1) labels.Add(Encoding.ASCII.GetString(question, position + 1, question[position]));
        var name = string.Join('.', labels);
        var type = question[position + 2];
        if (IsBroken)
        {
            var broken = Answer(question, []);
            broken[3] = (byte)((broken[3] & 0xf0) | 2);
            return broken;
        }

        return type switch
        {
            16 => Answer(question, [.. Texts.GetValueOrDefault(name, []).Select(Text)]),
            1 when Addresses.TryGetValue(name, out var address) => Answer(question, [address.GetAddressBytes()]),
            _ => Answer(question, []),
        };
    }

    private static byte[] Answer(byte[] question, IReadOnlyList<byte[]> records)
    {
        var answer = new List<byte>(question);
        answer[2] = 0x81;
        answer[3] = 0x80;
        answer[7] = (byte)records.Count;
        foreach (var data in records)
            answer.AddRange([0xc0, 12, question[^4], question[^3], 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length, .. data]);
        return [.. answer];
    }

    private static byte[] Text(string text) => [.. Encoding.UTF8.GetBytes(text).Chunk(255).SelectMany(piece => (byte[])[(byte)piece.Length, .. piece])];
}
