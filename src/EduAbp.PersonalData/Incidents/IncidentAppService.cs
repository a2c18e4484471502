using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Incidents;

internal sealed record IncidentListItem(Guid Id, string Title, DateTimeOffset DetectedAt, DateTimeOffset NotifyBy, DateTimeOffset? NotifiedAt, int? People, bool IsClosed, bool IsLate);

internal sealed record IncidentDetails(
    IncidentListItem Item, string What, string? Whose, bool Sensitive, string? Measures, string? NotifiedHow, DateTimeOffset? PeopleToldAt, string? PeopleToldHow, DateTimeOffset? HandedUpAt, string? Office,
    IReadOnlyList<SupplementRow> Supplements);

internal sealed record SupplementRow(string Text, string ByName, DateTimeOffset At);

/// <param name="UnitName">Whose incident it is.</param>
internal sealed record ReportRow(
    Guid Id, string UnitName, string Title, string What, int? People, bool Sensitive, string? Measures, DateTimeOffset DetectedAt, DateTimeOffset NotifyBy, DateTimeOffset? NotifiedAt, bool IsClosed, bool IsLate,
    DateTimeOffset ChangedAt);

/// <summary>The unit's register of incidents; what it hands up, the offices above it read.</summary>
internal sealed class IncidentAppService(
    PersonalDataDbContext db, IPermissionChecker permissions, ITenantDirectory units, ICurrentTenant tenant, ICurrentUser user, IAuditLog audit, TimeProvider clock) : ITransientDependency
{
    public const int PageSize = 50;

    /// <summary>Incidents are rare; more than this many that were handed up are not shown.</summary>
    private const int MaxReports = 1_000;

    public async Task<(IReadOnlyList<IncidentListItem> Items, int Total)> GetPageAsync(int number, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Incidents.Manage, cancellationToken);
        var now = clock.GetUtcNow();
        var total = await db.Incidents.CountAsync(cancellationToken);
        var rows = await db.Incidents.AsNoTracking().OrderByDescending(row => row.DetectedAt).ThenBy(row => row.Id).Skip((Math.Max(1, number) - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return ([.. rows.Select(row => Item(row, now))], total);
    }

    public async Task<IncidentDetails> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Incidents.Manage, cancellationToken);
        var row = await db.Incidents.AsNoTracking().Include(incident => incident.Supplements).GetAsync(id, cancellationToken);
        return new IncidentDetails(
            Item(row, clock.GetUtcNow()), row.What, row.Whose, row.Sensitive, row.Measures, row.NotifiedHow, row.PeopleToldAt, row.PeopleToldHow, row.HandedUpAt,
            units.Ancestors(tenant.GetId()) is [var office, ..] ? office.Name : null,
            [.. row.Supplements.OrderBy(one => one.At).Select(one => new SupplementRow(one.Text, one.ByName, one.At))]);
    }

    public async Task<Guid> RecordAsync(IncidentInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Incidents.Manage, cancellationToken);
        var incident = new Incident(input, clock.GetUtcNow());
        db.Incidents.Add(incident);
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync("PersonalData.IncidentRecorded", new { incident.DetectedAt, incident.People }, incident.Id, cancellationToken);
        return incident.Id;
    }

    public Task ChangeAsync(Guid id, IncidentInput input, CancellationToken cancellationToken) => DoAsync(id, (incident, now) => incident.Set(input, now), "PersonalData.IncidentChanged", cancellationToken);

    public Task NotifiedAsync(Guid id, DateTime? at, string? how, CancellationToken cancellationToken) => DoAsync(id, (incident, now) => incident.Notify(at, how, now), "PersonalData.AuthorityNotified", cancellationToken);

    public Task PeopleToldAsync(Guid id, DateTime? at, string? how, CancellationToken cancellationToken) => DoAsync(id, (incident, now) => incident.TellPeople(at, how, now), "PersonalData.PeopleTold", cancellationToken);

    public Task SupplementAsync(Guid id, string? text, CancellationToken cancellationToken) =>
        DoAsync(id, (incident, now) => incident.Supplement(text, user.FullName ?? user.UserName ?? "", now), "PersonalData.IncidentSupplemented", cancellationToken);

    public Task CloseAsync(Guid id, CancellationToken cancellationToken) => DoAsync(id, (incident, now) => incident.Close(now), "PersonalData.IncidentClosed", cancellationToken);

    /// <summary>Lets the offices above read what happened and to how many; they see what changes later too.</summary>
    public Task HandUpAsync(Guid id, CancellationToken cancellationToken) => DoAsync(id, (incident, now) => incident.HandUp(now), "PersonalData.IncidentHandedUp", cancellationToken);

    /// <summary>What units below have handed up, the newest first.</summary>
    public async Task<IReadOnlyList<ReportRow>> GetReceivedAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Incidents.Received, cancellationToken);
        var (here, now) = (tenant.GetId(), clock.GetUtcNow());
        var rows = await db.Reports.AsNoTracking().OrderByDescending(row => row.DetectedAt).Take(MaxReports).ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => units.Ancestors(row.UnitId).Any(office => office.Id == here)).Select(row => new ReportRow(
                row.Id, units.Find(row.UnitId)?.Name ?? "", row.Title, row.What, row.People, row.Sensitive, row.Measures, row.DetectedAt, row.DetectedAt + Incident.NotifyWithin, row.NotifiedAt, row.ClosedAt is not null,
                IsLate(row.DetectedAt, row.NotifiedAt, now), row.ChangedAt)),
        ];
    }

    private async Task DoAsync(Guid id, Action<Incident, DateTimeOffset> act, string action, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Incidents.Manage, cancellationToken);
        var (incident, now) = (await db.Incidents.Include(row => row.Supplements).GetAsync(id, cancellationToken), clock.GetUtcNow());
        act(incident, now);
        foreach (var supplement in incident.Supplements.Where(one => db.Entry(one).State is EntityState.Detached or EntityState.Modified))
            db.Entry(supplement).State = EntityState.Added;
        if (incident.HandedUpAt is not null)
        {
            // The one way up: a row of the host that holds what the unit hands up, with the audit row below.
            var report = await db.Reports.SingleOrDefaultAsync(row => row.IncidentId == id, cancellationToken);
            if (report is null)
                db.Reports.Add(report = new IncidentReport(id, tenant.GetId()));
            report.Copy(incident, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(action, entityId: id, cancellationToken: cancellationToken);
    }

    private static IncidentListItem Item(Incident row, DateTimeOffset now) =>
        new(row.Id, row.Title, row.DetectedAt, row.NotifyBy, row.NotifiedAt, row.People, row.ClosedAt is not null, IsLate(row.DetectedAt, row.NotifiedAt, now));

    private static bool IsLate(DateTimeOffset detected, DateTimeOffset? notified, DateTimeOffset now) => (notified ?? now) > detected + Incident.NotifyWithin;
}
