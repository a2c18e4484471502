using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EduAbp.AspNetCore.TagHelpers;

/// <summary>Nothing here yet: says what will be and offers the first action (its content).</summary>
[HtmlTargetElement("empty-state", Attributes = "title")]
public sealed class EmptyStateTagHelper(IFileVersionProvider versions) : TagHelper
{
    public string Icon { get; set; } = "inbox";

    public string Title { get; set; } = "";

    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty-state");
        output.Content.SetHtmlContent(Icons.Svg(versions, Icon));

        var title = new TagBuilder("h2");
        title.InnerHtml.Append(Title);
        output.Content.AppendHtml(title);
        if (!string.IsNullOrWhiteSpace(Text))
        {
            var text = new TagBuilder("p");
            text.InnerHtml.Append(Text);
            output.Content.AppendHtml(text);
        }

        if (actions.IsEmptyOrWhiteSpace)
            return;
        var acts = new TagBuilder("div");
        acts.AddCssClass("acts");
        acts.InnerHtml.AppendHtml(actions);
        output.Content.AppendHtml(acts);
    }
}
