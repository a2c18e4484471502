using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Workflows.Contracts;

namespace EduAbp.Workflows.Tasks;

/// <summary>Tells those who may do a new task that it waits.</summary>
internal sealed class TaskNotices(TaskNoticeSender notices, ICurrentTenant unit) : IDistributedEventHandler<UserTaskOpenedEto>
{
    public async Task HandleEventAsync(UserTaskOpenedEto eto, CancellationToken cancellationToken)
    {
        // what was handed up is told at the office, together with its note
        if (eto.HandedUpTo is null) await notices.SendAsync(eto, eto.FormKey, eto.BusinessKey, unit.Unit?.Name, cancellationToken);
    }
}

/// <summary>Sends the notice in the unit of the scope, whose people the rule is asked of.</summary>
internal sealed class TaskNoticeSender(INotificationSender sender, IPersonLookup people, StepNames steps, ICurrentTenant unit) : ITransientDependency
{
    public async Task SendAsync(UserTaskOpenedEto eto, string page, string id, string? fromUnit, CancellationToken cancellationToken)
    {
        var readers = eto.PersonId is { } person ? [person] : await HoldersAsync(eto, cancellationToken);
        await sender.SendAsync(
            new NotificationMessage(
                readers,
                "Workflows.TaskWaiting",
                new Dictionary<string, string> { ["Step"] = NoticeValue.Text(StepNames.KeyOf(eto.ProcessKey, eto.NodeId), steps.Of(eto.ProcessKey, eto.NodeId)), ["Title"] = eto.Title, ["Unit"] = fromUnit ?? "" },
                page,
                new Dictionary<string, string?> { ["id"] = id }),
            cancellationToken);
    }

    private async Task<IReadOnlyCollection<Guid>> HoldersAsync(UserTaskOpenedEto eto, CancellationToken cancellationToken)
    {
        if ((eto.Permission ?? eto.Role) is not { } rule) return [];
        var holders = await people.GetHoldersAsync(unit.GetId(), rule, cancellationToken);
        return [.. holders.Select(holder => holder.Id).Except(eto.ExcludedPersonIds)];
    }
}
