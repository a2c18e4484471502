using System.Text;
using System.Text.Json;

namespace EduAbp.Browser.Tests.Kit;

/// <summary>
/// Somebody at a browser. Every page that is looked at must be free of axe's findings, of script errors,
/// of refused resources and of a scroll bar to the side.
/// </summary>
internal sealed class Person : IAsyncDisposable
{
    private static readonly string? Gathered = Environment.GetEnvironmentVariable("EDUABP_TEST_FINDINGS");

    private readonly IBrowserContext _context;
    private readonly string _address;
    private readonly List<string> _complaints = [];
    private readonly HashSet<string> _seen = [];

    private Person(IBrowserContext context, IPage page, string address)
    {
        _context = context;
        _address = address;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<Person> CreateAsync(string address, int width = 1440, int height = 1000)
    {
        var browser = await Browsers.GetAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        // An init script is the debugger's and needs no place in the page's content security policy, which stays in force.
        await context.AddInitScriptAsync(scriptPath: Path.Combine(AppContext.BaseDirectory, "axe.min.js"));
        var page = await context.NewPageAsync();
        var person = new Person(context, page, address);
        page.PageError += (_, error) => person._complaints.Add($"script error on {page.Url}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                person._complaints.Add($"console on {page.Url}: {message.Text}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType != "document")
                person._complaints.Add($"{response.Status} {response.Url} on {page.Url}");
        };
        return person;
    }

    /// <summary>Opens an address below the city's and looks at the page.</summary>
    public async Task<IResponse> OpenAsync(string path, int status = 200)
    {
        var response = await Page.GotoAsync(path.StartsWith("http", StringComparison.Ordinal) ? path : _address + path);
        response.ShouldNotBeNull();
        response.Status.ShouldBe(status, $"GET {path}");
        await LookAsync();
        return response;
    }

    /// <summary>Holds the page as it stands to the rules for every page.</summary>
    public async Task LookAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        // The same page in the same state twice teaches nothing.
        var url = new Uri(Page.Url).AbsolutePath;
        if (!_seen.Add($"{url} {await Page.Locator("[aria-invalid=true], dialog[open], .toast").CountAsync()}"))
            return;

        var wide = await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");

        var found = await Page.EvaluateAsync<JsonElement>(
            "() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }).then(result => result.violations" +
            ".map(violation => ({ id: violation.id, help: violation.help, nodes: violation.nodes.slice(0, 3).map(node => node.html) })))");
        var report = new StringBuilder();
        foreach (var violation in found.EnumerateArray())
            report.AppendLine($"{violation.GetProperty("id")}: {violation.GetProperty("help")} {violation.GetProperty("nodes")}");
        if (wide)
            report.AppendLine("The page scrolls to the side.");
        report.AppendJoin('\n', _complaints);
        _complaints.Clear();

        // By hand one wants to see all of them at once.
        if (Gathered is { Length: > 0 } file && report.Length > 0)
            await File.AppendAllTextAsync(file, $"{Page.Url} at {Page.ViewportSize?.Width}\n{report}\n\n");
        else
            report.ToString().ShouldBeEmpty($"{Page.Url} at {Page.ViewportSize?.Width}");
    }

    public Task PictureAsync(string name, bool fullPage = true) =>
        Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Repository.Artifacts, $"{name}.png"),
            FullPage = fullPage,
            Animations = ScreenshotAnimations.Disabled,
        });

    /// <summary>
    /// A picture of a guide, taken where the guide says so. They go beside the other pictures;
    /// <c>EDUABP_TEST_GUIDES=1</c> puts them into the product, where the guide that shows them looks for them.
    /// </summary>
    public async Task GuidePictureAsync(string name)
    {
        var size = Page.ViewportSize;
        await Page.SetViewportSizeAsync(1100, 800);
        await Page.EvaluateAsync("() => { document.querySelectorAll('.toast').forEach(toast => toast.remove()); scrollTo(0, 0); }");
        await GuidePictures.KeepAsync(name, await Page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled }));
        await Page.SetViewportSizeAsync(size?.Width ?? 1440, size?.Height ?? 1000);
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
