using System.Globalization;

namespace EduAbp.Localization;

/// <summary>The languages that the interface and the letters speak.</summary>
public static class Languages
{
    public const string Vietnamese = "vi";
    public const string English = "en";

    private static readonly CultureInfo VietnameseCulture = Create("vi-VN");
    private static readonly CultureInfo EnglishCulture = Create("en-GB");

    /// <summary>Texts, numbers and dates of a language; Vietnamese for one that is not spoken.</summary>
    public static CultureInfo Culture(string? language) => language == English ? EnglishCulture : VietnameseCulture;

    /// <summary>Speaks a reader's language until disposed, whatever the language of the request.</summary>
    public static IDisposable Speak(string? language) => new Spoken(Culture(language));

    private static CultureInfo Create(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        culture.DateTimeFormat.ShortTimePattern = "H:mm";
        return CultureInfo.ReadOnly(culture);
    }

    private sealed class Spoken : IDisposable
    {
        private readonly (CultureInfo Culture, CultureInfo UI) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public Spoken(CultureInfo culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
    }
}
