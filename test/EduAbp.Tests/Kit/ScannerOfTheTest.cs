using EduAbp.Blobs;

namespace EduAbp.Tests.Kit;

/// <summary>Finds the word MALWARE, once it is there.</summary>
internal sealed class ScannerOfTheTest : IFileScanner
{
    public bool IsThere { get; set; }

    public async Task<ScanResult> ScanAsync(Stream content, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(content, leaveOpen: true);
        var isBad = (await text.ReadToEndAsync(cancellationToken)).Contains("MALWARE", StringComparison.Ordinal);
        return new ScanResult(!IsThere ? ScanState.NotScanned : isBad ? ScanState.Infected : ScanState.Clean);
    }

    public Task<bool> IsReadyAsync(CancellationToken cancellationToken) => Task.FromResult(IsThere);
}
