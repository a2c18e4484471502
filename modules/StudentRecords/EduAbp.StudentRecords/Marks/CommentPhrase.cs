using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Marks;

/// <summary>A phrase that a teacher uses in comments on pupils in one subject.</summary>
internal sealed class CommentPhrase(Guid tenantId, Guid personId, Guid subjectId, string text) : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid PersonId { get; private set; } = personId;

    public Guid SubjectId { get; private set; } = subjectId;

    public string Text { get; private set; } = text;
}
