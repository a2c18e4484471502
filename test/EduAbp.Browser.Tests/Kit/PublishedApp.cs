using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EduAbp.Browser.Tests.Kit;

/// <summary>The published application in a process of its own, with its own folder, database and port.</summary>
internal sealed class PublishedApp(TestDatabase database) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eduabp-browser-").FullName;
    private readonly StringBuilder _log = new();
    private Process? _server;

    public string Address { get; private set; } = "";

    public int Port { get; private set; }

    /// <summary>The server's own words, for the message of a test that fails.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    public async Task StartAsync(int smtpPort)
    {
        await database.CreateAsync(_folder);
        Port = FreePort();
        Address = $"http://localhost:{Port}";
        Environment = new Dictionary<string, string>(database.Settings)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Urls"] = Address,
            ["Blobs__Path"] = Path.Combine(_folder, "blobs"),
            ["DataProtection__Path"] = Path.Combine(_folder, "keys"),
            // All people of a walk come from one address.
            ["RateLimits__sign-in"] = "1000",
            ["RateLimits__search"] = "1000",
            ["Mail__Host"] = "127.0.0.1",
            ["Mail__Port"] = smtpPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

        foreach (var (name, value) in More)
            Environment[name] = value;
        await RunAsync("migrate");
        await RunAsync("seed");
        _server = Start(["serve"]);
        await WaitUntilReadyAsync();
    }

    public Dictionary<string, string> Environment { get; private set; } = [];

    /// <summary>Settings of this application only; before its start.</summary>
    public Dictionary<string, string> More { get; } = [];

    /// <summary>Stops, runs these commands, and serves again.</summary>
    public async Task RestartAsync(params string[] commands)
    {
        _server!.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
        foreach (var command in commands)
            await RunAsync(command);
        _server = Start(["serve"]);
        await WaitUntilReadyAsync();
    }

    /// <summary>Runs one command of the application to its end and answers what it printed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        await process.WaitForExitAsync();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{string.Join(' ', arguments)}\n{Log}");
        return Log;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        await database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") 
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(Repository.PublishedApp, "EduAbp.Web.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Keep(object _, DataReceivedEventArgs line)
        {
            lock (_log)
                _log.AppendLine(line.Data);
        }
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await pause.WaitForNextTickAsync(patience.Token))
        {
            _server!.HasExited.ShouldBeFalse(Log);
            try
            {
                using var answer = await client.GetAsync($"{Address}/health/ready", patience.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (Exception early) when (early is HttpRequestException || (early is TaskCanceledException && !patience.IsCancellationRequested))
            {
                // Not listening yet, or busy with its start.
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
