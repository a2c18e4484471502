using System.Globalization;
using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Settings;

namespace EduAbp.AspNetCore.Files;

internal sealed class StorageQuota(IEnumerable<IStorageUser> users, ISettingProvider settings, ICurrentTenant tenant) : IStorageQuota, ITransientDependency
{
    /// <summary>Gigabytes of a unit; without a value a school has 5 and an office 20.</summary>
    public const string Setting = "Files.QuotaGigabytes";
    private const double School = 5;
    private const double Office = 20;

    public async Task<StorageUsage> GetAsync(CancellationToken cancellationToken)
    {
        var used = 0L;
        foreach (var user in users)
            used += await user.GetUsedAsync(cancellationToken);
        var gigabytes = await settings.GetOrNullAsync(Setting, cancellationToken) is { Length: > 0 } value
            ? double.Parse(value, CultureInfo.InvariantCulture)
            : tenant.Unit?.Kind is "department" or "district-office" ? Office : School;
        return new StorageUsage(used, (long)(gigabytes * 1024 * 1024 * 1024));
    }
}

internal sealed class StorageSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context) => context.Add(StorageQuota.Setting, defaultValue: null, isTenantSetting: false);
}
