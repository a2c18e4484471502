namespace EduAbp.Blobs;

/// <summary>Files of the current unit. A name holds letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>/</c> only.</summary>
public interface IBlobStore
{
    /// <summary>Writes it whole or not at all; an older one of the same name is replaced.</summary>
    Task SaveAsync(string container, string name, Stream content, CancellationToken cancellationToken = default);

    /// <returns>Null when there is none.</returns>
    Task<Stream?> OpenReadAsync(string container, string name, CancellationToken cancellationToken = default);

    Task DeleteAsync(string container, string name, CancellationToken cancellationToken = default);
}
