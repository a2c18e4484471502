using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EduAbp.StudentRecords.Grading;

/// <summary>Why a text is no mark; the text is StudentRecords:Grading:Mark:….</summary>
internal enum MarkProblem
{
    NotANumber,
    OutOfRange,
    TooManyDecimals,
    MustBeWhole,
    NotARemark,
    NotAPrimaryLevel,
    NotAQualityLevel,
    LooksLikeADate,
}

/// <summary>What was read: a mark, a problem, or neither for an empty cell.</summary>
internal readonly record struct MarkReading(Mark? Mark, MarkProblem? Problem)
{
    public bool IsEmpty => Mark is null && Problem is null;
}

/// <summary>Reads what people type and what workbooks hold.</summary>
internal static partial class MarkReader
{
    /// <param name="isTyped">
    /// Digits alone may leave the comma out, the last digit being the decimal: 85 is 8,5, 05 is 0,5, 100 is 10,0. Only 10 is
    /// ten. Not for workbooks, where 85 is a slip that somebody must look at, and not on whole scales.
    /// </param>
    public static MarkReading Read(string? text, MarkScale scale, bool isTyped = false)
    {
        text = text?.Normalize(NormalizationForm.FormC).Trim() ?? "";
        if (text.Length == 0)
            return default;
        return scale.IsNumeric() ? ReadNumber(text, scale, isTyped) : ReadLetter(text, scale);
    }

    /// <summary>A number from a workbook or from JSON.</summary>
    public static MarkReading Of(decimal number, MarkScale scale)
    {
        if (!scale.IsNumeric())
            return Wrong(LetterProblem(scale));
        // A workbook keeps 7,4 as 7.4000000000000004.
        var near = Math.Round(number, 1);
        if (Math.Abs(number - near) < 0.000_001m)
            number = near;
        if (number is < 0 or > 10 || (scale == MarkScale.WholeScoreFromOne && number < 1))
            return Wrong(MarkProblem.OutOfRange);
        if (scale != MarkScale.Score && number != decimal.Truncate(number))
            return Wrong(MarkProblem.MustBeWhole);
        return number == Math.Round(number, 1) ? new MarkReading(new Mark(scale, Math.Round(number, 1)), null) : Wrong(MarkProblem.TooManyDecimals);
    }

    private static MarkReading ReadNumber(string text, MarkScale scale, bool isTyped)
    {
        if (isTyped && scale == MarkScale.Score && Shorthand().IsMatch(text))
            return Of(text == "10" ? 10 : int.Parse(text, CultureInfo.InvariantCulture) / 10m, scale);
        if (DateLike().IsMatch(text))
            return Wrong(MarkProblem.LooksLikeADate);
        if (!Number().IsMatch(text) || text.Length > 30)
            return Wrong(MarkProblem.NotANumber);
        return Of(decimal.Parse(text.Replace(',', '.').Replace('−', '-'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), scale);
    }

    private static MarkReading ReadLetter(string text, MarkScale scale)
    {
        // Ð, the Icelandic letter, is what some keyboards give for Đ; D is what lazy fingers give.
        var letters = text.ToUpperInvariant().Replace('Ð', 'Đ').Replace(".", "", StringComparison.Ordinal);
        decimal? rank = scale switch
        {
            MarkScale.Remark or MarkScale.QualityOf2014 => letters switch { "Đ" or "D" or "ĐẠT" => 1, "CĐ" or "CD" or "CHƯA ĐẠT" => 0, _ => null },
            MarkScale.Quality => letters switch { "T" or "TỐT" => 2, "Đ" or "D" or "ĐẠT" => 1, "C" or "CCG" or "CẦN CỐ GẮNG" => 0, _ => null },
            _ => letters switch
            {
                "T" or "HTT" or "HOÀN THÀNH TỐT" when scale == MarkScale.Primary => 2,
                "H" or "HT" or "HOÀN THÀNH" => 1,
                "C" or "CHT" or "CHƯA HOÀN THÀNH" => 0,
                _ => null,
            },
        };
        return rank is { } number ? new MarkReading(new Mark(scale, number), null) : Wrong(LetterProblem(scale));
    }

    private static MarkProblem LetterProblem(MarkScale scale) => scale switch
    {
        MarkScale.Remark => MarkProblem.NotARemark,
        MarkScale.Quality or MarkScale.QualityOf2014 => MarkProblem.NotAQualityLevel,
        _ => MarkProblem.NotAPrimaryLevel,
    };

    private static MarkReading Wrong(MarkProblem problem) => new(null, problem);

    [GeneratedRegex(@"^[0-9]{2,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Shorthand();

    [GeneratedRegex(@"^[-−]?[0-9]+([.,][0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    // What a spreadsheet makes of 7-5 or 7/5.
    [GeneratedRegex(@"^[0-9]{1,4}[-/][0-9A-Za-z]{1,3}([-/][0-9]{2,4})?( [0-9:]+( [AP]M)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DateLike();
}
