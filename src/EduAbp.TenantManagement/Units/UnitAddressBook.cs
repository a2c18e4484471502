using EduAbp.DependencyInjection;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Data;
using EduAbp.Uow;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

/// <summary>Moves a unit, and with it all units below, to a new address; the old ones lead on.</summary>
internal sealed class UnitAddressBook(
    TenantManagementDbContext db, UnitDirectory directory, ReservedSlugs reserved, UnitChanges changes, IUnitOfWork unitOfWork, TimeProvider clock)
    : ITransientDependency
{
    /// <summary>Gives the unit another last part of its address, below the same office.</summary>
    public async Task ChangeAsync(Guid unitId, string slug, CancellationToken cancellationToken)
    {
        var info = directory.Find(unitId) ?? throw new EntityNotFoundException(typeof(Unit), unitId);
        if (slug == info.Slug) return;
        if (!UnitSlug.IsValid(slug) || info.Path.Length == 0) throw new BusinessException(TenantManagementErrorCodes.SlugInvalid).WithData("Slug", slug).ForField("Slug");
        await MoveAsync(unitId, info.Path.Contains('/', StringComparison.Ordinal) ? info.Path[..info.Path.LastIndexOf('/')] : "", slug, cancellationToken);
    }

    /// <summary>Whether the unit, with all below it, may have this address: nobody else has it or ever had it.</summary>
    public bool IsFree(Guid unitId, string parentPath, string slug)
    {
        if (!UnitSlug.IsValid(slug) || reserved.Contains(slug)) return false;
        var newPath = Below(parentPath, slug);
        var oldPath = directory.Find(unitId)!.Path;
        return directory.Descendants(unitId).All(unit =>
        {
            var path = newPath + unit.Path[oldPath.Length..];
            return path.Length <= UnitAddress.MaxPath && (directory.HolderOf(path) is not { } holder || holder == unit.Id);
        });
    }

    /// <summary>The slug, or the first free one like it, below an office.</summary>
    public string FirstFree(Guid unitId, string parentPath, string slug) => UnitSlug.FirstFree(slug, candidate => !IsFree(unitId, parentPath, candidate));

    public async Task MoveAsync(Guid unitId, string parentPath, string slug, CancellationToken cancellationToken)
    {
        var oldPath = directory.Find(unitId)!.Path;
        var newPath = Below(parentPath, slug);
        if (!IsFree(unitId, parentPath, slug)) throw new BusinessException(TenantManagementErrorCodes.SlugTaken).WithData("Slug", slug).ForField("Slug");
        var moved = directory.Descendants(unitId);
        var ids = moved.Select(unit => unit.Id).ToList();
        var now = clock.GetUtcNow();
        var known = new List<UnitAddress>();
        foreach (var some in ids.Chunk(500)) known.AddRange(await db.Addresses.Where(address => some.Contains(address.UnitId)).ToListAsync(cancellationToken));
        var byPath = known.ToDictionary(address => address.Path);

        foreach (var unit in moved)
        {
            var path = newPath + unit.Path[oldPath.Length..];
            if (path == unit.Path) continue;
            byPath[unit.Path].GiveUp(now);
            if (byPath.TryGetValue(path, out var earlier)) earlier.TakeBack(unit.Id, now);
            else db.Addresses.Add(new UnitAddress(unit.Id, path, now));
        }

        (await db.Units.SingleAsync(unit => unit.Id == unitId, cancellationToken)).AddressChanged();
        await db.SaveChangesAsync(cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync(ids));
    }

    private static string Below(string parentPath, string slug) => parentPath.Length == 0 ? slug : $"{parentPath}/{slug}";
}
