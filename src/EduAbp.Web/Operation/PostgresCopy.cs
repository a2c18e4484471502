using System.Data.Common;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using EduAbp.AspNetCore.UnitSnapshots;
using EduAbp.EntityFrameworkCore.Providers;
using Npgsql;

namespace EduAbp.Web.Operation;

/// <summary>
/// PostgreSQL's own tools, as the owner of the tables: <c>pg_dump</c>, and <c>pg_restore</c> with <c>psql</c> in one
/// transaction. Rights and fences name roles of the machine; <c>migrate</c> puts them up anew.
/// </summary>
internal sealed partial class PostgresCopy(DatabaseOptions database, string? toolsFolder) : IDatabaseCopy
{
    // What a dump would put on top of, whether it knows it or not.
    private const string Clear = """
        do $$ declare what text; begin
            for what in
                select format('drop %s if exists %I.%I cascade', case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end, n.nspname, c.relname)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S')
                    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('e', 'i'))
                order by c.relkind <> 'S' desc
            loop execute what; end loop;
            for what in
                select format('drop text search configuration if exists public.%I cascade', c.cfgname)
                from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace where n.nspname = 'public'
            loop execute what; end loop;
            for what in
                select format('drop routine if exists %s cascade', p.oid::regprocedure) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            loop execute what; end loop;
        end $$;
        """;

    private readonly NpgsqlConnectionStringBuilder _owner = new(database.OwnerConnectionString
        ?? throw new OperationRefusedException("Operation:Postgres:NoOwner"));

    public Task DumpAsync(string folder, CancellationToken cancellationToken) =>
        RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", Path.Combine(folder, "data.dump")], cancellationToken);

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken) => await AskAsync<long>(
        "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')",
        cancellationToken) == 0;

    public async Task RestoreAsync(string folder, CancellationToken cancellationToken)
    {
        var busy = await AskAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'", cancellationToken);
        if (busy > 0)
            throw new OperationRefusedException("Operation:Postgres:InUse", busy);

        var (dump, list, clear, script) = (Path.Combine(folder, "data.dump"), Path.Combine(folder, "list"), Path.Combine(folder, "clear.sql"), Path.Combine(folder, "script.sql"));
        await RunAsync("pg_restore", ["--list", "--file", list, dump], cancellationToken);
        var lines = await File.ReadAllLinesAsync(list, cancellationToken);
        await File.WriteAllLinesAsync(list, lines.Where(line => !line.Contains(" POLICY ", StringComparison.Ordinal) && !line.Contains(" SCHEMA - public ", StringComparison.Ordinal)), cancellationToken);
        await RunAsync("pg_restore", ["--no-owner", "--no-privileges", "--no-comments", "--use-list", list, "--file", script, dump], cancellationToken);
        await File.WriteAllTextAsync(clear, Clear, cancellationToken);
        await RunAsync("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction", "-o", "/dev/null", "-f", clear, "-f", script], cancellationToken);
        NpgsqlConnection.ClearAllPools();
    }

    DbConnection IDatabaseCopy.Open(string folder) => new NpgsqlConnection(_owner.ConnectionString);

    // The dump is read once and nothing of it kept but the unit's rows, in tables that end with the transaction and stand
    // before those of the same name: no second database, for which the owner has no right, and no room for a whole city.
    public async Task ReadUnitAsync(string folder, DbTransaction transaction, IReadOnlyList<UnitTable> tables, Guid unit, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        var keys = tables.ToDictionary(table => table.Name, table => table.Key);
        foreach (var table in tables)
        {
            await using var create = new NpgsqlCommand($"create temporary table \"{table.Name}\" on commit drop as select * from public.\"{table.Name}\" with no data", connection, (NpgsqlTransaction)transaction);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        var start = Prepare("pg_restore", ["--data-only", "--file=-", .. tables.Select(table => $"--table={table.Name}"), Path.Combine(folder, "data.dump")]);
        (start.RedirectStandardOutput, start.StandardOutputEncoding) = (true, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(cancellationToken);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (CopyHead().Match(line) is not { Success: true } head || !keys.TryGetValue(head.Groups["table"].Value, out var key))
                continue;
            var place = Array.IndexOf(head.Groups["columns"].Value.Split(", "), $"\"{key}\"");
            await using var rows = await connection.BeginTextImportAsync($"copy pg_temp.\"{head.Groups["table"].Value}\" ({head.Groups["columns"].Value}) from stdin", cancellationToken);
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } row && row != @"\.")
            {
                if (row.Split('\t')[place] == unit.ToString("D"))
                    await rows.WriteAsync($"{row}\n");
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new OperationRefusedException("Operation:Postgres:ToolFailed", "pg_restore", (await said).Trim());
    }

    [GeneratedRegex("""^COPY public\."?(?<table>\w+)"? \((?<columns>.*)\) FROM stdin;$""")]
    private static partial Regex CopyHead();

    private async Task<T> AskAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_owner.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task RunAsync(string tool, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Prepare(tool, arguments))!;
        var said = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new OperationRefusedException("Operation:Postgres:ToolFailed", tool, said.Trim());
    }

    private ProcessStartInfo Prepare(string tool, string[] arguments)
    {
        var start = new ProcessStartInfo(Find(tool), arguments) { RedirectStandardError = true };
        start.Environment["PGHOST"] = _owner.Host;
        start.Environment["PGPORT"] = _owner.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = _owner.Username;
        start.Environment["PGDATABASE"] = _owner.Database;
        if (_owner.Password is { Length: > 0 } password)
            start.Environment["PGPASSWORD"] = password;
        start.Environment["PGSSLMODE"] = _owner.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() };
        start.Environment["PGOPTIONS"] = "-c client_min_messages=warning";
        return start;
    }

    // Debian keeps each version's tools in a folder of its own; the newest can talk to all older servers.
    private string Find(string tool)
    {
        var folders = toolsFolder is not null
            ? [toolsFolder]
            : Directory.Exists("/usr/lib/postgresql")
                ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin"))
                : [];
        return folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists)
            ?? throw new OperationRefusedException("Operation:Postgres:ToolMissing", tool);
    }
}
