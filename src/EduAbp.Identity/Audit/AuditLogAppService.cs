using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Identity.Audit;

internal sealed record AuditFilter(string? Who = null, string? Action = null, DateOnly? From = null, DateOnly? Until = null);

internal sealed record AuditRow(DateTimeOffset Time, string? UserName, string Action, string? EntityType, Guid? EntityId, string? Data);

internal sealed record AuditPage(IReadOnlyList<AuditRow> Rows, int Total);

/// <summary>What people did in the current unit.</summary>
internal sealed class AuditLogAppService(IdentityDbContext db, IPermissionChecker permissions, IAuditLog audit) : ITransientDependency
{
    public const int MostExported = 50_000;

    public async Task<AuditPage> GetPageAsync(AuditFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.AuditLog.Default, cancellationToken);
        var rows = Query(filter);
        return new AuditPage(await Project(rows.OrderByDescending(row => row.Time).ThenByDescending(row => row.Id).Skip(skip).Take(take)).ToListAsync(cancellationToken), await rows.CountAsync(cancellationToken));
    }

    /// <summary>Who and what there is to filter by.</summary>
    public async Task<(IReadOnlyList<string> People, IReadOnlyList<string> Actions)> GetChoicesAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.AuditLog.Default, cancellationToken);
        var people = await db.Set<AuditLogEntry>().Where(row => row.UserName != null).Select(row => row.UserName!).Distinct().ToListAsync(cancellationToken);
        var actions = await db.Set<AuditLogEntry>().Select(row => row.Action).Distinct().ToListAsync(cancellationToken);
        return ([.. people.OrderBy(Text.VietnameseText.SortKey, StringComparer.Ordinal)], [.. actions.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The newest rows, at most <see cref="MostExported"/>; taking them out is itself written down.</summary>
    public async Task<IReadOnlyList<AuditRow>> ExportAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.AuditLog.Default, cancellationToken);
        var rows = await Project(Query(filter).OrderByDescending(row => row.Time).ThenByDescending(row => row.Id).Take(MostExported)).ToListAsync(cancellationToken);
        await audit.WriteAsync("Identity.AuditLogExported", new { Rows = rows.Count, filter.Who, filter.Action, filter.From, filter.Until }, cancellationToken: cancellationToken);
        return rows;
    }

    private IQueryable<AuditLogEntry> Query(AuditFilter filter)
    {
        var rows = db.Set<AuditLogEntry>().AsNoTracking();
        if (!string.IsNullOrEmpty(filter.Who))
            rows = rows.Where(row => row.UserName == filter.Who);
        if (!string.IsNullOrEmpty(filter.Action))
            rows = rows.Where(row => row.Action == filter.Action);
        if (filter.From is { } from)
        {
            var start = VietnamTime.FromWallClock(from.ToDateTime(TimeOnly.MinValue));
            rows = rows.Where(row => row.Time >= start);
        }

        if (filter.Until is { } until)
        {
            var end = VietnamTime.FromWallClock(until.AddDays(1).ToDateTime(TimeOnly.MinValue));
            rows = rows.Where(row => row.Time < end);
        }

        return rows;
    }

    private static IQueryable<AuditRow> Project(IQueryable<AuditLogEntry> rows) =>
        rows.Select(row => new AuditRow(row.Time, row.UserName, row.Action, row.EntityType, row.EntityId, row.Data));
}
