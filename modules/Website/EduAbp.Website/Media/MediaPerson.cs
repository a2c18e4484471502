using EduAbp.MultiTenancy;

namespace EduAbp.Website.Media;

/// <summary>Somebody whom a picture shows, by the unit's register of consents.</summary>
internal sealed class MediaPerson : IMultiTenant
{
    private MediaPerson()
    {
    }

    public MediaPerson(Guid mediaId, Guid subjectId, string name) => (MediaId, SubjectId, Name) = (mediaId, subjectId, name);

    public Guid TenantId { get; private set; }

    public Guid MediaId { get; private set; }

    public Guid SubjectId { get; private set; }

    public string Name { get; private set; } = "";
}
