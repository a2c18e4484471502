using System.Globalization;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Settings;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore.Auditing;

/// <summary>The unit's own settings, except secrets, and its audit log.</summary>
internal sealed class KernelExportPart(AbpKernelDbContext db, SettingDefinitionManager definitions) : IUnitExportContributor, ITransientDependency
{
    public int Order => 90;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var secrets = definitions.All.Where(setting => setting.IsSecret).Select(setting => setting.Name).ToHashSet();
        var settings = (await db.TenantSettings.AsNoTracking().OrderBy(setting => setting.Name).ToListAsync(cancellationToken)).Where(setting => !secrets.Contains(setting.Name)).ToList();
        await files.WriteTableAsync("cai-dat.csv", ["Tên", "Giá trị"], settings.Select(setting => new[] { setting.Name, setting.Value }), cancellationToken);
        files.List("Cài đặt riêng của đơn vị", "cai-dat.csv", settings.Count);

        var log = await db.AuditLogs.AsNoTracking().OrderBy(entry => entry.Time).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "nhat-ky.csv",
            ["Lúc", "Ai", "Việc", "Đối tượng", "Chi tiết"],
            log.Select(entry => new[] { entry.Time.ToVietnamTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.UserName, entry.Action, entry.EntityType, entry.Data }),
            cancellationToken);
        files.List("Nhật ký", "nhat-ky.csv", log.Count);
    }
}
