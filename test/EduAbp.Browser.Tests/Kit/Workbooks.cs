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
    public static FilePayload Make(string name, params string[][] rows)
    {
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            sheet.Append($"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
                sheet.Append($"<c r=\"{(char)('A' + column)}{row + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(rows[row][column])}</t></is></c>");
            sheet.Append("</row>");
        }

        sheet.Append("</sheetData></worksheet>");
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """);
            Write(archive, "_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
            Write(archive, "xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                """);
            Write(archive, "xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>
                """);
            Write(archive, "xl/worksheets/sheet1.xml", sheet.ToString());
        }

        return Payload(name, content);
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
