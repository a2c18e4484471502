using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Timing;

namespace EduAbp.Identity.Audit;

internal sealed record SecurityFilter(string? Kind = null, SecuritySeverity? AtLeast = null, string? Address = null, DateOnly? From = null, DateOnly? Until = null);

internal sealed record SecurityRow(
    DateTimeOffset Time, string Kind, SecuritySeverity Severity, string? UnitName, string? UserName, string? Address, string? Data, int Repeated);

internal sealed record SecurityPage(IReadOnlyList<SecurityRow> Rows, int Total, bool IsWhole);

/// <summary>The security log: a unit reads what happened at its own address and how its people signed in, the department's centre reads all of it.</summary>
internal sealed class SecurityLogAppService(ISecurityEvents events, IPermissionChecker permissions, ITenantDirectory units, ICurrentTenant tenant, IAuditLog audit) : ITransientDependency
{
    public const int MostExported = 50_000;

    public async Task<SecurityPage> GetPageAsync(SecurityFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var unit = await ScopeAsync(cancellationToken);
        var (rows, total) = await events.GetPageAsync(Of(filter, unit), skip, take, cancellationToken);
        return new SecurityPage([.. rows.Select(Row)], total, unit is null);
    }

    /// <summary>What there is to filter by.</summary>
    public async Task<IReadOnlyList<string>> GetKindsAsync(CancellationToken cancellationToken) =>
        await events.GetKindsAsync(await ScopeAsync(cancellationToken), cancellationToken);

    /// <summary>The newest rows; taking them out is itself written down.</summary>
    public async Task<IReadOnlyList<SecurityRow>> ExportAsync(SecurityFilter filter, CancellationToken cancellationToken)
    {
        var unit = await ScopeAsync(cancellationToken);
        var (rows, _) = await events.GetPageAsync(Of(filter, unit), 0, MostExported, cancellationToken);
        await audit.WriteAsync("Identity.SecurityLogExported", new { Rows = rows.Count, filter.Kind, filter.From, filter.Until }, cancellationToken: cancellationToken);
        return [.. rows.Select(Row)];
    }

    private async Task<Guid?> ScopeAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.SecurityLog.Default, cancellationToken);
        // The log is the installation's own, like its letters: the centre runs the installation.
        return tenant.Unit is { ParentId: null } && await permissions.IsGrantedAsync(IdentityPermissions.SecurityLog.Whole, cancellationToken) ? null : tenant.GetId();
    }

    private static SecurityEventFilter Of(SecurityFilter filter, Guid? unit) => new(
        unit, filter.Kind, filter.AtLeast, filter.Address,
        filter.From is { } from ? VietnamTime.FromWallClock(from.ToDateTime(TimeOnly.MinValue)) : null,
        filter.Until is { } until ? VietnamTime.FromWallClock(until.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null);

    private SecurityRow Row(SecurityEvent row) => new(
        row.Time, row.Kind, row.Severity, row.UnitId is { } id ? units.Find(id)?.ShortName : null, row.UserName, row.Address, row.Data, row.Repeated);
}
