using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace EduAbp.AspNetCore.UnitSnapshots;

/// <summary>Takes a unit's rows of a table out as JSON and puts them back; each database in the way that loses nothing of its types.</summary>
internal static class UnitRows
{
    public static async Task<JsonArray> ReadAsync(DbConnection connection, DbTransaction transaction, UnitTable table, Guid unit, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, unit);
        var columns = Columns(table);
        command.CommandText = connection is NpgsqlConnection
            ? $"select row_to_json(t)::text from (select {columns} from \"{table.Name}\" where \"{table.Key}\" = @unit) t"
            : $"select {columns} from \"{table.Name}\" where \"{table.Key}\" = @unit";
        var rows = new JsonArray();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(connection is NpgsqlConnection ? JsonNode.Parse(reader.GetString(0)) : Row(reader));
        return rows;
    }

    /// <summary>Rows of a table may refer to each other; PostgreSQL puts them all in at once, SQLite one by one.</summary>
    public static async Task CheckReferencesLastAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (connection is NpgsqlConnection)
            return;
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, "pragma defer_foreign_keys = on");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task DeleteAsync(DbConnection connection, DbTransaction transaction, UnitTable table, Guid unit, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, transaction, unit);
        command.CommandText = $"delete from \"{table.Name}\" where \"{table.Key}\" = @unit";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task InsertAsync(DbConnection connection, DbTransaction transaction, UnitTable table, JsonArray rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        if (connection is NpgsqlConnection)
        {
            command.CommandText = $"insert into \"{table.Name}\" ({Columns(table)}) select {Columns(table)} from json_populate_recordset(null::\"{table.Name}\", @rows::json)";
            Add(command, "rows", rows.ToJsonString());
            await command.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        command.CommandText = $"insert into \"{table.Name}\" ({Columns(table)}) values ({string.Join(", ", table.Columns.Select((_, index) => $"@c{index}"))})";
        for (var index = 0; index < table.Columns.Count; index++)
            Add(command, $"c{index}", DBNull.Value);
        foreach (var row in rows.OfType<JsonObject>())
        {
            for (var index = 0; index < table.Columns.Count; index++)
                command.Parameters[index].Value = Value(row[table.Columns[index]]);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string Columns(UnitTable table) => string.Join(", ", table.Columns.Select(column => $"\"{column}\""));

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, Guid unit)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        Add(command, "unit", connection is NpgsqlConnection ? unit : unit.ToString().ToUpperInvariant());
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    // SQLite has five types; JSON lacks one of them.
    private static JsonObject Row(DbDataReader reader)
    {
        var row = new JsonObject();
        for (var index = 0; index < reader.FieldCount; index++)
        {
            row[reader.GetName(index)] = reader.GetValue(index) switch
            {
                DBNull => null,
                byte[] bytes => new JsonObject { ["bytes"] = Convert.ToBase64String(bytes) },
                long number => JsonValue.Create(number),
                double number => JsonValue.Create(number),
                var text => JsonValue.Create((string)text),
            };
        }

        return row;
    }

    private static object Value(JsonNode? value) => value switch
    {
        null => DBNull.Value,
        JsonObject blob => Convert.FromBase64String(blob["bytes"]!.GetValue<string>()),
        _ when value.GetValueKind() == JsonValueKind.Number => value.AsValue().TryGetValue<long>(out var whole) ? whole : value.GetValue<double>(),
        _ => value.GetValue<string>(),
    };
}
