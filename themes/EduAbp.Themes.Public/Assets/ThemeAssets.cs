using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace EduAbp.Themes.Public.Assets;

/// <summary>
/// Addresses of the theme's files with their fingerprint, so that browsers keep them. They begin at the host's root:
/// a visitor who goes from one school to the next keeps them too.
/// </summary>
internal sealed class ThemeAssets(IHttpContextAccessor accessor) : IScopedDependency
{
    private const string Root = "_content/EduAbp.Themes.Public/dist/";

    private readonly ResourceAssetCollection? _assets =
        accessor.HttpContext?.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();

    public string Sheet => this["site.css"];

    public string Icons => field ??= this["icons.svg"];

    public string Covers => field ??= this["covers.svg"];

    public string this[string name] => "/" + (_assets?[Root + name] ?? Root + name);
}
