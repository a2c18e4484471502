using EduAbp.Blobs;

namespace EduAbp.AspNetCore.Files;

public static class StorageQuotaExtensions
{
    public const string FullCode = "Kernel:StorageFull";

    /// <summary>To be asked before a file is kept.</summary>
    /// <exception cref="BusinessException">It does not fit any more.</exception>
    public static async Task CheckAsync(this IStorageQuota quota, long bytes, string? field = null, CancellationToken cancellationToken = default)
    {
        var usage = await quota.GetAsync(cancellationToken);
        if (usage.Used + bytes <= usage.Quota)
            return;
        var full = new BusinessException(FullCode).WithData("Used", FileSize.Text(usage.Used)).WithData("Quota", FileSize.Text(usage.Quota));
        throw field is null ? full : full.ForField(field);
    }
}
