using EduAbp.Blobs;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Support.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Support.Requests;

/// <summary>The files that the current unit has sent beside requests: they are kept in its folder and take of its share.</summary>
internal sealed class SupportStorage(SupportDbContext db, ICurrentTenant tenant) : IStorageUser, IBlobOwner, ITransientDependency
{
    public string Container => SupportFiles.Container;

    public Task<long> GetUsedAsync(CancellationToken cancellationToken) => Sent().SumAsync(file => file.Size, cancellationToken);

    public async Task<IReadOnlyCollection<string>> GetNamesAsync(CancellationToken cancellationToken) =>
        [.. (await Sent().Select(file => file.Id).ToListAsync(cancellationToken)).Select(SupportFiles.BlobName)];

    private IQueryable<SupportFile> Sent() => db.Files.Where(file => file.UnitId == tenant.GetId());
}
