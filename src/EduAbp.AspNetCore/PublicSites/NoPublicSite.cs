namespace EduAbp.AspNetCore.PublicSites;

/// <summary>Stands in where no module makes public sites.</summary>
internal sealed class NoPublicSite : IPublicSiteProvider
{
    public ValueTask<PublicSite?> GetAsync(CancellationToken cancellationToken) => new((PublicSite?)null);
}
