using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace EduAbp.Text;

/// <summary>Brings Vietnamese phone numbers, old spellings too, to the digits that are dialled today.</summary>
public static partial class PhoneNumber
{
    // The area code of the city became 028 on 17/6/2017; before, a separate "08" meant the city, not a mobile.
    private static readonly DateOnly NewAreaCode = new(2017, 6, 17);

    // Eleven-digit mobiles were shortened on 15/9/2018.
    private static readonly FrozenDictionary<string, string> OldMobiles = new Dictionary<string, string>
    {
        ["0120"] = "070", ["0121"] = "079", ["0122"] = "077", ["0126"] = "076", ["0128"] = "078",
        ["0123"] = "083", ["0124"] = "084", ["0125"] = "085", ["0127"] = "081", ["0129"] = "082",
        ["0162"] = "032", ["0163"] = "033", ["0164"] = "034", ["0165"] = "035", ["0166"] = "036",
        ["0167"] = "037", ["0168"] = "038", ["0169"] = "039", ["0186"] = "056", ["0188"] = "058", ["0199"] = "059",
    }.ToFrozenDictionary();

    /// <param name="writtenOn">The date of the source; the meaning of "08" depends on it.</param>
    public static PhoneNumberResult Normalize(string? text, DateOnly? writtenOn = null)
    {
        text = (text ?? "").Trim();
        if (!Allowed().IsMatch(text)) return new(null, PhoneNumberProblem.NotDigits);

        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        if (digits.StartsWith("0084", StringComparison.Ordinal)) digits = "0" + digits[4..].TrimStart('0');
        else if (text.StartsWith("+84", StringComparison.Ordinal)) digits = "0" + digits[2..].TrimStart('0');
        else if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12) digits = "0" + digits[2..];

        if (writtenOn < NewAreaCode && SeparateOldAreaCode().IsMatch(text) && digits.Length == 10)
        {
            return new("028" + digits[2..], PhoneNumberProblem.None, Converted: true);
        }

        if (digits.Length == 11 && OldMobiles.TryGetValue(digits[..4], out var prefix))
        {
            return new(prefix + digits[4..], PhoneNumberProblem.None, Converted: true);
        }

        if (Mobile().IsMatch(digits) || Landline().IsMatch(digits) || Hotline().IsMatch(digits)) return new(digits, PhoneNumberProblem.None);
        return new(null, digits.Length is 7 or 8 ? PhoneNumberProblem.NoAreaCode : digits.Length < 10 ? PhoneNumberProblem.TooShort : PhoneNumberProblem.NotInUse);
    }

    /// <summary>As people write it: <c>028 3829 1875</c>, <c>0909 125 016</c>.</summary>
    public static string Format(string? digits) => digits switch
    {
        { Length: 11 } when digits.StartsWith("02", StringComparison.Ordinal) => $"{digits[..3]} {digits[3..7]} {digits[7..]}",
        { Length: 10 } => $"{digits[..4]} {digits[4..7]} {digits[7..]}",
        _ => digits ?? "",
    };

    [GeneratedRegex(@"^\+?[0-9 .\-()\u00A0]+$")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"^\(?08[).\- ]")]
    private static partial Regex SeparateOldAreaCode();

    [GeneratedRegex(@"^0[35789]\d{8}$")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^02\d{9}$")]
    private static partial Regex Landline();

    [GeneratedRegex(@"^1[89]00\d{4,6}$")]
    private static partial Regex Hotline();
}

public readonly record struct PhoneNumberResult(string? Digits, PhoneNumberProblem Problem, bool Converted = false);

public enum PhoneNumberProblem
{
    None,
    NotDigits,
    TooShort,
    NoAreaCode,
    NotInUse,
}
