namespace EduAbp.StudentRecords.Grading;

/// <summary>
/// What the circulars leave open, with our reading as the default. Each school year has its own, fixed by its first sign-off
/// (<see cref="Readings.GradingVersion"/>), so that a past year gives the same result for ever. A setting added later must have
/// as its default what the program did before it.
/// </summary>
internal sealed record GradingSettings
{
    public static GradingSettings Default { get; } = new();

    /// <summary>A failed remark subject is "one subject" in the adjustment by one subject.</summary>
    public bool RemarkSubjectCountsAsOneSubject { get; init; } = true;

    /// <summary>How "only because of one subject" is asked.</summary>
    public OneSubjectTest OneSubjectTest { get; init; } = OneSubjectTest.Replace;

    /// <summary>Circular 58/2011: an average of 8,0 reaches "khá" too, so that one subject below 2,0 is mended to "yếu".</summary>
    public bool ExcellentAverageReachesGood { get; init; } = true;

    /// <summary>Circular 22/2021, art. 14: who fails in conduct and in learning may be tested again after the summer's training.</summary>
    public bool AllowRetestAfterSummerConduct { get; init; }

    /// <summary>Circular 22/2021, art. 9: how many subjects must have the mark of a level. Continuing education may have its own number.</summary>
    public int CountedSubjects { get; init; } = 6;

    /// <summary>Circular 22/2021, art. 15: how many subjects from 9,0 make an outstanding pupil.</summary>
    public int OutstandingSubjects { get; init; } = 6;

    /// <summary>Sessions missed in a year, with and without permission, that still allow promotion.</summary>
    public int MaxAbsences { get; init; } = 45;

    /// <summary>Circular 58/2011 before 2020: regular marks are whole numbers.</summary>
    public bool Tt58RegularMarksAreWhole { get; init; }
}

internal enum OneSubjectTest
{
    /// <summary>With 10,0 (or Đ) in that subject the pupil would have the level.</summary>
    Replace,

    /// <summary>Without that subject the pupil would have the level.</summary>
    LeaveOut,
}
