using System.Data.Common;
using EduAbp.AspNetCore.UnitSnapshots;
using EduAbp.EntityFrameworkCore.Providers;

namespace EduAbp.Web.Operation;

/// <summary>Copies the whole database out and back, in the database's own way.</summary>
internal interface IDatabaseCopy
{
    static IDatabaseCopy Of(DatabaseOptions database, IConfiguration configuration) => database.Kind == DatabaseKind.Sqlite
        ? new SqliteCopy(database)
        : new PostgresCopy(database, configuration["Backup:PostgresTools"]);

    /// <summary>Writes one consistent state into files of the folder while the servers go on.</summary>
    Task DumpAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Whether there is a table.</summary>
    Task<bool> IsEmptyAsync(CancellationToken cancellationToken);

    /// <summary>Replaces everything by what the folder holds, or leaves everything as it was.</summary>
    Task RestoreAsync(string folder, CancellationToken cancellationToken);

    /// <summary>A connection, still closed, through which <see cref="ReadUnitAsync"/> shows a unit's rows of the folder.</summary>
    DbConnection Open(string folder);

    /// <summary>Within the transaction these tables show the unit's rows as the folder holds them, and not today's.</summary>
    Task ReadUnitAsync(string folder, DbTransaction transaction, IReadOnlyList<UnitTable> tables, Guid unit, CancellationToken cancellationToken);
}
