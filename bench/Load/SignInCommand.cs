using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace EduAbp.Bench.Load;

/// <summary>
/// The day of results: many sign in at once while others read. Prints what pages do without them, what signing in does
/// without readers, and both together, once with people who come back when the page says so and once with people who press
/// the button again after a second; every sign-in is answered, by a session or by when to come back.
/// </summary>
internal static partial class SignInCommand
{
    private const string Password = "RungSac.Mau.2026";

    /// <param name="arguments">Address of a sign-in page, address of a page to read, seconds, people, e-mail addresses of accounts.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (signIn, page) = (arguments[0], new LoadTarget("page", arguments[1]));
        var (seconds, people) = (int.Parse(arguments[2], CultureInfo.InvariantCulture), int.Parse(arguments[3], CultureInfo.InvariantCulture));
        var accounts = arguments[4..];
        await Wrk.RunAsync(page, 16, 5);
        await StormAsync(signIn, accounts, people, 3, isPatient: false);

        var alone = await Wrk.RunAsync(page, 16, seconds);
        var storm = await StormAsync(signIn, accounts, people, seconds, isPatient: false);
        var (besidePatient, patient) = await BothAsync(isPatient: true);
        var (besideHasty, hasty) = await BothAsync(isPatient: false);

        async Task<(WrkResult Pages, Storm SignIns)> BothAsync(bool isPatient)
        {
            var signIns = StormAsync(signIn, accounts, people, seconds, isPatient);
            var pages = await Wrk.RunAsync(page, 16, seconds);
            return (pages, await signIns);
        }

        Console.WriteLine("| load | page requests/s | p99 ms | sign-ins/s | of those let in: p50 / p99 s | told to come back/s | failures |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Console.WriteLine(Row("readers only", alone, null, seconds));
        Console.WriteLine(Row($"{people} people signing in, nobody reads", null, storm, seconds));
        Console.WriteLine(Row($"{people} people signing in who come back when told, and readers", besidePatient, patient, seconds));
        Console.WriteLine(Row($"{people} people signing in who press again at once, and readers", besideHasty, hasty, seconds));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Readers keep {besidePatient.RequestsPerSecond / alone.RequestsPerSecond:0%} and {besideHasty.RequestsPerSecond / alone.RequestsPerSecond:0%} of their rate."));
        return alone.Failures + besidePatient.Failures + besideHasty.Failures + storm.Failures + patient.Failures + hasty.Failures > 0 ? 1 : 0;
    }

    private static string Row(string name, WrkResult? pages, Storm? storm, int seconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {pages?.RequestsPerSecond:N0} | {pages?.P99Milliseconds:0.0} | {(storm is null ? "" : $"{(double)storm.Waits.Count / seconds:0.0}")} | {(storm is null ? "" : $"{storm.At(0.5):0.00} / {storm.At(0.99):0.00}")} | {(storm is null ? "" : $"{(double)storm.Refused / seconds:0}")} | {(pages?.Failures ?? 0) + (storm?.Failures ?? 0)} |");

    private static async Task<Storm> StormAsync(string address, string[] accounts, int people, int seconds, bool isPatient)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = people }) { Timeout = TimeSpan.FromSeconds(60) };
        using var form = await client.GetAsync(address);
        form.EnsureSuccessStatusCode();
        var token = Token().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value;
        var cookie = form.Headers.GetValues("Set-Cookie").First().Split(';')[0];

        var waits = new ConcurrentBag<double>();
        var (refused, failures) = (0, 0);
        var until = Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, people).Select(async person =>
        {
            while (Stopwatch.GetTimestamp() < until)
            {
                var began = Stopwatch.GetTimestamp();
                using var request = new HttpRequestMessage(HttpMethod.Post, address)
                {
                    Content = new FormUrlEncodedContent([new("Email", accounts[person % accounts.Length]), new("Password", Password), new("__RequestVerificationToken", WebUtility.HtmlDecode(token))]),
                };
                request.Headers.Add("Cookie", cookie);
                try
                {
                    using var answer = await client.SendAsync(request);
                    if (answer.StatusCode == HttpStatusCode.Redirect)
                    {
                        waits.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
                    }
                    else if (answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null)
                    {
                        Interlocked.Increment(ref refused);
                        var wait = isPatient ? answer.Headers.RetryAfter.Delta!.Value : TimeSpan.FromSeconds(1);
                        var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), until);
                        await Task.Delay(TimeSpan.FromTicks(Math.Clamp(left.Ticks, 0, wait.Ticks)));
                    }
                    else
                    {
                        Interlocked.Increment(ref failures);
                    }
                }
                catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
                {
                    Interlocked.Increment(ref failures);
                }
            }
        }));
        return new Storm([.. waits.Order()], refused, failures);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed record Storm(IReadOnlyList<double> Waits, int Refused, int Failures)
    {
        public double At(double share) => Waits.Count == 0 ? 0 : Waits[(int)(share * (Waits.Count - 1))];
    }
}
