namespace EduAbp.Web.Operation;

/// <summary>Copies the whole database out and back, in the database's own way.</summary>
internal interface IDatabaseCopy
{
    /// <summary>Writes one consistent state into files of the folder while the servers go on.</summary>
    Task DumpAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Whether there is a table.</summary>
    Task<bool> IsEmptyAsync(CancellationToken cancellationToken);

    /// <summary>Replaces everything by what the folder holds, or leaves everything as it was.</summary>
    Task RestoreAsync(string folder, CancellationToken cancellationToken);
}
