using Npgsql;

namespace EduAbp.EntityFrameworkCore.Migrating;

/// <summary>
/// Row-level security: every table with a <c>TenantId</c> of type uuid that is not listed here answers with the rows of
/// <c>app.tenant_id</c> only; a person's own rows can also be read by <c>app.user_id</c>,
/// and rows that belong to a person and no unit answer to that person only. Enabled, not forced:
/// the owner's migrations and backups see everything.
/// </summary>
internal static class PostgresFence
{
    /// <summary>Host tables that name a unit without belonging to it.</summary>
    public static readonly IReadOnlySet<string> Exceptions = new HashSet<string> { "AbpOutbox" };

    public static Task PrepareAsync(NpgsqlConnection connection, CancellationToken cancellationToken) => ExecuteAsync(
        connection,
        """
        create extension if not exists unaccent;
        create extension if not exists btree_gin;
        do $$ begin
            if not exists (select 1 from pg_ts_config where cfgname = 'vi') then
                create text search configuration vi (copy = simple);
                alter text search configuration vi alter mapping for hword, hword_part, word, asciiword, asciihword, hword_asciipart with unaccent, simple;
            end if;
        end $$;
        """,
        cancellationToken);

    public static async Task PutUpAsync(
        NpgsqlConnection connection, (string Web, string Worker) roles, IReadOnlySet<string> personTables, CancellationToken cancellationToken)
    {
        foreach (var table in await TablesWithTenantAsync(connection, cancellationToken))
        {
            const string Own = """("TenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid)""";
            await ExecuteAsync(
                connection,
                $"""
                alter table "{table}" enable row level security;
                drop policy if exists tenant_fence on "{table}";
                create policy tenant_fence on "{table}" using {Own} with check {Own};
                drop policy if exists person_fence on "{table}";
                """,
                cancellationToken);
            if (personTables.Contains(table))
            {
                await ExecuteAsync(
                    connection,
                    $"""create policy person_fence on "{table}" for select using ("UserId" = nullif(current_setting('app.user_id', true), '')::uuid)""",
                    cancellationToken);
            }
        }

        foreach (var table in personTables.Except(await TablesWithTenantAsync(connection, cancellationToken)))
        {
            const string Mine = """("UserId" = nullif(current_setting('app.user_id', true), '')::uuid)""";
            await ExecuteAsync(
                connection,
                $"""
                alter table "{table}" enable row level security;
                drop policy if exists person_fence on "{table}";
                create policy person_fence on "{table}" using {Mine} with check {Mine};
                """,
                cancellationToken);
        }

        var (web, worker) = (Quote(roles.Web), Quote(roles.Worker));
        await ExecuteAsync(
            connection,
            $"""
            grant usage on schema public to {web}, {worker};
            grant select, insert, update, delete on all tables in schema public to {web};
            grant usage, select on all sequences in schema public to {web};
            grant select, insert, update, delete on "AbpOutbox" to {worker};
            grant select, delete on "AbpInbox", "AbpAuditLogs", "AbpHostAuditLogs", "AbpSecurityEvents" to {worker};
            drop policy if exists retention on "AbpAuditLogs";
            create policy retention on "AbpAuditLogs" to {worker} using ("Time" < now() - interval '1 year');
            """,
            cancellationToken);
        if (roles.Web != roles.Worker)
        {
            await ExecuteAsync(
                connection,
                $"""
                revoke delete on "AbpOutbox" from {web};
                revoke update, delete on "AbpAuditLogs", "AbpHostAuditLogs", "AbpSecurityEvents" from {web};
                """,
                cancellationToken);
        }
    }

    /// <summary>Refuses a web role that would see through the fences.</summary>
    public static async Task CheckRoleAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select r.rolsuper or r.rolbypassrls or exists (select 1 from pg_class c where c.relowner = r.oid and c.relkind = 'r')
            from pg_roles r where r.rolname = current_user
            """;
        if (await command.ExecuteScalarAsync(cancellationToken) is true)
        {
            throw new InvalidOperationException(
                "The web's database role is a superuser, bypasses row security or owns tables: the fences between units would not hold. Use a role of its own.");
        }
    }

    internal static async Task<List<string>> TablesWithTenantAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select table_name from information_schema.columns
            where table_schema = 'public' and column_name = 'TenantId' and data_type = 'uuid' order by 1
            """;
        var tables = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            tables.Add(reader.GetString(0));
        return [.. tables.Where(table => !Exceptions.Contains(table))];
    }

    private static string Quote(string role) => $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
