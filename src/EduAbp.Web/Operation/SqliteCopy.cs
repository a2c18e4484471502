using System.Data.Common;
using EduAbp.AspNetCore.Calendars;
using EduAbp.AspNetCore.UnitSnapshots;
using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Data.Sqlite;

namespace EduAbp.Web.Operation;

/// <summary>SQLite's own online copy, of the data and of the calendars' file.</summary>
internal sealed class SqliteCopy(DatabaseOptions database) : IDatabaseCopy
{
    private readonly (string Name, string File)[] _files =
    [
        ("data.db", Path.GetFullPath(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)),
        ("calendars.db", CalendarStore.FileBeside(database.ConnectionString)),
    ];

    public Task DumpAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var (name, file) in _files.Where(one => File.Exists(one.File)))
            Copy(file, Path.Combine(folder, name));
        return Task.CompletedTask;
    }

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_files[0].File))
            return true;
        await using var connection = Open(_files[0].File);
        await using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master";
        return await command.ExecuteScalarAsync(cancellationToken) is 0L;
    }

    public Task RestoreAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var (name, file) in _files.Where(one => File.Exists(Path.Combine(folder, one.Name))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            Copy(Path.Combine(folder, name), file);
        }

        return Task.CompletedTask;
    }

    // The copy is a database like the living one.
    DbConnection IDatabaseCopy.Open(string folder) => new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "data.db"), Pooling = false }.ConnectionString);

    public Task ReadUnitAsync(string folder, DbTransaction transaction, IReadOnlyList<UnitTable> tables, Guid unit, CancellationToken cancellationToken) => Task.CompletedTask;

    // The copy is one transaction of the target: killed in between, the target is what it was.
    private static void Copy(string from, string to)
    {
        using var source = Open(from);
        using var target = Open(to);
        source.BackupDatabase(target);
        if (to.EndsWith(".db", StringComparison.Ordinal) && !File.Exists(to + "-wal"))
            return;
        using var checkpoint = target.CreateCommand();
        checkpoint.CommandText = "pragma wal_checkpoint(truncate)";
        checkpoint.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
