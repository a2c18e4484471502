namespace EduAbp.StudentRecords.Grading.Cases;

/// <summary>One pupil's year as somebody wrote it down to see what the rules make of it.</summary>
internal abstract record GradeCase(RuleSetId Rules, GradingSettings Settings);

internal sealed record SecondaryCase(RuleSetId Rules, GradingSettings Settings, PupilYear Pupil) : GradeCase(Rules, Settings);

internal sealed record PrimaryCase(RuleSetId Rules, GradingSettings Settings, PrimaryYear Pupil) : GradeCase(Rules, Settings);
