using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EduAbp.Bench.Load;

internal sealed record WrkResult(double RequestsPerSecond, double P99Milliseconds, long Failures, double KilobytesPerAnswer);

/// <summary>One run of wrk, on the last core where there is more than one: the servers keep the first.</summary>
internal static partial class Wrk
{
    public static async Task<WrkResult> RunAsync(LoadTarget target, int connections, int seconds)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Environment.ProcessorCount > 1 && File.Exists("/usr/bin/taskset"))
        {
            start.FileName = "taskset";
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add((Environment.ProcessorCount - 1).ToString(CultureInfo.InvariantCulture));
            start.ArgumentList.Add("wrk");
        }
        else
        {
            start.FileName = "wrk";
        }

        foreach (var argument in new[] { "-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "10s", "--latency" })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in target.Headers)
        {
            start.ArgumentList.Add("-H");
            start.ArgumentList.Add($"{name}: {value}");
        }

        start.ArgumentList.Add(target.Url);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"wrk failed on {target.Url}: {await error}{output}");
        return Read(output);
    }

    internal static WrkResult Read(string output)
    {
        var requests = long.Parse(Requests().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        var bytes = Number(Transferred().Match(output)) * Transferred().Match(output).Groups[2].Value switch
        {
            "GB" => 1024d * 1024,
            "MB" => 1024d,
            "KB" => 1d,
            _ => 1d / 1024,
        };
        var p99 = P99().Match(output);
        var milliseconds = Number(p99) * p99.Groups[2].Value switch { "us" => 0.001, "ms" => 1, "s" => 1000, _ => 60_000 };
        var failures = NonOk().Match(output) is { Success: true } bad ? long.Parse(bad.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        if (SocketErrors().Match(output) is { Success: true } socket)
            failures += socket.Groups.Values.Skip(1).Sum(group => long.Parse(group.Value, CultureInfo.InvariantCulture));

        return new WrkResult(Number(Rate().Match(output)), milliseconds, failures, requests == 0 ? 0 : bytes / requests);
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"(\d+) requests in [^,]+,")]
    private static partial Regex Requests();

    [GeneratedRegex(@"requests in [^,]+, ([\d.]+)([KMG]?B) read")]
    private static partial Regex Transferred();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s|m)")]
    private static partial Regex P99();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex NonOk();

    [GeneratedRegex(@"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")]
    private static partial Regex SocketErrors();
}
