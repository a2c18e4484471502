using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Notifications.Notices;

/// <summary>A line in a person's list. Its words are found when it is read, in the reader's language.</summary>
internal sealed class Notice : Entity, IMultiTenant, IPersonOwned
{
    public Guid TenantId { get; init; }

    public Guid UserId { get; init; }

    public required string Template { get; init; }

    /// <summary>Values of the text, as JSON.</summary>
    public required string Data { get; init; }

    public string? LinkPage { get; init; }

    /// <summary>Route values of the page, as JSON.</summary>
    public string? LinkRoute { get; init; }

    public DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset? ReadAt { get; private set; }

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
