using EduAbp.BackgroundJobs;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EntityFrameworkCore.Settings;
using EduAbp.EventBus;
using EduAbp.MultiTenancy;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Kernel;

public sealed class OutboxTests
{
    private static readonly Guid School = Guid.CreateVersion7();

    [Theory, OnBothDatabases]
    public async Task An_event_is_handled_once_in_its_unit_after_the_commit(DatabaseKind kind)
    {
        var heard = new Heard();
        await using var app = await StartAsync(kind, heard);
        await app.InAsync(School, null, scope => scope.Get<IDistributedEventBus>().PublishAsync(new BellRang("8:00")));

        await app.DispatchAsync();
        await app.DispatchAsync();

        heard.Messages.ShouldBe([(School, "8:00")]);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_rolled_back_was_never_published(DatabaseKind kind)
    {
        var heard = new Heard();
        await using var app = await StartAsync(kind, heard);
        await using (var scope = app.Scope(School))
            await scope.Get<IDistributedEventBus>().PublishAsync(new BellRang("8:00"));

        (await app.DispatchAsync()).ShouldBe(0);
        heard.Messages.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_handler_that_fails_leaves_nothing_and_is_tried_again_later(DatabaseKind kind)
    {
        var heard = new Heard { FailFirst = true };
        await using var app = await StartAsync(kind, heard);
        await app.InAsync(School, null, scope => scope.Get<IDistributedEventBus>().PublishAsync(new BellRang("8:00")));

        await app.DispatchAsync();
        (await SettingsAsync(app)).ShouldBe(0);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DispatchAsync();
        (await SettingsAsync(app)).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task What_crashed_between_commit_and_mark_is_found_done(DatabaseKind kind)
    {
        var heard = new Heard();
        await using var app = await StartAsync(kind, heard);
        await app.InAsync(School, null, scope => scope.Get<IDistributedEventBus>().PublishAsync(new BellRang("8:00")));
        await app.DispatchAsync();

        await using (var connection = app.Get<DatabaseConnections>().CreateWorker())
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = """update "AbpOutbox" set "DoneAt" = null""";
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        app.Clock.Advance(TimeSpan.FromMinutes(5));
        (await app.DispatchAsync()).ShouldBe(1);
        heard.Messages.Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_job_waits_for_its_time_and_can_be_taken_back(DatabaseKind kind)
    {
        var heard = new Heard();
        await using var app = await StartAsync(kind, heard);
        var due = app.Clock.GetUtcNow().AddHours(1);
        await app.InAsync(School, null, scope => scope.Get<IBackgroundJobManager>().EnqueueAsync(new Ring("kept"), due));
        var taken = await app.InAsync(School, null, scope => scope.Get<IBackgroundJobManager>().EnqueueAsync(new Ring("taken back"), due));
        await app.InAsync(School, null, scope => scope.Get<IBackgroundJobManager>().CancelAsync(taken));

        await app.DispatchAsync();
        heard.Messages.ShouldBeEmpty();

        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.DispatchAsync();
        heard.Messages.ShouldBe([(School, "kept")]);
    }

    [Theory, OnBothDatabases]
    public async Task After_its_last_try_a_message_is_an_incident_and_holds_up_nobody(DatabaseKind kind)
    {
        var heard = new Heard { FailAlways = "bad" };
        await using var app = await StartAsync(kind, heard);
        await app.InAsync(School, null, async scope =>
        {
            await scope.Get<IBackgroundJobManager>().EnqueueAsync(new Ring("bad"), key: "k");
            await scope.Get<IBackgroundJobManager>().EnqueueAsync(new Ring("good"), key: "k");
        });

        for (var attempt = 0; attempt < OutboxClaim.MaxAttempts; attempt++)
        {
            heard.Messages.ShouldBeEmpty();
            await app.DispatchAsync();
            app.Clock.Advance(TimeSpan.FromHours(1));
        }

        await app.DispatchAsync();
        heard.Messages.ShouldBe([(School, "good")]);
    }

    private static Task<TestApp> StartAsync(DatabaseKind kind, Heard heard) => TestApp.StartAsync(kind, services =>
    {
        services.AddSingleton(heard);
        services.AddTransient<BellHandler>();
        services.AddSingleton(new EventHandlerDescriptor(typeof(BellRang), typeof(BellHandler)));
        services.AddTransient<RingJob>();
        services.AddSingleton(new BackgroundJobDescriptor(typeof(Ring), typeof(RingJob)));
    });

    private static async Task<int> SettingsAsync(TestApp app)
    {
        await using var scope = app.Scope(School);
        return await scope.Get<AbpKernelDbContext>().TenantSettings.CountAsync();
    }

    [EventName("Test.BellRang")]
    private sealed record BellRang(string Time);

    [EventName("Test.Ring")]
    private sealed record Ring(string Text);

    private sealed class Heard
    {
        public bool FailFirst { get; set; }

        public string? FailAlways { get; init; }

        public List<(Guid, string)> Messages { get; } = [];
    }

    private sealed class BellHandler(Heard heard, AbpKernelDbContext db, ICurrentTenant tenant) : IDistributedEventHandler<BellRang>
    {
        public async Task HandleEventAsync(BellRang eto, CancellationToken cancellationToken)
        {
            db.Add(new TenantSetting { TenantId = tenant.GetId(), Name = "rang", Value = eto.Time });
            await db.SaveChangesAsync(cancellationToken);
            if (heard.FailFirst)
            {
                heard.FailFirst = false;
                throw new InvalidOperationException("The rope tore.");
            }

            heard.Messages.Add((tenant.GetId(), eto.Time));
        }
    }

    private sealed class RingJob(Heard heard, ICurrentTenant tenant) : IBackgroundJob<Ring>
    {
        public Task ExecuteAsync(Ring args, CancellationToken cancellationToken)
        {
            if (args.Text == heard.FailAlways)
                throw new InvalidOperationException("The rope tore.");
            heard.Messages.Add((tenant.GetId(), args.Text));
            return Task.CompletedTask;
        }
    }
}
