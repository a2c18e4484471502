using EduAbp.Data;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Migrating;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EntityFrameworkCore.Settings;
using EduAbp.Settings;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EduAbp.Tests.Kernel;

public sealed class FenceTests
{
    private static readonly Guid SchoolA = Guid.CreateVersion7();
    private static readonly Guid SchoolB = Guid.CreateVersion7();

    [Theory, OnBothDatabases]
    public async Task A_unit_sees_its_own_rows_only(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await AddSettingAsync(app, SchoolA, "A");
        await AddSettingAsync(app, SchoolB, "B");

        await using var scope = app.Scope(SchoolA);
        (await scope.Get<AbpKernelDbContext>().TenantSettings.Select(row => row.Value).ToListAsync()).ShouldBe(["A"]);
    }

    [Theory, OnBothDatabases]
    public async Task A_row_of_another_unit_cannot_be_saved(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await using var scope = app.Scope(SchoolA);
        var db = scope.Get<AbpKernelDbContext>();
        db.Add(new TenantSetting { TenantId = SchoolB, Name = "x", Value = "1" });
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task PostgreSQL_holds_the_fence_when_a_filter_is_lifted()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Postgres);
        await AddSettingAsync(app, SchoolA, "A");
        await AddSettingAsync(app, SchoolB, "B");

        await using var scope = app.Scope(SchoolA);
        var db = scope.Get<AbpKernelDbContext>();
        (await db.TenantSettings.IgnoreQueryFilters([DataFilters.Tenant]).CountAsync()).ShouldBe(1);
        await db.BeginAsync();
        (await db.TenantSettings.IgnoreQueryFilters([DataFilters.Tenant]).ExecuteDeleteAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Every_table_of_units_is_fenced()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        var tables = await PostgresFence.TablesWithTenantAsync(connection, default);
        tables.ShouldContain("AbpAuditLogs");
        await using var command = connection.CreateCommand();
        command.CommandText = "select tablename from pg_policies where policyname = 'tenant_fence'";
        var fenced = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            fenced.Add(reader.GetString(0));
        fenced.Order().ShouldBe(tables.Order());
    }

    [Fact]
    public async Task A_superuser_may_not_serve()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        (await Should.ThrowAsync<InvalidOperationException>(() => PostgresFence.CheckRoleAsync(connection, default))).Message.ShouldContain("superuser");
    }

    private static Task AddSettingAsync(TestApp app, Guid unit, string value) => app.InAsync(unit, null, async scope =>
    {
        var db = scope.Get<AbpKernelDbContext>();
        db.Add(new TenantSetting { TenantId = unit, Name = "x", Value = value });
        await db.SaveChangesAsync();
    });
}
