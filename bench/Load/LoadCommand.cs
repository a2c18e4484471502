using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EduAbp.Bench.Load;

/// <summary>Loads every target of a list in turn, several rounds interleaved, and prints medians as ratios to their ceiling.</summary>
internal static class LoadCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    // The runtime compiles what is hot twice, the second time by what it has seen meanwhile, beside the load on the same core: a page needs
    // about half a minute of it, a ceiling is there at once.
    private const int WarmUpSeconds = 30;
    private const int CeilingWarmUpSeconds = 5;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var targets = JsonSerializer.Deserialize<LoadTarget[]>(await File.ReadAllTextAsync(arguments[0]), Json)!;
        var rounds = Option(arguments, "--rounds", 5);
        var seconds = Option(arguments, "--seconds", 5);
        var connections = Option(arguments, "--connections", 32);

        foreach (var target in targets)
        {
            var warming = await Wrk.RunAsync(target, connections, target.Ceiling is null ? CeilingWarmUpSeconds : WarmUpSeconds);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"warming: {target.Name} {warming.RequestsPerSecond:N0}/s"));
        }

        var results = targets.ToDictionary(target => target.Name, _ => new List<WrkResult>());
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var target in targets)
            {
                var result = await Wrk.RunAsync(target, connections, seconds);
                results[target.Name].Add(result);
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"round {round}: {target.Name} {result.RequestsPerSecond:N0}/s, p99 {result.P99Milliseconds:N1} ms, {result.Failures} failures"));
            }
        }

        Console.WriteLine(Table(targets, results));
        return results.Values.Any(list => list.Any(result => result.Failures > 0)) ? 1 : 0;
    }

    internal static string Table(IReadOnlyList<LoadTarget> targets, IReadOnlyDictionary<string, List<WrkResult>> results)
    {
        var table = new StringBuilder();
        table.AppendLine("| page | requests/s, median (min–max) | ratio (min–max) | must | aim | p99 ms | KB | failures |");
        table.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var target in targets)
        {
            var list = results[target.Name];
            var rates = list.Select(result => result.RequestsPerSecond).ToList();
            var ratio = "";
            if (target.Ceiling is { } ceiling)
            {
                // Round by round: what disturbs the machine disturbs the page and its ceiling alike.
                var ratios = list.Zip(results[ceiling], (page, top) => page.RequestsPerSecond / top.RequestsPerSecond).ToList();
                ratio = string.Create(CultureInfo.InvariantCulture, $"**{Median(ratios):0.00} {ceiling}** ({ratios.Min():0.00}–{ratios.Max():0.00})");
            }

            table.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"| {target.Name} | {Median(rates):N0} ({rates.Min():N0}–{rates.Max():N0}) | {ratio} | {target.Must} | {target.Aim} | {Median(list.Select(result => result.P99Milliseconds)):0.0} | {list[0].KilobytesPerAnswer:0} | {list.Sum(result => result.Failures)} |"));
        }

        return table.ToString();
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static int Option(string[] arguments, string name, int otherwise)
    {
        var at = Array.IndexOf(arguments, name);
        return at < 0 ? otherwise : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
    }
}
