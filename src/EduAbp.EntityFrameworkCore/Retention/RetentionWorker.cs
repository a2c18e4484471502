using System.Data.Common;
using EduAbp.BackgroundWorkers;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Settings;

namespace EduAbp.EntityFrameworkCore.Retention;

/// <summary>Removes what need not be kept, each night, in the worker's role: the only one that may, and only rows that old.</summary>
internal sealed class RetentionWorker(DatabaseConnections connections, ISettingProvider settings, TimeProvider clock) : IBackgroundWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var auditDays = await settings.GetIntAsync(RetentionSettings.AuditDays, cancellationToken);
        await using var connection = connections.CreateWorker();
        await connection.OpenAsync(cancellationToken);
        await DeleteAsync(connection, "\"AbpOutbox\" where \"DoneAt\" < @before", now.AddDays(-7), cancellationToken);
        // Longer than the outbox keeps a message that could be delivered again.
        await DeleteAsync(connection, "\"AbpInbox\" where \"HandledAt\" < @before", now.AddDays(-30), cancellationToken);
        await DeleteAsync(connection, "\"AbpAuditLogs\" where \"Time\" < @before", now.AddDays(-auditDays), cancellationToken);
        await DeleteAsync(connection, "\"AbpHostAuditLogs\" where \"Time\" < @before", now.AddDays(-auditDays), cancellationToken);
        var securityDays = await settings.GetIntAsync(RetentionSettings.SecurityDays, cancellationToken);
        await DeleteAsync(connection, "\"AbpSecurityEvents\" where \"Time\" < @before", now.AddDays(-securityDays), cancellationToken);
    }

    private async Task DeleteAsync(DbConnection connection, string rows, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"delete from {rows}";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "before";
        parameter.Value = connections.Kind == DatabaseKind.Sqlite ? before.UtcTicks : before;
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

internal static class RetentionSettings
{
    /// <summary>Days for which the audit log is kept; five years.</summary>
    public const string AuditDays = "Kernel.Retention.AuditDays";

    /// <summary>Days for which security events are kept; a year.</summary>
    public const string SecurityDays = "Kernel.Retention.SecurityDays";
}

internal sealed class RetentionSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
    {
        context.Add(RetentionSettings.AuditDays, defaultValue: "1826", isTenantSetting: false);
        context.Add(RetentionSettings.SecurityDays, defaultValue: "366", isTenantSetting: false);
    }
}
