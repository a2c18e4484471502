using System.Globalization;

namespace EduAbp.StudentRecords.Grading;

/// <summary>What stands in one cell. One number serves all scales, so one column of a table keeps it.</summary>
/// <param name="Number">
/// The score itself; for letters their rank: CĐ 0, Đ 1 in a remark subject, else as <see cref="PrimaryLevel"/> or
/// <see cref="QualityLevel"/> has it.
/// </param>
internal readonly record struct Mark(MarkScale Scale, decimal Number)
{
    /// <summary>As the book shows it: 8,5; 10,0; Đ; T. Primary tests are whole: 8.</summary>
    public override string ToString() => ToString(CultureInfo.CurrentCulture);

    public string ToString(CultureInfo culture) => Scale switch
    {
        MarkScale.Score => Number.ToString("0.0", culture),
        MarkScale.WholeScore or MarkScale.WholeScoreFromOne => Number.ToString("0", culture),
        MarkScale.Remark or MarkScale.QualityOf2014 => Number == 0 ? "CĐ" : "Đ",
        MarkScale.Quality => Number == 0 ? "C" : Number == 1 ? "Đ" : "T",
        _ => Number == 0 ? "C" : Number == 1 ? "H" : "T",
    };
}
