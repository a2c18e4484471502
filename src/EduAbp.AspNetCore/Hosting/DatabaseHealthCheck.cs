using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EduAbp.AspNetCore.Hosting;

/// <summary>Ready means that the database answers.</summary>
internal sealed class DatabaseHealthCheck(DatabaseConnections connections) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var connection = connections.CreateWeb();
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1";
        await command.ExecuteScalarAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
