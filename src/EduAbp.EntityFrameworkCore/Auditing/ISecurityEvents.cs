using EduAbp.Auditing;

namespace EduAbp.EntityFrameworkCore.Auditing;

/// <param name="UnitId">Only those of one unit.</param>
/// <param name="AtLeast">Only those that worry as much.</param>
public sealed record SecurityEventFilter(
    Guid? UnitId = null, string? Kind = null, SecuritySeverity? AtLeast = null, string? Address = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>Reads and writes the security log. Whoever shows it has asked for the permission and named the unit.</summary>
public interface ISecurityEvents
{
    Task AddAsync(IEnumerable<SecurityEvent> events, CancellationToken cancellationToken = default);

    /// <summary>The newest first.</summary>
    Task<(IReadOnlyList<SecurityEvent> Rows, int Total)> GetPageAsync(SecurityEventFilter filter, int skip, int take, CancellationToken cancellationToken = default);

    Task<IReadOnlyList<string>> GetKindsAsync(Guid? unitId, CancellationToken cancellationToken = default);

    /// <summary>How often it happened, what was left out counted in.</summary>
    Task<int> CountAsync(string kind, DateTimeOffset after, CancellationToken cancellationToken = default);
}
