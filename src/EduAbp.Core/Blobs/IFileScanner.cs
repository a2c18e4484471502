namespace EduAbp.Blobs;

/// <summary>What is known of a file's harmlessness. Stored by name: never rename one.</summary>
public enum ScanState
{
    /// <summary>Nobody looked: there is no scanner, or it did not answer. It is not the same as clean.</summary>
    NotScanned,
    Clean,
    Infected,

    /// <summary>The scanner takes nothing of that size: nobody looked, and asking again would change nothing.</summary>
    TooLarge,
}

/// <param name="Finding">The scanner's name for what it found, or why it could not look.</param>
public sealed record ScanResult(ScanState State, string? Finding = null);

/// <summary>Looks for malware in what people upload, before anybody else gets it.</summary>
public interface IFileScanner
{
    /// <summary>Reads the stream to its end; an unreachable scanner is an answer, no exception.</summary>
    Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken = default);

    /// <summary>Whether it would look now; false where there is none.</summary>
    Task<bool> IsReadyAsync(CancellationToken cancellationToken = default);
}

public static class FileScanning
{
    public const string InfectedCode = "Kernel:FileInfected";

    /// <summary>Scans and goes back to the beginning.</summary>
    /// <exception cref="BusinessException">Something was found.</exception>
    public static async Task<ScanState> RefuseInfectedAsync(this IFileScanner scanner, Stream content, string field = "File", CancellationToken cancellationToken = default)
    {
        var result = await scanner.ScanAsync(content, cancellationToken);
        content.Position = 0;
        return result.State == ScanState.Infected ? throw new BusinessException(InfectedCode).WithData("Finding", result.Finding).ForField(field) : result.State;
    }
}
