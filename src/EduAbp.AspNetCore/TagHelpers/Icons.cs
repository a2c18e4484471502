using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EduAbp.AspNetCore.TagHelpers;

/// <summary>Markup of an icon. The sprite's address has no unit in it, so all units share one cached file.</summary>
public static class Icons
{
    private const string Sprite = "/_content/EduAbp.Themes.Desk/dist/icons.svg";

    public static IHtmlContent Svg(IFileVersionProvider versions, string name, string? cssClass = null)
    {
        var encode = HtmlEncoder.Default;
        var sprite = versions.AddFileVersionToPath(PathString.Empty, Sprite);
        var classes = string.IsNullOrEmpty(cssClass) ? "icon" : $"icon {encode.Encode(cssClass)}";
        return new HtmlString($"""<svg class="{classes}" aria-hidden="true" focusable="false"><use href="{encode.Encode(sprite)}#i-{encode.Encode(name)}"></use></svg>""");
    }
}
