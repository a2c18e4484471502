namespace EduAbp.AspNetCore.Desk;

/// <summary>Answers the desk's search (Ctrl+K) from one module, within what the current person may see.</summary>
public interface IDeskSearchProvider
{
    /// <param name="text">As typed; compare with <c>VietnameseText.Fold</c>, so that marks need not be typed.</param>
    Task<IReadOnlyList<DeskSearchHit>> FindAsync(string text, int limit, CancellationToken cancellationToken);
}

/// <summary>A row of the answer.</summary>
/// <param name="Group">Key of the heading above it.</param>
/// <param name="Title">Finished words.</param>
/// <param name="Page">Razor page that it opens.</param>
/// <param name="Route">The page's route values.</param>
/// <param name="Note">A few finished words at the end of the row: state, date.</param>
public sealed record DeskSearchHit(
    string Group,
    string Title,
    string Page,
    string Icon,
    IReadOnlyDictionary<string, string?>? Route = null,
    string? Note = null);
