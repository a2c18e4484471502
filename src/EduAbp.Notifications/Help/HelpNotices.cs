using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;

namespace EduAbp.Notifications.Help;

/// <summary>Tells a unit's administrators that somebody asks to help, and the helper what the unit decided. Here, since Identity knows no notices.</summary>
internal sealed class HelpNotices(INotificationSender sender, IPersonLookup people, ITenantScopeFactory scopes, ITenantDirectory units, ICurrentTenant tenant)
    : IDistributedEventHandler<HelpMovedEto>
{
    public async Task HandleEventAsync(HelpMovedEto eto, CancellationToken cancellationToken)
    {
        var data = new Dictionary<string, string>
        {
            ["Helper"] = eto.HelperName,
            ["Office"] = units.Find(eto.FromUnitId)?.Name ?? "",
            ["Unit"] = tenant.Unit?.Name ?? "",
            ["Reason"] = eto.Reason,
            ["Until"] = eto.Until is { } until ? NoticeValue.Time(until) : "",
        };
        if (eto.To is HelpState.Asked or HelpState.Ended)
        {
            var administrators = await people.GetHoldersAsync(tenant.GetId(), IdentityPermissions.Help.Manage, cancellationToken);
            var page = eto.To == HelpState.Asked ? "/Identity/Help/Decide" : "/Identity/Help/Index";
            var route = eto.To == HelpState.Asked ? new Dictionary<string, string?> { ["id"] = eto.HelpId.ToString() } : null;
            await sender.SendAsync(new([.. administrators.Select(person => person.Id)], $"Identity.Help{eto.To}", data, page, route, ByMail: eto.To == HelpState.Asked), cancellationToken);
            return;
        }

        // A notice is read where its reader works: at the own office.
        await using var scope = scopes.Create(eto.FromUnitId);
        await scope.Get<INotificationSender>().SendAsync(new([eto.HelperId], $"Identity.Help{eto.To}", data, "/Identity/Helping/Index"), cancellationToken);
        await scope.CompleteAsync(cancellationToken);
    }
}
