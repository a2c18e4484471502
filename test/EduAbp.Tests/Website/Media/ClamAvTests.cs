using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using EduAbp.AspNetCore.Blobs;
using EduAbp.Blobs;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.Website.Media;

public sealed class ClamAvTests
{
    // In two halves, so that this very file is not taken for the test file.
    private static readonly string Eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD" + "-ANTIVIRUS-TEST-FILE!$H+H*";

    [Theory]
    [InlineData("stream: OK\0", ScanState.Clean, null)]
    [InlineData("stream: Local.EICAR.UNOFFICIAL FOUND\0", ScanState.Infected, "Local.EICAR.UNOFFICIAL")]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", ScanState.TooLarge, "INSTREAM size limit exceeded. ERROR")]
    [InlineData("", ScanState.NotScanned, "")]
    [InlineData("stream: OK FOUND ERROR", ScanState.NotScanned, "stream: OK FOUND ERROR")]
    public void Only_its_own_word_for_clean_is_clean(string answer, ScanState state, string? finding) =>
        ClamAvScanner.Read(answer).ShouldBe(new ScanResult(state, finding));

    [Theory, OnBothDatabases]
    public async Task What_is_infected_is_refused_and_what_nobody_looked_at_is_called_so(DatabaseKind kind)
    {
        await using var clamd = new Clamd();
        await using var app = await TestApp.StartAsync(kind, settings: $"--Scanner:ClamAv=127.0.0.1:{clamd.Port}");
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);

        (await UploadAsync(app, a.Id, person, Pdf("sạch"))).Scan.ShouldBe(ScanState.Clean);
        var refused = await Should.ThrowAsync<BusinessException>(() => UploadAsync(app, a.Id, person, Pdf(Eicar)));
        (refused.Code, refused.Values["Finding"]).ShouldBe((FileScanning.InfectedCode, "Eicar-Test"));
        clamd.IsTired = true;
        (await UploadAsync(app, a.Id, person, Pdf("sạch"))).Scan.ShouldBe(ScanState.NotScanned);
        await clamd.DisposeAsync();
        (await UploadAsync(app, a.Id, person, Pdf("sạch"))).Scan.ShouldBe(ScanState.NotScanned);
    }

    [Theory, OnBothDatabases]
    public async Task What_nobody_looked_at_is_looked_at_when_the_scanner_comes_back(DatabaseKind kind)
    {
        await using var clamd = new Clamd { IsTired = true };
        await using var app = await TestApp.StartAsync(kind, settings: $"--Scanner:ClamAv=127.0.0.1:{clamd.Port}");
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        var clean = (await UploadAsync(app, a.Id, person, Pdf("sạch"))).Id;
        var bad = await UploadAsync(app, a.Id, person, Pdf(Eicar));
        (await OpensAsync(app, a.Id, person, bad)).ShouldBeTrue();

        var large = (await UploadAsync(app, a.Id, person, Pdf("rất dài"))).Id;

        await RescanAsync(app, a.Id);
        (await ScanOfAsync(app, a.Id, clean)).ShouldBe(ScanState.NotScanned);
        clamd.IsTired = false;
        await RescanAsync(app, a.Id);

        (await ScanOfAsync(app, a.Id, clean)).ShouldBe(ScanState.Clean);
        (await ScanOfAsync(app, a.Id, bad.Id)).ShouldBe(ScanState.Infected);
        (await OpensAsync(app, a.Id, person, bad)).ShouldBeFalse("nobody gets it any more");

        // What it will never take is said to be so, and not asked again every hour.
        (await ScanOfAsync(app, a.Id, large)).ShouldBe(ScanState.TooLarge);
        var asked = clamd.Asked;
        await RescanAsync(app, a.Id);
        clamd.Asked.ShouldBe(asked);

        await clamd.DisposeAsync();
        await RescanAsync(app, a.Id);
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_clean()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var (a, _) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "an@thu.edu.vn", RoleNames.Editor);
        (await UploadAsync(app, a.Id, person, Pdf("sạch"))).Scan.ShouldBe(ScanState.NotScanned);
    }

    /// <summary>Debian's clamav-daemon with a signature of our own, since the real ones come over the net.</summary>
    [Fact, Trait("Category", "Long")]
    public async Task A_real_clamd_finds_the_test_file_plain_in_a_document_and_refuses_what_is_too_large()
    {
        if (!File.Exists("/usr/sbin/clamd"))
            await RunAsync("/bin/sh", "-c", "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq clamav-daemon");
        var folder = Directory.CreateTempSubdirectory("eduabp-clamd-");
        var socket = Path.Combine(folder.FullName, "clamd.ctl");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "local.ndb"), $"Local.EICAR.Body:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Eicar))}\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "clamd.conf"), $"DatabaseDirectory {folder.FullName}\nLocalSocket {socket}\nForeground yes\nStreamMaxLength 1M\n");
        using var daemon = Process.Start(new ProcessStartInfo("/usr/sbin/clamd", ["-c", Path.Combine(folder.FullName, "clamd.conf")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            while (await daemon.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)) is { } line && !line.Contains("Self checking", StringComparison.Ordinal))
            {
            }

            File.Exists(socket).ShouldBeTrue("clamd did not start");
            await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, settings: $"--Scanner:ClamAv={socket}");
            var (a, _) = await School.TwoAsync(app);
            await using var scope = app.Scope(a.Id);
            var scanner = scope.Get<IFileScanner>();
            (await ScanAsync(scanner, Encoding.UTF8.GetBytes("chỉ là chữ"))).State.ShouldBe(ScanState.Clean);
            (await ScanAsync(scanner, Encoding.ASCII.GetBytes(Eicar))).ShouldBe(new ScanResult(ScanState.Infected, "Local.EICAR.Body.UNOFFICIAL"));
            (await ScanAsync(scanner, Pdf(Eicar))).State.ShouldBe(ScanState.Infected);
            (await ScanAsync(scanner, new byte[3 * 1024 * 1024])).State.ShouldBe(ScanState.TooLarge);
        }
        finally
        {
            daemon.Kill();
            await daemon.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Pdf(string text) => Encoding.UTF8.GetBytes($"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% {text}\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    private static Task<ScanResult> ScanAsync(IFileScanner scanner, byte[] content) => scanner.ScanAsync(new MemoryStream(content));

    private static Task<MediaItem> UploadAsync(TestApp app, Guid unit, Guid person, byte[] content) => app.InAsync(unit, person, scope =>
        scope.Get<MediaAppService>().UploadAsync(new MemoryStream(content), "ke-hoach.pdf", null, null, default));

    private static Task RescanAsync(TestApp app, Guid unit) => app.InAsync(unit, null, scope => scope.Get<MediaRescanWorker>().ExecuteAsync(default));

    private static Task<ScanState> ScanOfAsync(TestApp app, Guid unit, Guid id) =>
        app.InAsync(unit, null, scope => scope.Get<WebsiteDbContext>().MediaItems.Where(item => item.Id == id).Select(item => item.Scan).SingleAsync());

    private static Task<bool> OpensAsync(TestApp app, Guid unit, Guid person, MediaItem item) => app.InAsync(unit, person, async scope =>
    {
        var file = await scope.Get<MediaAppService>().OpenAsync(item.Id, item.FileName, default);
        if (file is not null)
            await file.Content.DisposeAsync();
        return file is not null;
    });

    private static async Task RunAsync(string file, params string[] arguments)
    {
        using var process = Process.Start(file, arguments);
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0);
    }

    /// <summary>Speaks as a clamd does, so that the fast tests need none.</summary>
    private sealed class Clamd : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();

        public Clamd()
        {
            _listener.Start();
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
            _ = ServeAsync();
        }

        public int Port { get; }

        public bool IsTired { get; set; }

        /// <summary>How many files it was given.</summary>
        public int Asked { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
        }

        private async Task ServeAsync()
        {
            while (!_stop.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var command = "";
                while (!command.EndsWith('\0'))
                    command += (char)stream.ReadByte();
                if (command == "zPING\0")
                {
                    await stream.WriteAsync("PONG\0"u8.ToArray());
                    continue;
                }

                var text = new StringBuilder();
                while (true)
                {
                    var head = new byte[4];
                    await stream.ReadExactlyAsync(head);
                    var length = BinaryPrimitives.ReadInt32BigEndian(head);
                    if (length == 0)
                        break;
                    var chunk = new byte[length];
                    await stream.ReadExactlyAsync(chunk);
                    text.Append(Encoding.UTF8.GetString(chunk));
                }

                Asked++;
                var answer = IsTired ? "stream: Can't allocate memory ERROR" : text.ToString().Contains("rất dài", StringComparison.Ordinal) ? "INSTREAM size limit exceeded. ERROR" : text.ToString().Contains(Eicar, StringComparison.Ordinal) ? "stream: Eicar-Test FOUND" : "stream: OK";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(command == "zINSTREAM\0" ? answer + "\0" : "UNKNOWN COMMAND\0"));
            }
        }
    }
}
