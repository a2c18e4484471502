using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.TagHelpers;

/// <summary><c>&lt;pager number="2" size="50" total="126" /&gt;</c>: which part of a list is shown, and links that keep the filters in the address.</summary>
[HtmlTargetElement("pager", Attributes = "number,size,total", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(IStringLocalizer localizer) : TagHelper
{
    /// <summary>The page shown, from 1.</summary>
    public int Number { get; set; }

    public int Size { get; set; }

    public int Total { get; set; }

    /// <summary>Name of the page's number in the address.</summary>
    public string Key { get; set; } = "trang";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Total == 0)
        {
            output.SuppressOutput();
            return;
        }

        var last = Math.Max(1, (Total + Size - 1) / Size);
        var number = Math.Clamp(Number, 1, last);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", localizer["Desk:Pager:Label"].Value);

        var shown = new TagBuilder("span");
        shown.InnerHtml.Append(localizer["Desk:Pager:Shown", ((number - 1) * Size) + 1, Math.Min(number * Size, Total), Total].Value);
        output.Content.SetHtmlContent(shown);
        if (last == 1)
            return;

        var list = new TagBuilder("ul");
        if (number > 1)
            list.InnerHtml.AppendHtml(Item(Link(number - 1, localizer["Desk:Pager:Previous"].Value)));
        var before = 0;
        foreach (var page in Enumerable.Range(1, last).Where(page => page == 1 || page == last || Math.Abs(page - number) <= 1))
        {
            if (page - before > 1)
                list.InnerHtml.AppendHtml(Item(Span("gap", "…")));
            list.InnerHtml.AppendHtml(Item(page == number ? Here(page) : Link(page, page.ToString(CultureInfo.CurrentCulture))));
            before = page;
        }

        if (number < last)
            list.InnerHtml.AppendHtml(Item(Link(number + 1, localizer["Desk:Pager:Next"].Value)));
        output.Content.AppendHtml(list);
    }

    private static TagBuilder Item(TagBuilder content)
    {
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(content);
        return item;
    }

    private static TagBuilder Span(string cssClass, string text)
    {
        var span = new TagBuilder("span");
        span.AddCssClass(cssClass);
        span.InnerHtml.Append(text);
        return span;
    }

    private static TagBuilder Here(int page)
    {
        var here = Span("here", page.ToString(CultureInfo.CurrentCulture));
        here.Attributes["aria-current"] = "page";
        return here;
    }

    private TagBuilder Link(int page, string text)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Key)
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));
        if (page > 1)
            query.Add(Key, page.ToString(CultureInfo.InvariantCulture));
        var link = new TagBuilder("a");
        link.Attributes["href"] = UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString());
        link.InnerHtml.Append(text);
        return link;
    }
}
