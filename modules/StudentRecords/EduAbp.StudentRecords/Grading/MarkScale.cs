namespace EduAbp.StudentRecords.Grading;

/// <summary>What may be entered in a column.</summary>
internal enum MarkScale
{
    /// <summary>0 to 10 with one decimal.</summary>
    Score = 1,

    /// <summary>0 to 10, whole.</summary>
    WholeScore = 2,

    /// <summary>1 to 10, whole: primary tests before circular 27/2020.</summary>
    WholeScoreFromOne = 3,

    /// <summary>Đ, CĐ.</summary>
    Remark = 4,

    /// <summary>T, H, C of a subject.</summary>
    Primary = 5,

    /// <summary>H, C of a subject (circular 30/2014).</summary>
    PrimaryOf2014 = 6,

    /// <summary>T, Đ, C of a quality or competence.</summary>
    Quality = 7,

    /// <summary>Đ, CĐ of a quality or competence (circular 30/2014).</summary>
    QualityOf2014 = 8,
}

internal static class MarkScales
{
    /// <summary>Of a secondary subject's column.</summary>
    public static MarkScale Of(RuleSetId rules, AssessedBy kind, ColumnKind column, GradingSettings? settings = null) => kind switch
    {
        AssessedBy.Remarks => MarkScale.Remark,
        _ when rules == RuleSetId.Tt58 && column == ColumnKind.Regular && settings?.Tt58RegularMarksAreWhole == true => MarkScale.WholeScore,
        _ => MarkScale.Score,
    };

    /// <summary>Of a primary test. Circular 27/2020 allows 0; before it 0 was forbidden.</summary>
    public static MarkScale OfPrimaryTest(RuleSetId rules) => rules == RuleSetId.Tt27 ? MarkScale.WholeScore : MarkScale.WholeScoreFromOne;

    public static MarkScale OfPrimaryLevel(RuleSetId rules) => rules == RuleSetId.Tt30 ? MarkScale.PrimaryOf2014 : MarkScale.Primary;

    public static MarkScale OfQuality(RuleSetId rules) => rules == RuleSetId.Tt30 ? MarkScale.QualityOf2014 : MarkScale.Quality;

    public static bool IsNumeric(this MarkScale scale) => scale is MarkScale.Score or MarkScale.WholeScore or MarkScale.WholeScoreFromOne;
}
