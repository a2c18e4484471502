using System.IO.Compression;
using System.Text;

namespace EduAbp.AspNetCore.Files;

public enum FileType
{
    Unknown,
    Jpeg,
    Png,
    Gif,
    WebP,
    Svg,
    Pdf,
    Word,
    Excel,
    PowerPoint,
    OfficeWithMacros,
    Damaged,
}

/// <summary>Says what a file is by its content; its name and what the browser claims count for nothing.</summary>
public static class FileTypes
{
    private const int MaxEntries = 10_000;
    private const long MaxUnpacked = 500L * 1024 * 1024;
    private const int MaxContentTypes = 1024 * 1024;

    public static bool IsPicture(FileType type) => type is FileType.Jpeg or FileType.Png or FileType.Gif or FileType.WebP;

    public static string ExtensionOf(FileType type) => type switch
    {
        FileType.Jpeg => ".jpg",
        FileType.Png => ".png",
        FileType.Gif => ".gif",
        FileType.WebP => ".webp",
        FileType.Pdf => ".pdf",
        FileType.Word => ".docx",
        FileType.Excel => ".xlsx",
        FileType.PowerPoint => ".pptx",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string ContentTypeOf(FileType type) => type switch
    {
        FileType.Jpeg => "image/jpeg",
        FileType.Png => "image/png",
        FileType.Pdf => "application/pdf",
        FileType.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileType.Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileType.PowerPoint => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static FileType Detect(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[1024];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> head = start.AsSpan(0, length);

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return FileType.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return FileType.Png;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return FileType.Gif;
        if (head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return FileType.WebP;
        if (head.IndexOf("%PDF-"u8) is >= 0 and < 1000) return FileType.Pdf;
        if (head.StartsWith("PK\u0003\u0004"u8)) return DetectOffice(path);
        var text = Encoding.UTF8.GetString(head).ToLowerInvariant();
        return text.Contains("<svg", StringComparison.Ordinal) ? FileType.Svg : FileType.Unknown;
    }

    private static FileType DetectOffice(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (zip.Entries.Count > MaxEntries || zip.Entries.Sum(entry => entry.Length) > MaxUnpacked) return FileType.Damaged;
            if (zip.Entries.Any(entry => entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return FileType.OfficeWithMacros;
            if (zip.GetEntry("[Content_Types].xml") is not { Length: < MaxContentTypes } contents) return FileType.Unknown;

            using var reader = new StreamReader(contents.Open());
            var types = reader.ReadToEnd();
            if (types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) return FileType.OfficeWithMacros;
            if (types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal)) return FileType.Word;
            if (types.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal)) return FileType.Excel;
            return types.Contains("presentationml.presentation.main+xml", StringComparison.Ordinal) ? FileType.PowerPoint : FileType.Unknown;
        }
        catch (InvalidDataException)
        {
            return FileType.Damaged;
        }
    }
}
