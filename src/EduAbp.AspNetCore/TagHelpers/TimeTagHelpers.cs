using System.Globalization;
using EduAbp.Timing;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EduAbp.AspNetCore.TagHelpers;

/// <summary><c>&lt;time-ago value="…" /&gt;</c>: "2 giờ trước", the exact time on hover.</summary>
[HtmlTargetElement("time-ago", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeAgoTagHelper(TimeTexts texts) : TagHelper
{
    public DateTimeOffset? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } value)
        {
            output.SuppressOutput();
            return;
        }

        TimeElement.Write(output, value, texts.Ago(value));
        output.Attributes.SetAttribute("title", texts.DateTime(value));
    }
}

/// <summary><c>&lt;date-time value="…" show="date" /&gt;</c>: 22/11/2026, 7:30 by Vietnam's clock.</summary>
[HtmlTargetElement("date-time", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTimeTagHelper(TimeTexts texts) : TagHelper
{
    public DateTimeOffset? Value { get; set; }

    /// <summary><c>date</c>, <c>time</c>, <c>day</c> (with the day of the week) or both date and time.</summary>
    public string? Show { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } value)
        {
            output.SuppressOutput();
            return;
        }

        TimeElement.Write(output, value, Show switch
        {
            "date" => texts.Date(value),
            "time" => texts.Time(value),
            "day" => texts.DayAndDate(value),
            _ => texts.DateTime(value),
        });
    }
}

internal static class TimeElement
{
    public static void Write(TagHelperOutput output, DateTimeOffset value, string text)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", value.ToVietnamTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        output.Content.SetContent(text);
    }
}
