using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Support.Contracts;
using EduAbp.Support.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Support.Requests;

/// <summary>Tells the office whose turn it is, or the one who asked, each at the own desk.</summary>
internal sealed class SupportNotices(SupportDbContext db, IPersonLookup people, ITenantScopeFactory scopes, ITenantDirectory units) : IDistributedEventHandler<SupportMovedEto>
{
    public async Task HandleEventAsync(SupportMovedEto eto, CancellationToken cancellationToken)
    {
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == eto.RequestId, cancellationToken);
        if (request is null)
            return;
        var data = new Dictionary<string, string>
        {
            ["Title"] = request.Title, ["Unit"] = units.Find(request.UnitId)?.Name ?? "", ["Office"] = units.Find(request.HolderId)?.Name ?? "", ["Name"] = eto.ByName,
            ["State"] = NoticeValue.Text($"Support:State:{eto.State}"),
        };
        var byAsker = eto.ByUnitId == request.UnitId;
        if (byAsker || eto.State == SupportState.PassedUp)
        {
            var readers = await people.GetHoldersAsync(request.HolderId, SupportPermissions.Requests.Answer, cancellationToken);
            await TellAsync(request.HolderId, [.. readers.Select(person => person.Id)], "Support.Waiting", cancellationToken);
        }

        if (!byAsker && request.CreatorId is { } asker)
            await TellAsync(request.UnitId, [asker], "Support.Moved", cancellationToken);

        async Task TellAsync(Guid unit, IReadOnlyCollection<Guid> readers, string template, CancellationToken cancellation)
        {
            await using var scope = scopes.Create(unit);
            await scope.Get<INotificationSender>().SendAsync(
                new NotificationMessage(readers, template, data, "/Support/Requests/Details", new Dictionary<string, string?> { ["id"] = request.Id.ToString() }), cancellation);
            await scope.CompleteAsync(cancellation);
        }
    }
}
