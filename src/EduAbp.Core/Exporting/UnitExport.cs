namespace EduAbp.Exporting;

/// <summary>Adds a module's part to what a unit takes with it when it leaves: files that open without this software.</summary>
public interface IUnitExportContributor
{
    /// <summary>Its place in the table of contents; lower comes first.</summary>
    int Order { get; }

    /// <summary>Runs in a scope of the unit, for reading only; everything the module keeps for the unit, no secrets.</summary>
    Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken);
}

/// <summary>Writes files into the archive. Paths are relative, of small ASCII letters: <c>bai-viet/cay-duoc.html</c>.</summary>
public interface IUnitExportWriter
{
    /// <summary>Names a file in the archive's table of contents.</summary>
    /// <param name="title">In Vietnamese, as people read it.</param>
    void List(string title, string path, int count);

    /// <summary>A whole page around this content.</summary>
    /// <param name="body">HTML, already clean.</param>
    Task WritePageAsync(string path, string title, string body, CancellationToken cancellationToken = default);

    /// <summary>A table that spreadsheets open; cells that look like formulas are written as text.</summary>
    Task WriteTableAsync(string path, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken = default);

    /// <summary>The same data for programs.</summary>
    Task WriteJsonAsync(string path, object data, CancellationToken cancellationToken = default);

    Task WriteFileAsync(string path, Stream content, CancellationToken cancellationToken = default);
}
