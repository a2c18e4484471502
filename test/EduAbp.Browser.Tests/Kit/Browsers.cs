namespace EduAbp.Browser.Tests.Kit;

/// <summary>One Chromium for all tests; every person gets a fresh profile in it.</summary>
internal static class Browsers
{
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    public static Task<IBrowser> GetAsync() => Shared.Value;

    private static async Task<IBrowser> LaunchAsync()
    {
        // A slow machine is not a wrong page.
        SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Repository.Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                // A school's own domain, without a name server.
                "--host-resolver-rules=MAP *.edu.vn 127.0.0.1",
            ],
        });
    }
}
