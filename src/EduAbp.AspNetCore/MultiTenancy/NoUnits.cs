using EduAbp.MultiTenancy;

namespace EduAbp.AspNetCore.MultiTenancy;

/// <summary>Stands in where no module manages units.</summary>
internal sealed class NoUnits : ITenantDirectory
{
    public IReadOnlyCollection<UnitInfo> All => [];

    public UnitInfo? Root => null;

    public UnitInfo? Find(Guid id) => null;

    public IReadOnlyList<UnitInfo> Children(Guid id) => [];

    public IReadOnlyList<UnitInfo> Ancestors(Guid id) => [];

    public IReadOnlyList<UnitInfo> Descendants(Guid id) => [];

    public ResolvedAddress? Resolve(string host, string path) => null;

    public string CanonicalUrl(UnitInfo unit) => "";
}
