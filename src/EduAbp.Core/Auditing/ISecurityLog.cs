namespace EduAbp.Auditing;

/// <summary>How much a security event should worry whoever watches; the numbers are syslog's.</summary>
public enum SecuritySeverity
{
    Alert = 1,
    Warning = 4,
    Notice = 5,
    Information = 6,
}

/// <summary>Something that whoever watches over the installation wants to know.</summary>
/// <param name="Kind">Stable name, <c>Identity.SignedIn</c>; its text is <c>Audit:{kind}</c>.</param>
/// <param name="UnitId">The unit at whose address it happened; null where there is none.</param>
/// <param name="Address">Where from.</param>
/// <param name="Data">Small and without secrets, as JSON.</param>
public sealed record SecurityEvent(
    string Kind, SecuritySeverity Severity, DateTimeOffset Time, Guid? UnitId, Guid? UserId, string? UserName, string? Address, string? Data)
{
    /// <summary>How many alike were left out since the last one that was written.</summary>
    public int Repeated { get; init; }
}

/// <summary>
/// The one log of security events of the installation: kept a year, sent on by syslog. Reporting waits for nothing and is
/// part of no transaction: what was refused is told although nothing was saved.
/// </summary>
public interface ISecurityLog
{
    /// <param name="kind">Stable name, <c>Security.Throttled</c>.</param>
    /// <param name="data">Small and without secrets.</param>
    void Report(string kind, SecuritySeverity severity, Guid? unitId = null, Guid? userId = null, string? userName = null, string? address = null, object? data = null);
}

/// <summary>Deeds of the audit log that are security events too; they are told when their transaction has been committed.</summary>
public sealed record AuditedSecurityEvents(SecuritySeverity Severity, IReadOnlyList<string> Actions);
