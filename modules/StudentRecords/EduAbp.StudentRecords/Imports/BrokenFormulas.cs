using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace EduAbp.StudentRecords.Imports;

/// <summary>Cells whose formula Excel could not compute, such as #REF!: the reader of workbooks gives them as empty, which they are not.</summary>
internal static class BrokenFormulas
{
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <returns>Row from 1, column from 0, and what stands there.</returns>
    public static IEnumerable<(int Row, int Column, string Error)> Find(Stream workbook, string sheet)
    {
        workbook.Position = 0;
        using var archive = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        var id = Load(archive, "xl/workbook.xml")?.Descendants().FirstOrDefault(one => one.Name.LocalName == "sheet" && (string?)one.Attribute("name") == sheet)?.Attribute(Relations + "id")?.Value;
        var target = Load(archive, "xl/_rels/workbook.xml.rels")?.Root?.Elements().FirstOrDefault(one => (string?)one.Attribute("Id") == id)?.Attribute("Target")?.Value;
        if (target is null || archive.GetEntry(target.StartsWith('/') ? target[1..] : $"xl/{target}") is not { } part) yield break;
        using var content = part.Open();
        using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c", IsEmptyElement: false } || xml.GetAttribute("t") != "e" || xml.GetAttribute("r") is not { } address) continue;
            var letters = address.TakeWhile(char.IsAsciiLetterUpper).ToArray();
            if (!int.TryParse(address.AsSpan(letters.Length), System.Globalization.CultureInfo.InvariantCulture, out var row)) continue;
            using var cell = xml.ReadSubtree();
            yield return (row, letters.Aggregate(0, (place, letter) => (place * 26) + letter - 'A' + 1) - 1, cell.ReadToFollowing("v", xml.NamespaceURI) ? cell.ReadElementContentAsString() : "#VALUE!");
        }
    }

    private static XDocument? Load(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry) return null;
        using var content = entry.Open();
        using var xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(xml);
    }
}
