using System.Globalization;

namespace EduAbp.Notifications.Contracts;

/// <summary>Values of a notice that are put into words only when its language is known: a list and a letter of one reader never mix two.</summary>
public static class NoticeValue
{
    // A sign that nobody types, so that no title is mistaken for a key.
    internal const char TextMark = '\u001e';
    internal const char TimeMark = '\u001f';

    /// <summary>A text of the localization.</summary>
    /// <param name="fallback">What stands where no module has the key.</param>
    public static string Text(string key, string? fallback = null) => $"{TextMark}{key}{(fallback is null ? "" : TextMark + fallback)}";

    /// <summary>A moment, with date and time of day.</summary>
    public static string Time(DateTimeOffset moment) => TimeMark + moment.ToString("O", CultureInfo.InvariantCulture);
}
