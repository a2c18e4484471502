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

    public LookVersion(int number, SiteLook look, Guid creatorId, string creatorName, DateTimeOffset time) =>
        (Number, Json, CreatorId, CreatorName, Time) = (number, JsonSerializer.Serialize(look), creatorId, creatorName, time);

    public Guid TenantId { get; private set; }

    public int Number { get; private set; }

    public string Json { get; private set; } = "";

    public Guid CreatorId { get; private set; }

    public string CreatorName { get; private set; } = "";

    public DateTimeOffset Time { get; private set; }

    public SiteLook Look => JsonSerializer.Deserialize<SiteLook>(Json)!;
}
