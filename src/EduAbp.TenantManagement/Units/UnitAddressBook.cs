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
    public async Task ChangeAsync(Guid unitId, string slug, CancellationToken cancellationToken)
    {
        var info = directory.Find(unitId) ?? throw new EntityNotFoundException(typeof(Unit), unitId);
        if (slug == info.Slug) return;
        if (!UnitSlug.IsValid(slug) || info.Path.Length == 0) throw new BusinessException(TenantManagementErrorCodes.SlugInvalid).WithData("Slug", slug).ForField("Slug");
        if (reserved.Contains(slug)) throw new BusinessException(TenantManagementErrorCodes.SlugTaken).WithData("Slug", slug).ForField("Slug");

        var oldPath = info.Path;
        var newPath = oldPath[..(oldPath.LastIndexOf('/') + 1)] + slug;
        var moved = directory.Descendants(unitId);
        var ids = moved.Select(unit => unit.Id).ToList();
        var now = clock.GetUtcNow();
        var known = new List<UnitAddress>();
        foreach (var some in ids.Chunk(500)) known.AddRange(await db.Addresses.Where(address => some.Contains(address.UnitId)).ToListAsync(cancellationToken));
        var byPath = known.ToDictionary(address => address.Path);

        foreach (var unit in moved)
        {
            var path = newPath + unit.Path[oldPath.Length..];
            byPath[unit.Path].GiveUp(now);
            if (byPath.TryGetValue(path, out var earlier)) earlier.TakeBack(unit.Id, now);
            else if (directory.IsTaken(path)) throw new BusinessException(TenantManagementErrorCodes.SlugTaken).WithData("Slug", path).ForField("Slug");
            else db.Addresses.Add(new UnitAddress(unit.Id, path, now));
        }

        (await db.Units.SingleAsync(unit => unit.Id == unitId, cancellationToken)).AddressChanged();
        await db.SaveChangesAsync(cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync(ids));
    }
}
