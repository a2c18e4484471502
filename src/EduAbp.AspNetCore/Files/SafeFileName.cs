using EduAbp.Text;

namespace EduAbp.AspNetCore.Files;

/// <summary>A name that means nothing to any file system or header: letters, digits and hyphens, the ending of the real type.</summary>
public static class SafeFileName
{
    public static string Of(string? name, FileType type)
    {
        // "C:\fakepath\x.png" and "../../x.png" alike: only what follows the last separator is a name.
        var last = (name ?? "").Split('/', '\\')[^1];
        var dot = last.LastIndexOf('.');
        var slug = VietnameseText.Slugify(dot > 0 ? last[..dot] : last, 100);
        return (slug.Length > 0 ? slug : "tep") + FileTypes.ExtensionOf(type);
    }
}
