namespace EduAbp.Blobs;

/// <summary>What the files of all modules may take in the current unit.</summary>
public interface IStorageQuota
{
    Task<StorageUsage> GetAsync(CancellationToken cancellationToken = default);
}

/// <summary>Says how many bytes a module keeps for the current unit, those included that this scope is about to add.</summary>
public interface IStorageUser
{
    Task<long> GetUsedAsync(CancellationToken cancellationToken = default);
}

/// <param name="Used">Bytes.</param>
/// <param name="Quota">Bytes.</param>
public sealed record StorageUsage(long Used, long Quota);
