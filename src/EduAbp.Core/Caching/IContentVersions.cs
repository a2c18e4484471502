namespace EduAbp.Caching;

/// <summary>
/// A number for each unit that is part of every cached public page's key. Raising it makes all cached pages of the
/// unit old at once, here and, through the database's announcements, on the other nodes.
/// </summary>
public interface IContentVersions
{
    long Get(Guid tenantId);

    /// <summary>Call it after the commit of whatever changed a public page: <c>unitOfWork.OnCommitted(...)</c>.</summary>
    Task RaiseAsync(params IReadOnlyCollection<Guid> tenantIds);
}
