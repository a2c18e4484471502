namespace EduAbp.Auditing;

/// <summary>Writes what people did to the unit's audit log, in the transaction of the deed. Changes of aggregates write themselves.</summary>
public interface IAuditLog
{
    /// <param name="action">Stable name, <c>Identity.SignedIn</c>; its text is <c>Audit:{action}</c>.</param>
    /// <param name="data">Small and without secrets; stored as JSON.</param>
    /// <param name="entityId">What it was done to.</param>
    Task WriteAsync(string action, object? data = null, Guid? entityId = null, CancellationToken cancellationToken = default);
}
