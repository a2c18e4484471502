using EduAbp.EntityFrameworkCore.Migrating;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Tests.Kit;
using EduAbp.Web;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EduAbp.Tests.Security;

public sealed class FenceCoverageTests
{
    [Fact]
    public async Task Every_table_of_a_unit_is_fenced_in_PostgreSQL()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var tables = (await new Treasure(database).TablesWithAsync("TenantId")).Except(PostgresFence.Exceptions).ToList();
        tables.ShouldNotBeEmpty();

        await using var connection = new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select c.relname from pg_class c
            where c.relkind = 'r' and c.relrowsecurity
                and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_fence')
            """,
            connection);
        var fenced = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                fenced.Add(reader.GetString(0));
        }

        tables.Except(fenced).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_entity_of_a_unit_is_filtered_in_its_context()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        await using var scope = app.Scope(null);
        var open = new List<string>();
        foreach (var type in WebModules.ContextTypes())
        {
            var context = (DbContext)scope.Services.GetService(type).ShouldNotBeNull();
            open.AddRange(
                from entity in context.Model.GetEntityTypes()
                where typeof(IMultiTenant).IsAssignableFrom(entity.ClrType) && !entity.IsOwned() && entity.BaseType is null
                where entity.GetDeclaredQueryFilters().All(filter => filter.Key != EduAbp.Data.DataFilters.Tenant)
                select $"{type.Name}: {entity.ClrType.Name}");
        }

        open.ShouldBeEmpty();
    }
}
