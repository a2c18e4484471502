using EduAbp.Auditing;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EntityFrameworkCore.Retention;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
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
        await app.InAsync(null, null, scope => scope.Get<RetentionWorker>().ExecuteAsync(default));

        await using var reading = app.Scope(School);
        (await reading.Get<AbpKernelDbContext>().AuditLogs.Select(row => row.Action).ToListAsync()).ShouldBe(["young"]);
    }

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
