using EduAbp.Auditing;
using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Authorization;
using EduAbp.TenantManagement.Contracts;
using EduAbp.Users;

namespace EduAbp.TenantManagement.Units;

/// <summary>An office did something to a unit: the unit's own log holds it too, and its people are told.</summary>
[EventName("TenantManagement.UnitLife")]
internal sealed record UnitLifeEto(Guid UnitId, string Action, Dictionary<string, string> Data, Guid? ActorId, string? ActorName);

/// <summary>Writes what was done to a unit: at once to the log of who did it, after the commit to the unit's own.</summary>
internal sealed class UnitLife(IAuditLog audit, IDistributedEventBus events, ICurrentTenant tenant, ICurrentUser user) : ITransientDependency
{
    public async Task RecordAsync(Guid unitId, string action, Dictionary<string, string> data, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(action, data, unitId, cancellationToken);
        var told = new Dictionary<string, string>(data) { ["Office"] = tenant.Unit?.Name ?? "" };
        await events.PublishAsync(new UnitLifeEto(unitId, action, told, user.Id, user.FullName ?? user.UserName), unitId.ToString(), cancellationToken);
    }
}

internal sealed class UnitLifeRecorder(ITenantScopeFactory scopes, ICurrentTenant tenant, IPersonLookup people) : IDistributedEventHandler<UnitLifeEto>
{
    public async Task HandleEventAsync(UnitLifeEto eto, CancellationToken cancellationToken)
    {
        var readers = new HashSet<Guid>();
        foreach (var holding in new[] { TenantManagementPermissions.Unit.Manage, Roles.Head, Roles.OfficeLeader })
            readers.UnionWith((await people.GetHoldersAsync(eto.UnitId, holding, cancellationToken)).Select(person => person.Id));

        await using var scope = scopes.Create(eto.UnitId);
        if (eto.ActorId is { } actor) scope.Get<CurrentUser>().Set(actor, null, eto.ActorName);
        if (tenant.Id != eto.UnitId) await scope.Get<IAuditLog>().WriteAsync(eto.Action, eto.Data, eto.UnitId, cancellationToken);
        await scope.Get<INotificationSender>().SendAsync(
            new NotificationMessage([.. readers], eto.Action, eto.Data, "/TenantManagement/Unit/Index"), cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}
