using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace EduAbp.StudentRecords.Imports;

/// <summary>Text written for the fonts VNI and TCVN3 (ABC), which looks Vietnamese only in them: told apart and converted to Unicode.</summary>
internal static partial class LegacyText
{
    private const string Letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

    // In the order of the letters above.
    private const string Tcvn3Codes = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ";

    private static readonly string[] VniCodes =
        ("aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä ñ eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä ô ôø ôù ôû ôõ ôï "
         + "uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î").Split(' ');

    private static readonly FrozenDictionary<char, char> Tcvn3 = Tcvn3Codes.Zip(Letters).Append(('¡', 'Ă')).Append(('¢', 'Â')).Append(('£', 'Ê')).Append(('¤', 'Ô')).Append(('¥', 'Ơ')).Append(('¦', 'Ư')).Append(('§', 'Đ'))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    private static readonly FrozenDictionary<string, string> Vni = VniCodes.Zip(Letters.Select(letter => letter.ToString()))
        .SelectMany(pair => new[] { pair, (First: pair.First.ToUpperInvariant(), Second: pair.Second.ToUpperInvariant()), (First: char.ToUpperInvariant(pair.First[0]) + pair.First[1..], Second: pair.Second.ToUpperInvariant()) })
        .DistinctBy(pair => pair.First).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    /// <summary>The encoding in which many of these texts are written.</summary>
    public static LegacyEncoding Detect(IEnumerable<string> texts)
    {
        var (all, tcvn3, vni) = (0, 0, 0);
        // A cell without marks, such as "Nam" or "6A1", says nothing.
        foreach (var text in texts.Where(text => !Ascii.IsValid(text)))
        {
            all++;
            if (Tcvn3Only().IsMatch(text)) tcvn3++;
            else if (VniOnly().IsMatch(text)) vni++;
            else if (Tcvn3Rather().IsMatch(text)) tcvn3++;
        }

        // A stray sign in a text of Unicode is not one in five.
        if (Math.Max(tcvn3, vni) * 5 < all || all == 0) return LegacyEncoding.None;
        return tcvn3 >= vni ? LegacyEncoding.Tcvn3 : LegacyEncoding.Vni;
    }

    public static string Convert(string text, LegacyEncoding encoding) => encoding switch
    {
        LegacyEncoding.Tcvn3 => FromTcvn3(text),
        LegacyEncoding.Vni => FromVni(text),
        _ => text,
    };

    private static string FromTcvn3(string text) => string.Join(' ', text.Split(' ').Select(word =>
    {
        var converted = string.Concat(word.Select(letter => Tcvn3.TryGetValue(letter, out var real) ? real : letter));
        // Capitals with tones were a matter of the font: NGUYÔN is NGUYỄN.
        return word.Count(char.IsAsciiLetterUpper) > 1 && !word.Any(char.IsAsciiLetterLower) ? converted.ToUpperInvariant() : converted;
    }));

    private static string FromVni(string text)
    {
        var converted = new StringBuilder(text.Length);
        for (var place = 0; place < text.Length; place++)
        {
            if (place + 1 < text.Length && Vni.TryGetValue(text.Substring(place, 2), out var pair))
            {
                converted.Append(pair);
                place++;
            }
            else
            {
                converted.Append(Vni.GetValueOrDefault(text[place].ToString()) ?? text[place].ToString());
            }
        }

        return converted.ToString();
    }

    // Signs that no Vietnamese text in Unicode has.
    [GeneratedRegex("[®¨©ª«¬µ¶¸¹»¼½¾§¡£¤¥¦\u00AD]")]
    private static partial Regex Tcvn3Only();

    // Letters of other languages, which VNI writes only behind a vowel.
    [GeneratedRegex("[ÞßÇçÆåäëîïðñ×÷Öþ]")]
    private static partial Regex Tcvn3Rather();

    [GeneratedRegex("[aAeE][ùøûõïâêéúüëåäÙØÛÕÏÂÊÉÚÜËÅÄ]|[oO][ùøûõïâåäÙØÛÕÏÅÄ]|[ñöÑÖ]|[ôÔ][ùøûõïÙØÛÕÏ]|[uU][øûõïØÛÕÏ]")]
    private static partial Regex VniOnly();
}
