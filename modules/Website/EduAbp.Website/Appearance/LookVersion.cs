using System.Text.Json;
using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Website.Appearance;

/// <summary>A look as it once was; the newest is the one that visitors see.</summary>
internal sealed class LookVersion : Entity, IMultiTenant
{
    private LookVersion()
    {
    }

    /// <param name="origin">The version of which this one is a copy, 0 for the usual look; null for a look of its own.</param>
    public LookVersion(int number, SiteLook look, Guid creatorId, string creatorName, DateTimeOffset time, int? origin = null) =>
        (Number, Json, CreatorId, CreatorName, Time, Origin) = (number, JsonSerializer.Serialize(look), creatorId, creatorName, time, origin);

    public Guid TenantId { get; private set; }

    public int Number { get; private set; }

    public string Json { get; private set; } = "";

    public Guid CreatorId { get; private set; }

    public string CreatorName { get; private set; } = "";

    public DateTimeOffset Time { get; private set; }

    public int? Origin { get; private set; }

    /// <summary>Where in the row of looks the site stands: at this version, or at the one that was put on again.</summary>
    public int Position => Origin ?? Number;

    public SiteLook Look => JsonSerializer.Deserialize<SiteLook>(Json)!;
}
