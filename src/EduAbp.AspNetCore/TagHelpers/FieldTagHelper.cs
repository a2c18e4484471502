using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Encodings.Web;
using EduAbp.Timing;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.TagHelpers;

/// <summary>
/// One field of a form: the label above, the control, help under it, the error beside it, a counter where the length is limited.
/// <code>&lt;field asp-for="Input.Title" label="@L["Articles:Title"]" help="@L["Articles:Title:Help"]" /&gt;</code>
/// The control follows the property's type, or <c>type</c>: text, textarea, select (with <c>options</c>), checkbox, password,
/// email, tel, number, date, datetime-local, file, hidden. Content of the element replaces the control.
/// </summary>
[HtmlTargetElement("field", Attributes = "asp-for")]
public sealed class FieldTagHelper(IHtmlGenerator generator, IStringLocalizer localizer, IFileVersionProvider versions) : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    public string? Label { get; set; }

    public string? Help { get; set; }

    public string? Type { get; set; }

    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>The first, empty choice of a select.</summary>
    public string? EmptyOption { get; set; }

    public string? Placeholder { get; set; }

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>What a file field takes: <c>.xlsx</c>.</summary>
    public string? Accept { get; set; }

    public bool Multiple { get; set; }

    public int Rows { get; set; } = 3;

    /// <summary>Says "không bắt buộc" beside the label.</summary>
    public bool Optional { get; set; }

    /// <summary>A narrow control, for codes, dates and numbers.</summary>
    public bool Short { get; set; }

    public bool Readonly { get; set; }

    public bool Autofocus { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var fullName = NameAndIdProvider();
        var id = TagBuilder.CreateSanitizedId(fullName, "_");
        var type = Type ?? Guess();
        var errors = ViewContext.ModelState.TryGetValue(fullName, out var entry) ? entry.Errors : [];
        var maxLength = type is "text" or "textarea" ? MaxLength() : null;
        var described = new List<string>();
        if (errors.Count > 0)
            described.Add(id + "-error");
        if (Help is not null)
            described.Add(id + "-help");

        var attributes = new Dictionary<string, object?> { ["class"] = type == "select" ? "form-select" : type == "checkbox" ? "form-check-input" : "form-control" };
        if (described.Count > 0)
            attributes["aria-describedby"] = string.Join(' ', described);
        if (errors.Count > 0)
            attributes["aria-invalid"] = "true";
        if (Required() && type != "checkbox")
            attributes["aria-required"] = "true";
        Set("placeholder", Placeholder);
        Set("autocomplete", Autocomplete);
        Set("inputmode", Inputmode);
        Set("accept", Accept);
        Flag("multiple", Multiple);
        Flag("readonly", Readonly);
        Flag("autofocus", Autofocus);
        foreach (var extra in output.Attributes.Where(attribute => attribute.Name is not "class").ToList())
        {
            attributes[extra.Name] = extra.Value is IHtmlContent html ? Written(html) : extra.Value;
            output.Attributes.Remove(extra);
        }

        var control = content.IsEmptyOrWhiteSpace ? Control(type, attributes) : content;
        var label = LabelOf(id, type);

        var own = output.Attributes["class"]?.Value?.ToString();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.Join(' ', new[] { "field", errors.Count > 0 ? "invalid" : null, Short ? "short" : null, own }.OfType<string>()));

        if (type == "hidden")
        {
            output.TagName = null;
            output.Content.SetHtmlContent(control);
            return;
        }

        if (type == "checkbox")
        {
            var check = new TagBuilder("div");
            check.AddCssClass("form-check");
            check.InnerHtml.AppendHtml(control).AppendHtml(label);
            output.Content.SetHtmlContent(check);
        }
        else
        {
            output.Content.SetHtmlContent(label);
            output.Content.AppendHtml(control);
        }

        if (errors.Count > 0)
            output.Content.AppendHtml(ErrorOf(id, errors));
        if (Help is not null || maxLength is not null)
            output.Content.AppendHtml(Foot(id, maxLength));

        void Set(string name, string? value)
        {
            if (value is not null)
                attributes[name] = value;
        }

        void Flag(string name, bool on)
        {
            if (on)
                attributes[name] = name;
        }
    }

    private string NameAndIdProvider() => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Guess()
    {
        var type = Nullable.GetUnderlyingType(For.ModelExplorer.ModelType) ?? For.ModelExplorer.ModelType;
        if (Options is not null)
            return "select";
        if (type == typeof(bool))
            return "checkbox";
        if (type == typeof(DateOnly))
            return "date";
        if (type == typeof(TimeOnly))
            return "time";
        if (type == typeof(DateTime) || type == typeof(DateTimeOffset))
            return "datetime-local";
        if (typeof(Microsoft.AspNetCore.Http.IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<Microsoft.AspNetCore.Http.IFormFile>).IsAssignableFrom(type))
            return "file";
        if (type == typeof(int) || type == typeof(long))
            return "number";
        return For.Metadata.DataTypeName switch
        {
            nameof(DataType.Password) => "password",
            nameof(DataType.EmailAddress) => "email",
            nameof(DataType.MultilineText) => "textarea",
            _ => For.Metadata.ValidatorMetadata.OfType<EmailAddressAttribute>().Any() ? "email" : "text",
        };
    }

    private int? MaxLength() =>
        For.Metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength
        ?? For.Metadata.ValidatorMetadata.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length;

    private bool Required() => For.Metadata.ValidatorMetadata.OfType<RequiredAttribute>().Any();

    private IHtmlContent Control(string type, Dictionary<string, object?> attributes)
    {
        switch (type)
        {
            case "textarea":
                return generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes);
            case "select":
                return generator.GenerateSelect(ViewContext, For.ModelExplorer, EmptyOption, For.Name, Options ?? [], Multiple, attributes);
            case "checkbox":
                var both = new HtmlContentBuilder();
                both.AppendHtml(generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, For.Model as bool?, attributes));
                both.AppendHtml(generator.GenerateHiddenForCheckbox(ViewContext, For.ModelExplorer, For.Name));
                return both;
            case "hidden":
                return generator.GenerateHidden(ViewContext, For.ModelExplorer, For.Name, For.Model, useViewData: false, attributes);
            case "password":
                return generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, value: null, attributes);
            default:
                attributes["type"] = type;
                var format = type switch
                {
                    "date" => "{0:yyyy-MM-dd}",
                    "time" => "{0:HH:mm}",
                    "datetime-local" => "{0:yyyy-MM-ddTHH:mm}",
                    _ => null,
                };
                var value = For.Model is DateTimeOffset moment ? moment.ToVietnamTime() : For.Model;
                return generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, type == "file" ? null : value, format, attributes);
        }
    }

    private TagBuilder LabelOf(string id, string type)
    {
        var label = new TagBuilder("label");
        label.AddCssClass(type == "checkbox" ? "form-check-label" : "form-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label ?? (For.Metadata.DisplayName is { } name ? localizer[name].Value : For.Name));
        if (!Optional)
            return label;
        var optional = new TagBuilder("span");
        optional.AddCssClass("optional");
        optional.InnerHtml.Append(localizer["Desk:Field:Optional"].Value);
        label.InnerHtml.Append(" ").AppendHtml(optional);
        return label;
    }

    private TagBuilder ErrorOf(string id, ModelErrorCollection errors)
    {
        var error = new TagBuilder("p");
        error.AddCssClass("error");
        error.Attributes["id"] = id + "-error";
        error.InnerHtml.AppendHtml(Icons.Svg(versions, "alert-circle"));
        var text = new TagBuilder("span");
        text.InnerHtml.Append(string.Join(" ", errors.Select(one => FieldErrors.Text(localizer, one)).Distinct()));
        error.InnerHtml.AppendHtml(text);
        return error;
    }

    private TagBuilder Foot(string id, int? maxLength)
    {
        var foot = new TagBuilder("div");
        foot.AddCssClass("foot");
        if (Help is not null)
        {
            var help = new TagBuilder("p");
            help.AddCssClass("help");
            help.Attributes["id"] = id + "-help";
            help.InnerHtml.Append(Help);
            foot.InnerHtml.AppendHtml(help);
        }

        if (maxLength is { } max)
        {
            var counter = new TagBuilder("char-count");
            counter.AddCssClass("count");
            counter.Attributes["for"] = id;
            counter.Attributes["max"] = max.ToString(CultureInfo.InvariantCulture);
            counter.InnerHtml.AppendHtml(new TagBuilder("output"));
            foot.InnerHtml.AppendHtml(counter);
        }

        return foot;
    }

    private static string Written(IHtmlContent html)
    {
        using var writer = new StringWriter();
        html.WriteTo(writer, HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
