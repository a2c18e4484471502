namespace EduAbp.StudentRecords.Grading;

/// <summary>A primary pupil's subject at the end of the year.</summary>
/// <param name="Test">The year's last test; null where there is none or it is missing.</param>
/// <param name="HasTest">Whether the subject ends with a test, as <see cref="PrimaryTests"/> says.</param>
internal sealed record PrimarySubject(GradedSubject Subject, PrimaryLevel? Level, decimal? Test, bool HasTest, bool IsExempt = false);

/// <summary>A quality or competence at the end of the year.</summary>
internal sealed record PupilQuality(string Name, QualityLevel? Level);

/// <summary>Everything about one primary pupil's year that the rules ask: only the end of the year counts.</summary>
internal sealed record PrimaryYear(RuleSetId Rules, int Grade, IReadOnlyList<PrimarySubject> Subjects, IReadOnlyList<PupilQuality> Qualities)
{
    /// <summary>Excellent in at least one subject, as the teacher says.</summary>
    public bool ExcelsInSubject { get; init; }

    /// <summary>Clear progress in at least one quality or competence, as the teacher says.</summary>
    public bool HasProgressed { get; init; }

    /// <summary>The class recognises it.</summary>
    public bool IsRecognisedByClass { get; init; }

    /// <summary>What the principal decided for a pupil who has not completed the class after extra help.</summary>
    public bool? PromotedByPrincipal { get; init; }
}

/// <summary>What a primary pupil's year came to.</summary>
/// <param name="Result">Circular 27/2020 only; null while something is missing.</param>
/// <param name="IsCompleted">Hoàn thành chương trình lớp học; null while something is missing.</param>
internal sealed record PrimaryOutcome(EducationResult? Result, bool? IsCompleted, TitleResult Title, Decision Decision)
{
    /// <summary>What has no level or no test yet: names of subjects, qualities, competences.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public IReadOnlyList<Reason> Reasons { get; init; } = [];
}
