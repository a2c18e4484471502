using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Units;

/// <summary>Adds a unit with its place in the tree and its address to the current transaction.</summary>
internal sealed class UnitCreation(TenantManagementDbContext db, UnitDirectory directory, ReservedSlugs reserved, TimeProvider clock) : ITransientDependency
{
    /// <summary>Whether such a unit could be made now; says its name and address.</summary>
    /// <exception cref="BusinessException">The first reason why not.</exception>
    public async Task<(string Name, string Path)> CheckAsync(CreateUnitInput input, CancellationToken cancellationToken)
    {
        var (unit, path, _) = await PrepareAsync(Guid.CreateVersion7(), input, cancellationToken);
        return (unit.Name, path);
    }

    public async Task<Unit> AddAsync(Guid id, CreateUnitInput input, CancellationToken cancellationToken)
    {
        var (unit, path, parent) = await PrepareAsync(id, input, cancellationToken);
        var now = clock.GetUtcNow();
        db.Units.Add(unit);
        db.Addresses.Add(new UnitAddress(id, path, now));
        if (parent is not null) db.Relations.Add(new UnitRelation(UnitRelationKinds.Management, id, parent.Id, input.ManagedSince ?? VietnamDay.Of(now)));
        await db.SaveChangesAsync(cancellationToken);
        return unit;
    }

    private async Task<(Unit Unit, string Path, UnitInfo? Parent)> PrepareAsync(Guid id, CreateUnitInput input, CancellationToken cancellationToken)
    {
        var parent = CheckParent(input);
        CheckManagedSince(input.ManagedSince, VietnamDay.Of(clock.GetUtcNow()));
        var path = Path(input, parent);
        var unit = Unit.Create(id, input, path);
        await CheckTwinsAsync(unit, parent, cancellationToken);
        return (unit, path, parent);
    }

    /// <exception cref="BusinessException">The day is to come, or older than any office.</exception>
    public static void CheckManagedSince(DateOnly? day, DateOnly today)
    {
        if (day > today || day?.Year < 1945) throw new BusinessException(TenantManagementErrorCodes.ManagedSinceInvalid).ForField("ManagedSince");
    }

    private UnitInfo? CheckParent(CreateUnitInput input)
    {
        if (input.ParentId is not { } id)
            return directory.Root is null ? null : throw new BusinessException(TenantManagementErrorCodes.DepartmentExists);
        var parent = directory.Find(id) ?? throw new BusinessException(TenantManagementErrorCodes.ParentMissing);
        return UnitKinds.IsOffice(parent.Kind) ? parent : throw new BusinessException(TenantManagementErrorCodes.ParentIsNoOffice).WithData("Name", parent.Name);
    }

    private string Path(CreateUnitInput input, UnitInfo? parent)
    {
        if (parent is null) return "";
        if (input.Slug is { } chosen)
        {
            if (!UnitSlug.IsValid(chosen)) throw new BusinessException(TenantManagementErrorCodes.SlugInvalid).WithData("Slug", chosen).ForField("Slug");
            if (IsTaken(chosen)) throw new BusinessException(TenantManagementErrorCodes.SlugTaken).WithData("Slug", chosen).ForField("Slug");
            return Below(chosen);
        }

        var wanted = UnitName.Slug(input.Name);
        return wanted.Length < 2
            ? throw new BusinessException(TenantManagementErrorCodes.SlugInvalid).WithData("Slug", wanted).ForField("Slug")
            : Below(UnitSlug.FirstFree(wanted, IsTaken));

        bool IsTaken(string slug) => reserved.Contains(slug) || directory.IsTaken(Below(slug));

        string Below(string slug) => parent.Path.Length == 0 ? slug : $"{parent.Path}/{slug}";
    }

    private async Task CheckTwinsAsync(Unit unit, UnitInfo? parent, CancellationToken cancellationToken)
    {
        var twins = await db.Units
            .Where(other => other.State != UnitStates.Closed)
            .Where(other => other.NameKey == unit.NameKey || (unit.TaxCode != null && other.TaxCode == unit.TaxCode))
            .Select(other => new { other.Id, other.Name, other.NameKey, other.TaxCode })
            .ToListAsync(cancellationToken);
        foreach (var twin in twins)
        {
            if (unit.TaxCode is not null && twin.TaxCode == unit.TaxCode)
                throw new BusinessException(TenantManagementErrorCodes.TaxCodeTaken).WithData("Name", twin.Name).ForField("TaxCode");
            if (directory.Find(twin.Id)?.ParentId == parent?.Id)
                throw new BusinessException(TenantManagementErrorCodes.NameTaken).WithData("Name", twin.Name).ForField("Name");
        }
    }
}
