using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EduAbp.Tests.Kit;

/// <summary>The real program in processes of its own, on the database of a test: what crashes, restarts and commands need.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly string Program = Environment.GetEnvironmentVariable("EDUABP_TEST_APP") is { Length: > 0 } published
        ? Path.Combine(Path.GetFullPath(published, Architecture.Repository.Root), "EduAbp.Web.dll")
        : Path.Combine(AppContext.BaseDirectory, "EduAbp.Web.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("eduabp-host-").FullName;
    private readonly StringBuilder _log = new();
    private readonly string[] _settings;
    private Process? _server;

    private readonly string _program;

    /// <param name="settings">They come after its own.</param>
    /// <param name="program">Another version of the program; this one otherwise.</param>
    public HostProcess(IEnumerable<string> settings, string? program = null)
    {
        _program = program ?? Program;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        _settings = [.. TestApp.QuietSettings(_folder), $"--Urls={Address}", .. settings];
    }

    public string Address { get; }

    /// <summary>What all its processes said.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>Runs one command to its end.</summary>
    public async Task<int> RunAsync(params string[] words)
    {
        using var process = Begin(words);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Starts a command or the server and does not wait.</summary>
    public void Start(params string[] words) => _server = Begin(words.Length == 0 ? ["serve"] : words);

    /// <summary>Starts the server and waits until it is ready.</summary>
    public async Task ServeAsync()
    {
        Start();
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        await Until.TrueAsync(
            async () =>
            {
                _server!.HasExited.ShouldBeFalse(Log);
                try
                {
                    using var answer = await client.GetAsync($"{Address}/health/ready");
                    return answer.IsSuccessStatusCode;
                }
                catch (Exception early) when (early is HttpRequestException or TaskCanceledException)
                {
                    return false;
                }
            },
            () => Log);
    }

    /// <summary>SIGKILL: nothing is finished, flushed or said goodbye to.</summary>
    public async Task KillAsync()
    {
        _server!.HasExited.ShouldBeFalse("it ended before it could be killed");
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
            await KillAsync();
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Begin(string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[_program, .. words, .. _settings])
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
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
}

/// <summary>Waits for what another process or thread does.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<Task<bool>> isTrue, Func<string>? otherwise = null, int milliseconds = 20, int patienceSeconds = 180)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(patienceSeconds));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(milliseconds));
        try
        {
            while (!await isTrue())
                await look.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException(otherwise?.Invoke() ?? "It never came true.");
        }
    }
}
