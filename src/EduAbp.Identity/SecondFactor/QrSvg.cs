using System.Globalization;
using System.Text;
using QRCoder;

namespace EduAbp.Identity.SecondFactor;

/// <summary>A QR code as one SVG path; the page embeds it without a script or a picture request that would carry the secret.</summary>
internal static class QrSvg
{
    private const int Border = 4;

    public static string Draw(string text, string label)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix; // includes the quiet zone of four modules
        var size = rows.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (!rows[y][x])
                    continue;
                var start = x;
                while (x + 1 < size && rows[y][x + 1])
                    x++;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1h-{x - start + 1}z");
            }
        }

        return $"<svg class=\"qr\" role=\"img\" aria-label=\"{System.Net.WebUtility.HtmlEncode(label)}\" viewBox=\"0 0 {size} {size}\" "
            + $"width=\"{size * Border}\" height=\"{size * Border}\" shape-rendering=\"crispEdges\" xmlns=\"http://www.w3.org/2000/svg\">"
            + $"<rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>";
    }
}
