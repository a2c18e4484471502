using Acme.Equipment.Data;
using EduAbp.EventBus;
using EduAbp.Notifications.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Acme.Equipment.Items;

/// <summary>A thing should be back. The name is stored in messages; a unit may let a webhook hear it, which gets the fields that are named.</summary>
[EventName("Equipment.LoanLate")]
[PublicEvent("itemId")]
public sealed record LoanLateEto(Guid ItemId);

/// <summary>Hears an event, here the plug-in's own, in a scope and a transaction of the unit: the borrower is told.</summary>
internal sealed class TellBorrower(EquipmentDbContext db, INotificationSender notices) : IDistributedEventHandler<LoanLateEto>
{
    public async Task HandleEventAsync(LoanLateEto eto, CancellationToken cancellationToken)
    {
        if (await db.Items.AsNoTracking().SingleOrDefaultAsync(item => item.Id == eto.ItemId, cancellationToken) is not { BorrowerId: { } borrower, IsLate: true } item)
            return;
        await notices.SendAsync(
            new NotificationMessage([borrower], "Equipment.LoanLate", new Dictionary<string, string> { ["Name"] = item.Name }, "/Equipment/Index", ByMail: false),
            cancellationToken);
    }
}
