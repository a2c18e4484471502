using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Acme.Equipment.Tests;

/// <summary>
/// A published EduAbp in a process of its own with the demonstration city in it and this plug-in dropped in, approved and
/// migrated: what a school would see. Give the host's folder as the property EduAbpHost.
/// </summary>
public sealed partial class SeededSchool : IAsyncLifetime
{
    public const string Path = "/can-gio/thcs-binh-khanh";
    private const string Password = "RungSac.Mau.2026";

    private readonly string _folder = Directory.CreateTempSubdirectory("equipment-tests-").FullName;
    private Process? _server;
    private string _address = "";

    public async Task InitializeAsync()
    {
        await RunAsync("dotnet", "publish", Metadata("PluginProject"), "-v", "q", "--nologo", "-p:EduAbpHost=" + Metadata("EduAbpHost"), "-o", System.IO.Path.Combine(_folder, "plugins", "Equipment"));
        await HostAsync("migrate");
        await HostAsync("seed");
        await HostAsync("plugins", "approve", "Equipment");
        await HostAsync("migrate");
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            _address = $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";
        }

        _server = Start("dotnet", [Program, "serve", $"--Urls={_address}"]);
        // What it says is read, or it would stop when nobody takes it.
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = new Uri(_address) };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await pause.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }

    public Task DisposeAsync()
    {
        _server?.Kill(entireProcessTree: true);
        _server?.WaitForExit();
        _server?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    public HttpClient Visitor() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_address) };

    /// <summary>Somebody of a school, signed in: <c>quantri</c>, <c>bientap</c>, <c>congtac</c>.</summary>
    public async Task<HttpClient> SignInAsync(string who, string path = Path)
    {
        var client = Visitor();
        var answer = await PostAsync(client, $"{path}/dang-nhap", $"{path}/dang-nhap", ("Email", $"{who}@{path.Split('/')[^1]}.can-gio.example.edu.vn"), ("Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>A program that calls the API with a token that somebody of the school made for it.</summary>
    public async Task<HttpClient> ProgramAsync(string who, params string[] permissions)
    {
        using var person = await SignInAsync(who);
        var page = $"{Path}/tai-khoan/ma-truy-cap";
        var made = await PostAsync(
            person, page, $"{page}?handler=Create", [("Name", "Test"), ("Days", "1"), ("Password", Password), .. permissions.Select(permission => ("Scopes", permission))]);
        var program = Visitor();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key().Match(await made.Content.ReadAsStringAsync()).Groups[1].Value);
        return program;
    }

    /// <summary>Asks until it is so: jobs and events run a moment after the answer.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo())
            await pause.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>Sends a form with the token that stands on a page.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string target, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await client.GetStringAsync(page)).Groups[1].Value;
        return await client.PostAsync(target, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    private static string Program => System.IO.Path.Combine(Metadata("EduAbpHost"), "EduAbp.Web.dll");

    private static string Metadata(string key) =>
        typeof(SeededSchool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;

    private Task HostAsync(params string[] arguments) => RunAsync("dotnet", [Program, .. arguments]);

    private async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', arguments)}\n{await said}\n{await complained}");
    }

    private Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = _folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["Plugins__Path"] = System.IO.Path.Combine(_folder, "plugins"), ["RateLimits__sign-in"] = "1000" },
    })!;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<p class=\"key\">([^<]+)</p>")]
    private static partial Regex Key();
}
