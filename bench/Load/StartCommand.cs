using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EduAbp.Bench.Load;

/// <summary>Starts the published application several times and says how long the first answer takes and what the process then holds.</summary>
internal static partial class StartCommand
{
    /// <param name="arguments">Program, address that is asked first, address of a unit not asked before, name of the row.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (program, first, cold, name) = (arguments[0], arguments[1], arguments[2], arguments[3]);
        const int Rounds = 5;
        var starts = new List<double>();
        var colds = new List<double>();
        var idle = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "serve"]) { RedirectStandardOutput = true })!;
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            using var client = new HttpClient();
            starts.Add(await FirstAnswerAsync(client, first, process, watch));

            watch.Restart();
            (await client.GetAsync(cold)).EnsureSuccessStatusCode();
            colds.Add(watch.Elapsed.TotalMilliseconds);

            idle.Add(Resident(process.Id));
            process.Kill();
            await process.WaitForExitAsync();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Show(starts)} ms | {Show(colds)} ms | {Show(idle)} MiB |"));
        return 0;
    }

    private static async Task<double> FirstAnswerAsync(HttpClient client, string address, Process process, Stopwatch watch)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await pause.WaitForNextTickAsync())
        {
            if (process.HasExited)
                throw new InvalidOperationException("The application stopped.");
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.IsSuccessStatusCode)
                    return watch.Elapsed.TotalMilliseconds;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new UnreachableException();
    }

    private static double Resident(int process) =>
        double.Parse(Rss().Match(File.ReadAllText($"/proc/{process}/status")).Groups[1].Value, CultureInfo.InvariantCulture) / 1024;

    private static string Show(List<double> values)
    {
        values.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{values[values.Count / 2]:N0} ({values[0]:N0}–{values[^1]:N0})");
    }

    [GeneratedRegex(@"VmRSS:\s+(\d+)")]
    private static partial Regex Rss();
}
