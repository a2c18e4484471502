using System.Data.Common;
using System.Text;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Kit;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace EduAbp.Tests.Security;

/// <summary>What a unit owns in the database, seen past all fences.</summary>
internal sealed class Treasure(TestDatabase database)
{
    // Written beside the data by whoever knocks, also in vain.
    private static readonly HashSet<string> Journals = ["AbpAuditLogs", "AbpOutbox"];

    /// <summary>One id of each kind of row, and the words by which rows are addressed.</summary>
    public async Task<(IReadOnlyList<string> Ids, IReadOnlyList<string> Words)> KeysAsync(Guid unit)
    {
        var ids = new List<string>();
        var words = new List<string> { "x" };
        foreach (var (_, rows) in await ReadAsync(unit))
        {
            // The first and the last: one from the seed, one of those that the test made.
            foreach (var row in new[] { rows.FirstOrDefault(), rows.LastOrDefault() }.OfType<Dictionary<string, string>>())
            {
                if (row.TryGetValue("Id", out var id) && Guid.TryParse(id, out var parsed))
                    ids.Add(parsed.ToString());
                words.AddRange(row.Where(cell => cell.Key.Contains("Slug", StringComparison.Ordinal) && cell.Value.Length > 0).Select(cell => cell.Value));
            }
        }

        return ([.. ids.Distinct()], [.. words.Distinct()]);
    }

    /// <summary>All that the unit owns, as text that can be compared.</summary>
    public async Task<string> SnapshotAsync(Guid unit)
    {
        var text = new StringBuilder();
        foreach (var (table, rows) in await ReadAsync(unit))
        {
            foreach (var row in rows.Select(row => string.Join(" | ", row.Select(cell => $"{cell.Key}={cell.Value}"))).Order(StringComparer.Ordinal))
                text.Append(table).Append(": ").AppendLine(row);
        }

        return text.ToString();
    }

    /// <summary>Tables with a column, on either engine.</summary>
    public async Task<IReadOnlyList<string>> TablesWithAsync(string column)
    {
        await using var connection = await OpenAsync();
        var names = await QueryAsync(connection, database.Kind == DatabaseKind.Sqlite
            ? $"select m.name as name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and c.name = '{column}' order by 1"
            : $"select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = '{column}' order by 1");
        return [.. names.Select(row => row["name"])];
    }

    private async Task<List<(string Table, List<Dictionary<string, string>> Rows)>> ReadAsync(Guid unit)
    {
        var found = new List<(string, List<Dictionary<string, string>>)>();
        var tables = await TablesWithAsync("TenantId");
        await using var connection = await OpenAsync();
        foreach (var table in tables.Where(table => !Journals.Contains(table)))
            found.Add((table, await QueryAsync(connection, $"select * from \"{table}\" where upper(cast(\"TenantId\" as text)) = '{unit.ToString().ToUpperInvariant()}'")));
        return found;
    }

    private async Task<DbConnection> OpenAsync()
    {
        DbConnection connection = database.Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(database.OwnerConnectionString)
            : new NpgsqlConnection(database.OwnerConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<Dictionary<string, string>>> QueryAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, string>>();
        while (await reader.ReadAsync())
        {
            var row = new Dictionary<string, string>();
            for (var column = 0; column < reader.FieldCount; column++)
                row[reader.GetName(column)] = reader.IsDBNull(column) ? "" : reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(column).ToString()!;
            rows.Add(row);
        }

        return rows;
    }
}
