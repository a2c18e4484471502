using System.IO.Compression;
using System.Text;

namespace EduAbp.Workbooks;

/// <summary>Looks at an uploaded workbook from outside before anything parses it.</summary>
public static class WorkbookGuard
{
    public const long MaxLength = 10 * 1024 * 1024;
    public const long MaxUnpackedLength = 100 * 1024 * 1024;
    public const int MaxEntries = 1_000;

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    // A protected workbook is an old compound file that holds the encrypted package under this name.
    private static readonly byte[] EncryptedPackage = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <exception cref="BusinessException">It is no workbook that we open; the text says why and what to do.</exception>
    public static void Check(Stream content)
    {
        if (content.Length == 0) throw Refuse("Empty");
        if (content.Length > MaxLength) throw Refuse("TooLarge").WithData("Megabytes", MaxLength / 1024 / 1024);

        Span<byte> start = stackalloc byte[8];
        content.Position = 0;
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith(Ole)) throw Refuse(Contains(content, EncryptedPackage) ? "Encrypted" : "OldFormat");
        if (!start.StartsWith(Zip)) throw Refuse("NotAWorkbook");

        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            CheckEntries(archive);
        }
        catch (InvalidDataException)
        {
            throw Refuse("Damaged");
        }

        content.Position = 0;
    }

    private static void CheckEntries(ZipArchive archive)
    {
        if (archive.Entries.Count > MaxEntries) throw Refuse("TooManyParts");

        // The reader of an entry stops at the length that the entry declares, so the sum is a true bound.
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            unpacked += entry.Length;
            if (unpacked > MaxUnpackedLength) throw Refuse("TooLargeUnpacked").WithData("Megabytes", MaxUnpackedLength / 1024 / 1024);
            if (entry.IsEncrypted) throw Refuse("Encrypted");
            if (entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) throw Refuse("HasMacros");
        }

        if (archive.GetEntry("[Content_Types].xml") is not { } types || archive.GetEntry("xl/workbook.xml") is null) throw Refuse("NotAWorkbook");
        using var reader = new StreamReader(types.Open());
        if (reader.ReadToEnd().Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) throw Refuse("HasMacros");
    }

    public static BusinessException Refuse(string reason) => new BusinessException($"Workbook:{reason}").ForField("File");

    private static bool Contains(Stream content, byte[] words)
    {
        content.Position = 0;
        var all = new byte[content.Length];
        content.ReadExactly(all);
        return all.AsSpan().IndexOf(words) >= 0;
    }
}
