using EduAbp.AspNetCore.Desk;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.TagHelpers;

/// <summary>
/// The head of a desk page: <c>&lt;page-header title="…" subtitle="…"&gt;&lt;crumb page="/Website/Articles/Index"&gt;Bài viết&lt;/crumb&gt; actions &lt;/page-header&gt;</c>.
/// It also gives the browser's tab its title, and leads to the guide that explains the page.
/// </summary>
[HtmlTargetElement("page-header", Attributes = "title")]
public sealed class PageHeaderTagHelper(IStringLocalizer localizer, GuideAppService guides, IUrlHelperFactory urls, IFileVersionProvider versions) : TagHelper
{
    public string Title { get; set; } = "";

    public string? Subtitle { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var crumbs = new List<Crumb>();
        context.Items[typeof(Crumb)] = crumbs;
        var actions = await output.GetChildContentAsync();
        ViewContext.ViewData["Title"] = Title;

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "head");

        var text = new TagBuilder("div");
        if (crumbs.Count > 0)
            text.InnerHtml.AppendHtml(Trail(crumbs));
        var heading = new TagBuilder("h1");
        heading.InnerHtml.Append(Title);
        text.InnerHtml.AppendHtml(heading);
        if (!string.IsNullOrWhiteSpace(Subtitle))
        {
            var paragraph = new TagBuilder("p");
            paragraph.InnerHtml.Append(Subtitle);
            text.InnerHtml.AppendHtml(paragraph);
        }

        output.Content.SetHtmlContent(text);
        var guide = await GuideAsync();
        if (actions.IsEmptyOrWhiteSpace && guide is null)
            return;
        var acts = new TagBuilder("div");
        acts.AddCssClass("acts");
        if (guide is not null)
            acts.InnerHtml.AppendHtml(guide);
        acts.InnerHtml.AppendHtml(actions);
        output.Content.AppendHtml(acts);
    }

    private async Task<TagBuilder?> GuideAsync()
    {
        var page = ViewContext.RouteData.Values["page"] as string;
        if (await guides.FindAsync(page, ViewContext.HttpContext.RequestAborted) is not { } guide
            || urls.GetUrlHelper(ViewContext).Page("/Guides/Guide", pageHandler: null, new { name = guide.Name }, protocol: null, host: null, guide.Section) is not { } address)
            return null;
        var link = new TagBuilder("a");
        link.AddCssClass("btn btn-link");
        link.Attributes["href"] = address;
        link.InnerHtml.AppendHtml(Icons.Svg(versions, "help-circle"));
        link.InnerHtml.Append($" {localizer["Guide:Open"].Value}");
        return link;
    }

    private TagBuilder Trail(List<Crumb> crumbs)
    {
        var list = new TagBuilder("ol");
        list.AddCssClass("breadcrumb");
        foreach (var crumb in crumbs)
        {
            var item = new TagBuilder("li");
            item.AddCssClass("breadcrumb-item");
            if (crumb.Href is null)
            {
                item.InnerHtml.AppendHtml(crumb.Text);
            }
            else
            {
                var link = new TagBuilder("a");
                link.Attributes["href"] = crumb.Href;
                link.InnerHtml.AppendHtml(crumb.Text);
                item.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(item);
        }

        var nav = new TagBuilder("nav");
        nav.Attributes["aria-label"] = localizer["Desk:Breadcrumb"];
        nav.InnerHtml.AppendHtml(list);
        return nav;
    }
}

/// <summary>A step above the page, inside <c>&lt;page-header&gt;</c>: names the page it leads to, or only words.</summary>
[HtmlTargetElement("crumb", ParentTag = "page-header")]
public sealed class CrumbTagHelper(IUrlHelperFactory urls) : TagHelper
{
    private Dictionary<string, string?>? _route;

    /// <summary>The Razor page it leads to; none for words without a link.</summary>
    public string? Page { get; set; }

    [HtmlAttributeName("route", DictionaryAttributePrefix = "route-")]
    public IDictionary<string, string?> Route
    {
        get => _route ??= new(StringComparer.OrdinalIgnoreCase);
        set => _route = new(value, StringComparer.OrdinalIgnoreCase);
    }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var href = Page is null ? null : urls.GetUrlHelper(ViewContext).Page(Page, Route);
        if (context.Items.TryGetValue(typeof(Crumb), out var crumbs))
            ((List<Crumb>)crumbs).Add(new Crumb(text, href));
        output.SuppressOutput();
    }
}

internal sealed record Crumb(IHtmlContent Text, string? Href);
