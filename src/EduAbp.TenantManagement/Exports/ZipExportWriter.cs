using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EduAbp.Exporting;

namespace EduAbp.TenantManagement.Exports;

/// <summary>The archive while it is written, with its table of contents.</summary>
internal sealed class ZipExportWriter(ZipArchive archive) : IUnitExportWriter
{
    private const string Style =
        "body{font:16px/1.6 'Be Vietnam Pro',system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2733}img{max-width:100%;height:auto}"
        + "h1{line-height:1.3}a{color:#0b5e7c}table{border-collapse:collapse}td,th{border:1px solid #c8d2da;padding:.3rem .6rem;text-align:left}.meta{color:#566573}";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly List<(string Title, string Path, int Count)> _contents = [];

    public void List(string title, string path, int count) => _contents.Add((title, path, count));

    public Task WritePageAsync(string path, string title, string body, CancellationToken cancellationToken) => WriteTextAsync(
        path,
        $"""
        <!doctype html>
        <html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(title)}</title><style>{Style}</style></head>
        <body>
        {body}
        </body></html>
        """,
        cancellationToken);

    public Task WriteTableAsync(string path, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows, CancellationToken cancellationToken)
    {
        var table = new StringBuilder("\uFEFF");
        table.AppendJoin(',', headings.Select(Cell)).Append("\r\n");
        foreach (var row in rows) table.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return WriteTextAsync(path, table.ToString(), cancellationToken);
    }

    public Task WriteJsonAsync(string path, object data, CancellationToken cancellationToken) =>
        WriteTextAsync(path, JsonSerializer.Serialize(data, Json), cancellationToken);

    public async Task WriteFileAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        // Pictures and documents are packed already.
        await using var entry = Entry(path, CompressionLevel.NoCompression);
        await content.CopyToAsync(entry, cancellationToken);
    }

    /// <summary>The page with which reading begins.</summary>
    public Task WriteContentsAsync(string unitName, string day, CancellationToken cancellationToken)
    {
        var items = string.Concat(_contents.Select(item =>
            $"<li><a href=\"{WebUtility.HtmlEncode(item.Path)}\">{WebUtility.HtmlEncode(item.Title)}</a> <span class=\"meta\">({item.Count})</span></li>"));
        return WritePageAsync(
            "index.html",
            unitName,
            $"""
            <h1>{WebUtility.HtmlEncode(unitName)}</h1>
            <p>Toàn bộ dữ liệu của đơn vị trên cổng thông tin, xuất ngày {WebUtility.HtmlEncode(day)}. Các trang mở bằng trình duyệt, các bảng mở bằng phần mềm bảng tính.</p>
            <ul>{items}</ul>
            <p class="meta">Trong tệp có dữ liệu cá nhân: hãy cất giữ cẩn thận.</p>
            """,
            cancellationToken);
    }

    private async Task WriteTextAsync(string path, string text, CancellationToken cancellationToken)
    {
        await using var entry = Entry(path, CompressionLevel.Optimal);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    private Stream Entry(string path, CompressionLevel level)
    {
        if (path.Contains("..", StringComparison.Ordinal) || path is not [not '/', ..] || path.Contains('\\', StringComparison.Ordinal))
            throw new ArgumentException($"Not a path within the archive: {path}");
        return archive.CreateEntry(path, level).Open();
    }

    // A cell that begins like a formula would be run by the spreadsheet.
    private static string Cell(string? text)
    {
        text ??= "";
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
