using Microsoft.AspNetCore.Html;

namespace EduAbp.AspNetCore.PublicSites;

/// <summary>The public theme's icons, each with a word beside it: <c>@Icon["phone"]</c>.</summary>
public interface IPublicIcons
{
    IHtmlContent this[string name] { get; }
}
