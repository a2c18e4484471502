namespace EduAbp.Blobs;

/// <summary>Names the files that a module's rows of the current unit rely on; <c>verify</c> compares them with what is stored.</summary>
public interface IBlobOwner
{
    string Container { get; }

    /// <summary>Names within the container.</summary>
    Task<IReadOnlyCollection<string>> GetNamesAsync(CancellationToken cancellationToken = default);
}
