using System.IO.Compression;
using System.Security;
using System.Text;

namespace EduAbp.Browser.Tests.Kit;

/// <summary>Excel workbooks as people would bring them.</summary>
internal static class Workbooks
{
    /// <summary>A copy of a workbook in which some texts are others.</summary>
    public static FilePayload Edit(string path, IReadOnlyDictionary<string, string> texts)
    {
        using var content = new MemoryStream();
        content.Write(File.ReadAllBytes(path));
        using (var archive = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/", StringComparison.Ordinal) && entry.Name.EndsWith(".xml", StringComparison.Ordinal)).ToList())
            {
                string xml;
                using (var reader = new StreamReader(entry.Open()))
                    xml = reader.ReadToEnd();
                foreach (var (old, current) in texts)
                    xml = xml.Replace($">{old}<", $">{SecurityElement.Escape(current)}<", StringComparison.Ordinal);
                var name = entry.FullName;
                entry.Delete();
                Write(archive, name, xml);
            }
        }

        return Payload(Path.GetFileName(path), content);
    }

    /// <summary>A workbook of one sheet.</summary>
    public static FilePayload Make(string name, params string[][] rows) => Make(name, [.. rows.Select(row => row.Cast<object?>().ToArray())], []);

    /// <summary>A workbook as it comes: cells are texts, <see cref="ExcelDate"/>, <see cref="Formula"/> or null; ranges are merged; a hidden sheet may stand before.</summary>
    public static FilePayload Make(string name, object?[][] rows, string[] merges, object?[][]? hidden = null)
    {
        (string Name, string State, string Xml)[] sheets = hidden is null ? [("Sheet1", "visible", Sheet(rows, merges))] : [("an", "hidden", Sheet(hidden, [])), ("DS", "visible", Sheet(rows, merges))];
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """);
            Write(archive, "_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
            Write(archive, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>{string.Concat(sheets.Index().Select(sheet => $"<Relationship Id=\"rId{sheet.Index + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{sheet.Index + 1}.xml\"/>"))}</Relationships>
                """);
            Write(archive, "xl/workbook.xml", $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(sheets.Index().Select(sheet => $"<sheet name=\"{sheet.Item.Name}\" sheetId=\"{sheet.Index + 1}\" state=\"{sheet.Item.State}\" r:id=\"rId{sheet.Index + 1}\"/>"))}</sheets></workbook>
                """);
            // Style 1 is a date.
            Write(archive, "xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
                """);
            foreach (var (place, sheet) in sheets.Index())
                Write(archive, $"xl/worksheets/sheet{place + 1}.xml", sheet.Xml);
        }

        return Payload(name, content);
    }

    /// <summary>A small file that unpacks to more than a workbook may have.</summary>
    public static FilePayload Bomb(string name)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", "<Types/>");
            using var sheet = archive.CreateEntry("xl/workbook.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 110; i++)
                sheet.Write(zeros);
        }

        return Payload(name, content);
    }

    private static string Sheet(object?[][] rows, string[] merges)
    {
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            sheet.Append($"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
            {
                var address = $"{(char)('A' + column)}{row + 1}";
                sheet.Append(rows[row][column] switch
                {
                    null => "",
                    ExcelDate date => $"<c r=\"{address}\" s=\"1\"><v>{date.Value.ToDateTime(TimeOnly.MinValue).ToOADate()}</v></c>",
                    Formula { Value: ['#', ..] } broken => $"<c r=\"{address}\" t=\"e\"><f>{SecurityElement.Escape(broken.Text)}</f><v>{broken.Value}</v></c>",
                    Formula formula => $"<c r=\"{address}\" t=\"str\"><f>{SecurityElement.Escape(formula.Text)}</f><v>{SecurityElement.Escape(formula.Value)}</v></c>",
                    var text => $"<c r=\"{address}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text.ToString())}</t></is></c>",
                });
            }

            sheet.Append("</row>");
        }

        sheet.Append("</sheetData>");
        if (merges.Length > 0)
            sheet.Append($"<mergeCells>{string.Concat(merges.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>");
        return sheet.Append("</worksheet>").ToString();
    }

    /// <summary>Nine digits with their check digit, as the tax office gives them to organisations.</summary>
    public static string TaxCode(string nine)
    {
        int[] weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
        var rest = nine.Select((digit, place) => (digit - '0') * weights[place]).Sum() % 11;
        (10 - rest).ShouldBeInRange(0, 9, "choose other digits");
        return $"{nine}{10 - rest}";
    }

    private static FilePayload Payload(string name, MemoryStream content) => new()
    {
        Name = name,
        MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Buffer = content.ToArray(),
    };

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text.Trim());
    }
}

/// <summary>A day as Excel keeps it: a number with a style.</summary>
internal sealed record ExcelDate(DateOnly Value);

/// <param name="Value">As last computed; an error begins with #.</param>
internal sealed record Formula(string Text, string Value);
