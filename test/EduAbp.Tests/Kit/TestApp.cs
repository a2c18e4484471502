using EduAbp.AspNetCore.Hosting;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Kit;

/// <summary>The whole application on a database of its own, with a clock that the test moves. Nothing runs beside the test unless it says so.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly string _folder;

    private readonly bool _isSecondNode;

    private TestApp(WebApplication app, TestDatabase database, TestClock clock, string folder, bool isSecondNode) =>
        (_app, Database, Clock, _folder, _isSecondNode) = (app, database, clock, folder, isSecondNode);

    public TestDatabase Database { get; }

    public TestClock Clock { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:41234</c>; only after a start that serves.</summary>
    public string Address { get; private set; } = "";

    /// <param name="kind">Which database.</param>
    /// <param name="services">Last word on the services: fakes of the outside world only.</param>
    /// <param name="serve">Listen on a free port of loopback.</param>
    /// <param name="settings">More configuration, <c>--Section:Key=value</c>.</param>
    public static async Task<TestApp> StartAsync(
        DatabaseKind kind, Action<IServiceCollection>? services = null, bool serve = false, params string[] settings) =>
        await StartAsync(await TestDatabase.CreateAsync(kind), null, services, serve, isSecondNode: false, settings);

    /// <summary>A second node that listens, on a database that already has one or outlives it; the settings come after its own.</summary>
    public static Task<TestApp> StartAsync(TestDatabase database, Action<IServiceCollection>? services, params string[] settings) =>
        StartAsync(database, null, services, serve: true, isSecondNode: true, settings);

    /// <summary>The application made of these modules, served.</summary>
    public static async Task<TestApp> StartOfAsync(IReadOnlyList<Type> modules, DatabaseKind kind) =>
        await StartAsync(await TestDatabase.CreateAsync(kind), modules, null, serve: true, isSecondNode: false, []);

    private static async Task<TestApp> StartAsync(
        TestDatabase database, IReadOnlyList<Type>? modules, Action<IServiceCollection>? services, bool serve, bool isSecondNode, string[] settings)
    {
        var clock = new TestClock(Start);
        var folder = Directory.CreateTempSubdirectory("eduabp-test-").FullName;
        var app = EduAbpHost.Build([.. database.Settings, .. QuietSettings(folder), "--Urls=http://127.0.0.1:0", .. settings], serves: false, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            services?.Invoke(builder.Services);
        }, modules);
        var test = new TestApp(app, database, clock, folder, isSecondNode);
        if (serve)
        {
            app.UseEduAbp();
            await app.StartAsync();
            test.Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        }

        return test;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A scope that works in a unit, as a person or as a machine.</summary>
    public TenantScope Scope(Guid? tenantId, Guid? userId = null) => Get<ITenantScopeFactory>().Create(tenantId, userId);

    /// <summary>Acts in a unit and commits.</summary>
    public async Task<T> InAsync<T>(Guid? tenantId, Guid? userId, Func<TenantScope, Task<T>> act)
    {
        await using var scope = Scope(tenantId, userId);
        var result = await act(scope);
        await scope.CompleteAsync();
        return result;
    }

    /// <inheritdoc cref="InAsync{T}"/>
    public Task InAsync(Guid? tenantId, Guid? userId, Func<TenantScope, Task> act) => InAsync(tenantId, userId, async scope =>
    {
        await act(scope);
        return true;
    });

    /// <summary>Handles the events and jobs that are due at the clock's time.</summary>
    public Task<int> DispatchAsync() => Get<OutboxDispatcher>().DispatchDueAsync();

    /// <summary>A client that keeps cookies and follows no redirects, at this host name.</summary>
    public HttpClient CreateClient(string host = "localhost")
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Host = host;
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (!_isSecondNode)
            await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal static string[] QuietSettings(string folder) =>
    [
        "--Logging:LogLevel:Default=Warning",
        $"--Blobs:Path={folder}/blobs",
        $"--DataProtection:Path={folder}/keys",
        $"--Mail:PickupDirectory={folder}/mail",
        // Hundreds of people sign in; what a hash costs is not what is tested.
        "--SignIn:HashingIterations=1000",
        // Tests share the machine with other tests: who steps back for all of them never gets a turn.
        "--SignIn:HashingNiceness=0",
    ];
}
