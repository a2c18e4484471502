using EduAbp.AspNetCore.Security.Events;
using EduAbp.Auditing;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EntityFrameworkCore.Retention;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduAbp.Tests.Kernel;

public sealed class RetentionTests
{
    private static readonly Guid School = Guid.CreateVersion7();

    [Theory, OnBothDatabases]
    public async Task The_audit_log_is_kept_five_years_and_no_longer(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        // PostgreSQL itself lets the worker see only rows older than a year by its own clock.
        app.Clock.SetTo(new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await app.InAsync(School, null, scope => scope.Get<IAuditLog>().WriteAsync("old"));
        app.Clock.SetTo(new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await app.InAsync(School, null, scope => scope.Get<IAuditLog>().WriteAsync("young"));

        app.Clock.SetTo(new DateTimeOffset(2020, 2, 1, 0, 0, 0, TimeSpan.Zero));
        await SweepAsync(app);

        await using var reading = app.Scope(School);
        (await reading.Get<AbpKernelDbContext>().AuditLogs.Select(row => row.Action).ToListAsync()).ShouldBe(["young"]);
    }

    [Theory, OnBothDatabases]
    public async Task Security_events_are_kept_a_year_or_as_long_as_the_configuration_says(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        foreach (var (name, year) in new[] { ("old", 2015), ("young", 2016) })
        {
            app.Clock.SetTo(new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero));
            app.Get<ISecurityLog>().Report(name, SecuritySeverity.Notice);
            await app.Get<SecurityLog>().FlushAsync();
        }

        app.Clock.SetTo(new DateTimeOffset(2017, 5, 30, 0, 0, 0, TimeSpan.Zero));
        await SweepAsync(app);
        (await KindsAsync(app)).ShouldBe(["young"]);

        await using var shorter = await TestApp.StartAsync(app.Database, services => services.AddSingleton<TimeProvider>(app.Clock), "--Settings:Kernel:Retention:SecurityDays=30");
        await SweepAsync(shorter);
        (await KindsAsync(shorter)).ShouldBeEmpty();
    }

    private static Task SweepAsync(TestApp app) => app.InAsync(null, null, scope => scope.Get<RetentionWorker>().ExecuteAsync(default));

    private static Task<IReadOnlyList<string>> KindsAsync(TestApp app) => app.InAsync(null, null, scope => scope.Get<ISecurityEvents>().GetKindsAsync(null));

    [Fact]
    public async Task The_web_cannot_rewrite_the_audit_log()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Postgres);
        await app.InAsync(School, null, scope => scope.Get<IAuditLog>().WriteAsync("done"));
        await using var scope = app.Scope(School);
        var db = scope.Get<AbpKernelDbContext>();
        await db.BeginAsync();
        (await Should.ThrowAsync<PostgresException>(() => db.AuditLogs.ExecuteDeleteAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }
}
