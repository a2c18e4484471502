namespace EduAbp.Identity.Contracts;

/// <summary>Whether the current person is in the current unit only to help, for the banner on every page of its desk.</summary>
public interface ICurrentHelp
{
    /// <summary>Null for the unit's own people.</summary>
    Task<HelpInProgress?> FindAsync(CancellationToken cancellationToken = default);
}

public sealed record HelpInProgress(DateTimeOffset Until, string Reason);
