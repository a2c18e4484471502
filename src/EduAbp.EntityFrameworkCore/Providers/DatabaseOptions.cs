namespace EduAbp.EntityFrameworkCore.Providers;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}

/// <summary>Where the data is, from the configuration section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public DatabaseKind Kind { get; set; } = DatabaseKind.Sqlite;

    /// <summary>What serves pages: on PostgreSQL a role that owns nothing and is no superuser.</summary>
    public string ConnectionString { get; set; } = "Data Source=.data/eduabp.db";

    /// <summary>PostgreSQL: the owner of all tables, for <c>migrate</c> only.</summary>
    public string? OwnerConnectionString { get; set; }

    /// <summary>PostgreSQL: the role that claims events, jobs and timers.</summary>
    public string? WorkerConnectionString { get; set; }
}
