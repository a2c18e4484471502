using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.TagHelpers;

/// <summary>
/// A button that first says what will happen. It posts to a handler of this page (or another) with a form of its own;
/// inside a form, <c>in-form</c> sends that form to the handler instead. Its content is the button's words.
/// <code>&lt;confirm-button handler="Delete" route-id="@id" title="Xóa bài?" text="Bài ở trong thùng rác 30 ngày." confirm="Xóa bài" class="btn btn-outline-danger"&gt;Xóa&lt;/confirm-button&gt;</code>
/// </summary>
[HtmlTargetElement("confirm-button", Attributes = "title")]
public sealed class ConfirmButtonTagHelper(
    IUrlHelperFactory urls, IAntiforgery antiforgery, IStringLocalizer localizer, IFileVersionProvider versions) : TagHelper
{
    private Dictionary<string, string?>? _route;

    public string? Page { get; set; }

    public string? Handler { get; set; }

    [HtmlAttributeName("route", DictionaryAttributePrefix = "route-")]
    public IDictionary<string, string?> Route
    {
        get => _route ??= new(StringComparer.OrdinalIgnoreCase);
        set => _route = new(value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The question.</summary>
    public string Title { get; set; } = "";

    /// <summary>What will happen, and to how many.</summary>
    public string? Text { get; set; }

    /// <summary>The verb on the button that does it.</summary>
    public string? Confirm { get; set; }

    /// <summary>A name that must be typed first, for what cannot be undone.</summary>
    public string? TypeToConfirm { get; set; }

    /// <summary>Whether the button stands in a form whose fields go along.</summary>
    public bool InForm { get; set; }

    /// <summary>Whether it does harm (red) or not.</summary>
    public bool Harmless { get; set; }

    /// <summary>Name of a partial with more fields for the dialog (a reason, say).</summary>
    public string? Fields { get; set; }

    /// <summary>Icon of the button.</summary>
    public string? Icon { get; set; }

    public string Class { get; set; } = "btn btn-outline-danger";

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var id = $"c{context.UniqueId}";

        output.TagName = "confirm-action";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();

        var opener = new TagBuilder("button");
        opener.Attributes["type"] = "button";
        opener.Attributes["class"] = Class;
        opener.Attributes["data-open"] = "";
        opener.Attributes["aria-haspopup"] = "dialog";
        if (Icon is not null)
            opener.InnerHtml.AppendHtml(Icons.Svg(versions, Icon));
        opener.InnerHtml.AppendHtml(words);
        output.Content.SetHtmlContent(opener);

        var dialog = new TagBuilder("dialog");
        dialog.AddCssClass("confirm-box");
        dialog.Attributes["aria-labelledby"] = id;
        var inner = new TagBuilder(InForm ? "div" : "form");
        inner.AddCssClass("inner");
        if (!InForm)
        {
            inner.Attributes["method"] = "post";
            inner.Attributes["action"] = Address();
            inner.InnerHtml.AppendHtml(antiforgery.GetHtml(ViewContext.HttpContext));
        }

        await FillAsync(inner, id);
        dialog.InnerHtml.AppendHtml(inner);
        output.Content.AppendHtml(dialog);
    }

    private async Task FillAsync(TagBuilder inner, string id)
    {
        var title = new TagBuilder("h2");
        title.Attributes["id"] = id;
        title.InnerHtml.Append(Title);
        inner.InnerHtml.AppendHtml(title);
        if (!string.IsNullOrWhiteSpace(Text))
        {
            var text = new TagBuilder("p");
            text.InnerHtml.Append(Text);
            inner.InnerHtml.AppendHtml(text);
        }

        if (Fields is not null)
        {
            var helper = (IHtmlHelper)ViewContext.HttpContext.RequestServices.GetService(typeof(IHtmlHelper))!;
            ((IViewContextAware)helper).Contextualize(ViewContext);
            inner.InnerHtml.AppendHtml(await helper.PartialAsync(Fields));
        }

        if (TypeToConfirm is not null)
        {
            var label = new TagBuilder("label");
            label.AddCssClass("form-label");
            label.Attributes["for"] = id + "t";
            label.InnerHtml.Append(localizer["Desk:Confirm:Type", TypeToConfirm].Value);
            var typed = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            typed.Attributes["id"] = id + "t";
            typed.Attributes["class"] = "form-control";
            typed.Attributes["autocomplete"] = "off";
            typed.Attributes["data-expected"] = TypeToConfirm;
            inner.InnerHtml.AppendHtml(label).AppendHtml(typed);
        }

        var acts = new TagBuilder("div");
        acts.AddCssClass("acts");
        var cancel = new TagBuilder("button");
        cancel.Attributes["type"] = "button";
        cancel.Attributes["class"] = "btn btn-outline-secondary";
        cancel.Attributes["data-close"] = "";
        cancel.InnerHtml.Append(localizer["Desk:Confirm:Cancel"].Value);
        var go = new TagBuilder("button");
        go.Attributes["type"] = "submit";
        go.Attributes["class"] = Harmless ? "btn btn-primary" : "btn btn-danger";
        go.Attributes["data-go"] = "";
        if (InForm)
            go.Attributes["formaction"] = Address();
        go.InnerHtml.Append(Confirm ?? localizer["Desk:Confirm:Go"].Value);
        acts.InnerHtml.AppendHtml(cancel).AppendHtml(go);
        inner.InnerHtml.AppendHtml(acts);
    }

    private string? Address() => urls.GetUrlHelper(ViewContext).Page(Page, Handler, Route);
}
