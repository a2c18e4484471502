using EduAbp.StudentRecords.Results;

namespace EduAbp.StudentRecords.Grading.Readings;

/// <summary>How a school year is graded where the circulars leave it open.</summary>
/// <param name="SignOff">The sign-off that holds it fast; null while it may be changed.</param>
/// <param name="Points">Those that the year's circulars leave open; none in a primary school.</param>
/// <param name="Changes">The newest first.</param>
internal sealed record YearGrading(
    Guid YearId,
    string YearName,
    IReadOnlyList<GradedYear> Years,
    bool IsClosed,
    SignedClass? SignOff,
    GradingSettings Settings,
    IReadOnlyList<OpenPoint> Points,
    IReadOnlyList<GradingChange> Changes)
{
    /// <summary>False for a year before the circulars.</summary>
    public bool HasRules { get; init; } = true;

    public bool IsFixed => IsClosed || SignOff is not null;
}

internal sealed record GradedYear(Guid Id, string Name);

/// <param name="Name">Of the setting.</param>
/// <param name="Article">Where the circular leaves it open.</param>
/// <param name="Value">What holds, in words.</param>
internal sealed record OpenPoint(string Name, string Title, string Help, string Article, string Value, string Default)
{
    public bool IsDefault => Value == Default;
}

/// <param name="Reason">Null where a sign-off kept what held.</param>
internal sealed record GradingChange(int Number, DateTimeOffset At, string ByName, string? Reason, IReadOnlyList<ChangedPoint> Points);

internal sealed record ChangedPoint(string Title, string Before, string After);

/// <summary>What is to change; null leaves a setting as it is.</summary>
internal sealed record GradingSettingsInput
{
    public bool? RemarkSubjectCountsAsOneSubject { get; init; }

    public OneSubjectTest? OneSubjectTest { get; init; }

    public bool? ExcellentAverageReachesGood { get; init; }

    public bool? AllowRetestAfterSummerConduct { get; init; }

    public int? CountedSubjects { get; init; }

    public int? OutstandingSubjects { get; init; }

    public int? MaxAbsences { get; init; }

    public bool? Tt58RegularMarksAreWhole { get; init; }

    /// <summary>Why: the minutes, the office's letter.</summary>
    public string? Reason { get; init; }

    public static GradingSettingsInput Of(GradingSettings settings) => new()
    {
        RemarkSubjectCountsAsOneSubject = settings.RemarkSubjectCountsAsOneSubject,
        OneSubjectTest = settings.OneSubjectTest,
        ExcellentAverageReachesGood = settings.ExcellentAverageReachesGood,
        AllowRetestAfterSummerConduct = settings.AllowRetestAfterSummerConduct,
        CountedSubjects = settings.CountedSubjects,
        OutstandingSubjects = settings.OutstandingSubjects,
        MaxAbsences = settings.MaxAbsences,
        Tt58RegularMarksAreWhole = settings.Tt58RegularMarksAreWhole,
    };

    public GradingSettings On(GradingSettings settings) => new()
    {
        RemarkSubjectCountsAsOneSubject = RemarkSubjectCountsAsOneSubject ?? settings.RemarkSubjectCountsAsOneSubject,
        OneSubjectTest = OneSubjectTest ?? settings.OneSubjectTest,
        ExcellentAverageReachesGood = ExcellentAverageReachesGood ?? settings.ExcellentAverageReachesGood,
        AllowRetestAfterSummerConduct = AllowRetestAfterSummerConduct ?? settings.AllowRetestAfterSummerConduct,
        CountedSubjects = CountedSubjects ?? settings.CountedSubjects,
        OutstandingSubjects = OutstandingSubjects ?? settings.OutstandingSubjects,
        MaxAbsences = MaxAbsences ?? settings.MaxAbsences,
        Tt58RegularMarksAreWhole = Tt58RegularMarksAreWhole ?? settings.Tt58RegularMarksAreWhole,
    };
}

internal static class GradingErrorCodes
{
    public const string YearClosed = "StudentRecords:Grading:YearClosed";
    public const string SettingsFixed = "StudentRecords:Grading:SettingsFixed";
    public const string NumberOutside = "StudentRecords:Grading:NumberOutside";
    public const string ChoiceUnknown = "StudentRecords:Grading:ChoiceUnknown";
    public const string ReasonMissing = "StudentRecords:Grading:ReasonMissing";
}
