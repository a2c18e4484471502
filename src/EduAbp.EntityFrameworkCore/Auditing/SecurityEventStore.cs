using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore.Auditing;

/// <summary>A line of the security log. A row of the host: it may name a unit and belongs to none.</summary>
internal sealed class SecurityEventRow
{
    public Guid Id { get; init; }

    public DateTimeOffset Time { get; init; }

    public required string Kind { get; init; }

    public SecuritySeverity Severity { get; init; }

    public Guid? UnitId { get; init; }

    public Guid? UserId { get; init; }

    public string? UserName { get; init; }

    public string? Address { get; init; }

    public string? Data { get; init; }

    public int Repeated { get; init; }
}

internal sealed class SecurityEventStore(AbpKernelDbContext db) : ISecurityEvents, ITransientDependency
{
    public async Task AddAsync(IEnumerable<SecurityEvent> events, CancellationToken cancellationToken)
    {
        db.AddRange(events.Select(happened => new SecurityEventRow
        {
            Id = Guid.CreateVersion7(happened.Time),
            Time = happened.Time,
            Kind = happened.Kind,
            Severity = happened.Severity,
            UnitId = happened.UnitId,
            UserId = happened.UserId,
            UserName = Cut(happened.UserName, 200),
            Address = Cut(happened.Address, 64),
            Data = Cut(happened.Data, 2000),
            Repeated = happened.Repeated,
        }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The newest first.</summary>
    public async Task<(IReadOnlyList<SecurityEvent> Rows, int Total)> GetPageAsync(SecurityEventFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var rows = Query(filter);
        var page = await rows.OrderByDescending(row => row.Time).ThenByDescending(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellationToken);
        return ([.. page.Select(ToEvent)], await rows.CountAsync(cancellationToken));
    }

    public async Task<IReadOnlyList<string>> GetKindsAsync(Guid? unitId, CancellationToken cancellationToken) =>
        await Query(new SecurityEventFilter(unitId)).Select(row => row.Kind).Distinct().OrderBy(kind => kind).ToListAsync(cancellationToken);

    /// <summary>How often it happened, what was left out counted in.</summary>
    public Task<int> CountAsync(string kind, DateTimeOffset after, CancellationToken cancellationToken) =>
        db.SecurityEvents.Where(row => row.Kind == kind && row.Time > after).SumAsync(row => 1 + row.Repeated, cancellationToken);

    private static SecurityEvent ToEvent(SecurityEventRow row) =>
        new(row.Kind, row.Severity, row.Time, row.UnitId, row.UserId, row.UserName, row.Address, row.Data) { Repeated = row.Repeated };

    private IQueryable<SecurityEventRow> Query(SecurityEventFilter filter)
    {
        var rows = db.SecurityEvents.AsNoTracking();
        if (filter.UnitId is { } unit)
            rows = rows.Where(row => row.UnitId == unit);
        if (!string.IsNullOrEmpty(filter.Kind))
            rows = rows.Where(row => row.Kind == filter.Kind);
        if (filter.AtLeast is { } severity)
            rows = rows.Where(row => row.Severity <= severity);
        if (!string.IsNullOrWhiteSpace(filter.Address))
            rows = rows.Where(row => row.Address == filter.Address.Trim());
        if (filter.From is { } from)
            rows = rows.Where(row => row.Time >= from);
        if (filter.Until is { } until)
            rows = rows.Where(row => row.Time < until);
        return rows;
    }

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..most] : text;
}
