using System.Collections.Concurrent;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace EduAbp.Themes.Public.Assets;

/// <summary>
/// Addresses of the theme's files with their fingerprint, so that browsers keep them. They begin at the host's root:
/// a visitor who goes from one school to the next keeps them too.
/// </summary>
internal sealed class ThemeAssets(IHttpContextAccessor accessor) : IPublicIcons, ISingletonDependency
{
    private const string Root = "_content/EduAbp.Themes.Public/dist/";

    private readonly ConcurrentDictionary<string, string> _addresses = new();
    private readonly ConcurrentDictionary<string, HtmlString> _icons = new();

    public string Sheet => Address("site.css");

    public string Covers => Address("covers.svg");

    public string Sign => Address("bieu-tuong.svg");

    public IHtmlContent this[string name]
    {
        get
        {
            var address = Address("icons.svg");
            return _addresses.ContainsKey("icons.svg") ? _icons.GetOrAdd(name, Icon, address) : Icon(name, address);
        }
    }

    private static HtmlString Icon(string name, string address) =>
        new($"<svg class=\"i\" aria-hidden=\"true\"><use href=\"{address}#{name}\"/></svg>");

    // Only pages know the fingerprints; they are the same for all of them.
    private string Address(string name)
    {
        if (_addresses.TryGetValue(name, out var known))
            return known;
        var assets = accessor.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        return assets is null ? "/" + Root + name : _addresses.GetOrAdd(name, "/" + assets[Root + name]);
    }
}
