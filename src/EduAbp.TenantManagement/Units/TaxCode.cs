namespace EduAbp.TenantManagement.Units;

/// <summary>
/// A tax code of an organisation: ten digits of which the last checks the others, or thirteen for a dependent unit.
/// Since 1/7/2025 households use the twelve-digit personal number (Circular 86/2024/TT-BTC).
/// </summary>
internal static class TaxCode
{
    private static ReadOnlySpan<int> Weights => [31, 29, 23, 19, 17, 13, 7, 5, 3];

    public static TaxCodeResult Parse(string? text)
    {
        var digits = new string([.. (text ?? "").Where(char.IsAsciiDigit)]);
        var rest = (text ?? "").Where(character => !char.IsAsciiDigit(character));
        if (digits.Length == 0 || rest.Any(character => character is not (' ' or '-' or '.' or '\u00A0')))
        {
            return new TaxCodeResult(null, TaxCodeProblem.NotDigits);
        }

        return digits.Length switch
        {
            10 => HasRightCheckDigit(digits) ? new(digits, TaxCodeProblem.None) : new(null, TaxCodeProblem.WrongCheckDigit),
            12 => IsPersonalNumber(digits) ? new(digits, TaxCodeProblem.None) : new(null, TaxCodeProblem.WrongLength),
            13 when digits[10..] == "000" => new(null, TaxCodeProblem.WrongBranch),
            13 => HasRightCheckDigit(digits) ? new($"{digits[..10]}-{digits[10..]}", TaxCodeProblem.None) : new(null, TaxCodeProblem.WrongCheckDigit),
            _ => new(null, TaxCodeProblem.WrongLength),
        };
    }

    /// <summary>A spreadsheet that takes a code for a number drops its leading zero; gives the code back if it then checks out.</summary>
    public static string? RestoreLeadingZero(string text)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        if (digits.Length is not (9 or 12)) return null;
        var restored = Parse("0" + digits).Code;
        return digits.Length == 9 || Parse(digits).Code is null ? restored : null;
    }

    private static bool HasRightCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++) sum += (digits[i] - '0') * Weights[i];
        return 10 - (sum % 11) == digits[9] - '0';      // remainder 0 gives 10, which is never issued
    }

    private static bool IsPersonalNumber(string digits) => int.Parse(digits[..3]) is >= 1 and <= 96;
}

internal readonly record struct TaxCodeResult(string? Code, TaxCodeProblem Problem);

internal enum TaxCodeProblem
{
    None,
    NotDigits,
    WrongLength,
    WrongCheckDigit,
    WrongBranch,
}
