using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.TagHelpers;

/// <summary><c>&lt;error-summary /&gt;</c>: all that is wrong with a form, each with a link to its field; nothing when all is well.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer localizer, IFileVersionProvider versions) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(entry => entry.Value!.Errors, (entry, error) => (entry.Key, Text: FieldErrors.Text(localizer, error)))
            .DistinctBy(error => error)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "note bad error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.SetHtmlContent(Icons.Svg(versions, "alert-circle"));

        var body = new TagBuilder("div");
        if (errors is [{ Key: "" } only])
        {
            var text = new TagBuilder("p");
            text.InnerHtml.Append(only.Text);
            body.InnerHtml.AppendHtml(text);
        }
        else
        {
            var title = new TagBuilder("h2");
            title.InnerHtml.Append(localizer["Desk:Errors:Title", errors.Count].Value);
            var list = new TagBuilder("ul");
            foreach (var (key, text) in errors)
            {
                var item = new TagBuilder("li");
                if (key.Length == 0)
                {
                    item.InnerHtml.Append(text);
                }
                else
                {
                    var link = new TagBuilder("a");
                    link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(key, "_");
                    link.InnerHtml.Append(text);
                    item.InnerHtml.AppendHtml(link);
                }

                list.InnerHtml.AppendHtml(item);
            }

            body.InnerHtml.AppendHtml(title).AppendHtml(list);
        }

        output.Content.AppendHtml(body);
    }
}
