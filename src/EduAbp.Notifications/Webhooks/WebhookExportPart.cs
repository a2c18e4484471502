using System.Globalization;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Notifications.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Webhooks;

/// <summary>The addresses outside that the unit tells, and what was told them; no secret leaves.</summary>
internal sealed class WebhookExportPart(NotificationsDbContext db, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 75;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var webhooks = await db.Webhooks.AsNoTracking().OrderBy(webhook => webhook.CreationTime).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "webhook.csv",
            ["Địa chỉ", "Sự kiện", "Đang bật", "Từ ngày"],
            webhooks.Select(webhook => new[] { webhook.Url, string.Join(", ", webhook.Events), webhook.IsEnabled ? "Có" : "Không", times.Date(webhook.CreationTime) }),
            cancellationToken);
        files.List("Webhook", "webhook.csv", webhooks.Count);

        var addresses = webhooks.ToDictionary(webhook => webhook.Id, webhook => webhook.Url);
        var deliveries = await db.WebhookDeliveries.AsNoTracking().OrderBy(delivery => delivery.CreationTime).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "webhook-da-gui.csv",
            ["Lúc", "Địa chỉ", "Sự kiện", "Nội dung", "Trạng thái", "Số lần gửi", "Mã trả lời"],
            deliveries.Select(delivery => new[]
            {
                times.DateTime(delivery.CreationTime), addresses.GetValueOrDefault(delivery.SubscriptionId), delivery.EventName, delivery.Body,
                delivery.State switch { DeliveryState.Delivered => "Đã nhận", DeliveryState.Failed => "Không gửi được", _ => "Đang chờ" },
                delivery.Attempts.ToString(CultureInfo.InvariantCulture), delivery.Status?.ToString(CultureInfo.InvariantCulture),
            }),
            cancellationToken);
        files.List("Webhook đã gửi", "webhook-da-gui.csv", deliveries.Count);
    }
}
