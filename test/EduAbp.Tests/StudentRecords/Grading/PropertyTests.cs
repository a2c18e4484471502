using EduAbp.StudentRecords.Grading;

namespace EduAbp.Tests.StudentRecords.Grading;

/// <summary>What holds for every pupil, tried on thousands.</summary>
public sealed class PropertyTests
{
    private const int Pupils = 2_000;
    private static readonly ColumnRequirement Least = new(2, 1, 1, AreMinimums: true);

    [Theory]
    [InlineData(RuleSetId.Tt58)]
    [InlineData(RuleSetId.Tt58Tt26)]
    [InlineData(RuleSetId.Tt22Of2021)]
    internal void A_term_s_average_is_rounded_once_and_half_up(RuleSetId rules)
    {
        var given = new Generator(1);
        for (var i = 0; i < 5_000; i++)
        {
            var marks = given.Marks(AssessedBy.Marks, given.Next(101), rules.IsTt58());
            var expected = PlainRules.TermAverage(marks.Regular.Select(Tenths), marks.Midterm.Select(Tenths), Tenths(marks.Final!.Value));
            Hold(Tenths(SubjectTerms.Evaluate(rules, AssessedBy.Marks, marks, Least).Average!.Value) == expected);
        }

        for (var first = 0; first <= 100; first++)
        {
            for (var second = 0; second <= 100; second++)
                Hold(Tenths(SubjectYears.Average(first / 10m, second / 10m)) == PlainRules.Round(first + (2 * second), 3));
        }
    }

    [Theory]
    [InlineData(RuleSetId.Tt58)]
    [InlineData(RuleSetId.Tt58Tt26)]
    [InlineData(RuleSetId.Tt22Of2021)]
    internal void Learning_is_what_the_circular_s_words_give_when_written_down_a_second_time(RuleSetId rules)
    {
        var given = new Generator(2);
        var levels = new HashSet<LearningLevel>();
        var adjusted = 0;
        for (var i = 0; i < Pupils; i++)
        {
            var pupil = given.Pupil(rules);
            var results = pupil.Subjects.Select(one => SubjectYears.Evaluate(Special(one.Subject, pupil), one.First, one.Second)).ToArray();
            var learning = LearningRules.Evaluate(rules, results, pupil.IsSpecialisedClass);
            PlainRules.Line[] lines = [.. results.Where(result => result.Counts).Select(result => result.IsScored
                ? new PlainRules.Line(Tenths(result.Number), true, result.Subject.Role, result.Subject.IsSpecialised)
                : new PlainRules.Line(-1, result.Number == 1, SubjectRole.None, false))];
            var plain = rules.IsTt58() ? PlainRules.Tt58(lines, pupil.IsSpecialisedClass, rules == RuleSetId.Tt58Tt26) : PlainRules.Tt22(lines);

            Hold(LevelCodes.Of(rules, learning.Level!.Value) == plain.Level && learning.IsAdjusted == plain.Adjusted);
            levels.Add(learning.Level.Value);
            adjusted += plain.Adjusted ? 1 : 0;
        }

        // The generator reaches what it is there to try.
        levels.Count.ShouldBe(rules.IsTt58() ? 5 : 4);
        adjusted.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData(RuleSetId.Tt58)]
    [InlineData(RuleSetId.Tt58Tt26)]
    [InlineData(RuleSetId.Tt22Of2021)]
    internal void Raising_a_result_never_lowers_another(RuleSetId rules)
    {
        var given = new Generator(3);
        for (var i = 0; i < Pupils; i++)
        {
            var pupil = given.Pupil(rules);
            var place = given.Next(pupil.Subjects.Count);
            var subject = pupil.Subjects[place];
            var raised = pupil with { Subjects = [.. pupil.Subjects.Select((one, at) => at == place ? one with { First = Raise(given, one.First), Second = Raise(given, one.Second) } : one)] };

            // However the school reads what is open, but for ExcellentAverageReachesGood: without it an average that rises to 8,0 may lower the level, which is why it is the default.
            var settings = (i % 4) switch
            {
                0 => new GradingSettings { RemarkSubjectCountsAsOneSubject = false },
                1 => new GradingSettings { AllowRetestAfterSummerConduct = true, MaxAbsences = 30 },
                2 => new GradingSettings { CountedSubjects = 4, OutstandingSubjects = 5 },
                _ => GradingSettings.Default,
            };
            var before = PupilYears.Evaluate(pupil, settings);
            var after = PupilYears.Evaluate(raised, settings);
            Hold(after.Subjects[place].Number >= before.Subjects[place].Number);
            NotLower(before.First, after.First);
            NotLower(before.Second, after.Second);
            NotLower(before.Year, after.Year);
            Hold(((int)after.Title.Title) >= (int)before.Title.Title);
            Hold(Rank(after.Decision.Kind) >= Rank(before.Decision.Kind));
        }
    }

    [Theory]
    [InlineData(AssessedBy.Marks)]
    [InlineData(AssessedBy.Remarks)]
    internal void Raising_a_mark_never_lowers_the_term_s_result(AssessedBy by)
    {
        var given = new Generator(4);
        foreach (var rules in new[] { RuleSetId.Tt58, RuleSetId.Tt58Tt26, RuleSetId.Tt22Of2021 })
        {
            for (var i = 0; i < Pupils; i++)
            {
                var marks = given.Marks(by, 60, rules.IsTt58());
                decimal Higher(decimal mark) => by == AssessedBy.Remarks ? 1 : Math.Min(10, mark + (given.Next(30) / 10m));
                var place = given.Next(marks.Regular.Count);
                var raised = given.Next(3) switch
                {
                    0 => marks with { Regular = [.. marks.Regular.Select((mark, at) => at == place ? Higher(mark) : mark)] },
                    1 => marks with { Midterm = [Higher(marks.Midterm[0]), .. marks.Midterm.Skip(1)] },
                    _ => marks with { Final = Higher(marks.Final!.Value) },
                };
                Hold(SubjectTerms.Evaluate(rules, by, raised, Least).Number >= SubjectTerms.Evaluate(rules, by, marks, Least).Number);
            }
        }
    }

    [Fact]
    public void The_order_of_entry_does_not_matter()
    {
        var given = new Generator(5);
        foreach (var rules in new[] { RuleSetId.Tt58, RuleSetId.Tt58Tt26, RuleSetId.Tt22Of2021 })
        {
            for (var i = 0; i < Pupils / 4; i++)
            {
                var marks = given.Marks(AssessedBy.Marks, 60, rules == RuleSetId.Tt58);
                Hold(SubjectTerms.Evaluate(rules, AssessedBy.Marks, new TermMarks(given.Shuffled(marks.Regular), given.Shuffled(marks.Midterm), marks.Final), Least)
                    == SubjectTerms.Evaluate(rules, AssessedBy.Marks, marks, Least));

                var pupil = given.Pupil(rules);
                var one = PupilYears.Evaluate(pupil);
                var other = PupilYears.Evaluate(pupil with { Subjects = given.Shuffled(pupil.Subjects) });
                Hold((other.Year.Level, other.Year.Average, other.First.Level, other.Title.Title, other.Decision.Kind)
                    == (one.Year.Level, one.Year.Average, one.First.Level, one.Title.Title, one.Decision.Kind));
                Hold(other.Decision.Retest.ToHashSet().SetEquals(one.Decision.Retest));
            }
        }
    }

    [Fact]
    public void An_adjustment_raises_by_one_level_and_never_to_the_highest()
    {
        var given = new Generator(6);
        foreach (var rules in new[] { RuleSetId.Tt58, RuleSetId.Tt58Tt26, RuleSetId.Tt22Of2021 })
        {
            foreach (var settings in new[] { GradingSettings.Default, new GradingSettings { OneSubjectTest = OneSubjectTest.LeaveOut, RemarkSubjectCountsAsOneSubject = false } })
            {
                for (var i = 0; i < Pupils / 4; i++)
                {
                    var result = PupilYears.Evaluate(given.Pupil(rules), settings).Year;
                    if (!result.IsAdjusted)
                    {
                        Hold(result.Level == result.Unadjusted);
                        continue;
                    }

                    Hold(result.Level == result.Unadjusted + 1 && result.Level < LearningLevel.Excellent && result.Reasons.Count == 2);
                }
            }
        }
    }

    [Fact]
    public void Leaving_a_subject_out_never_gives_more_than_replacing_it()
    {
        var given = new Generator(7);
        foreach (var rules in new[] { RuleSetId.Tt58, RuleSetId.Tt22Of2021 })
        {
            for (var i = 0; i < Pupils / 2; i++)
            {
                var pupil = given.Pupil(rules);
                var replaced = PupilYears.Evaluate(pupil).Year;
                var left = PupilYears.Evaluate(pupil, new GradingSettings { OneSubjectTest = OneSubjectTest.LeaveOut }).Year;
                Hold((int)left.Level! <= (int)replaced.Level!);
                Hold((replaced.Level != left.Level) == replaced.Warnings.Any(warning => warning.Code == "AdjustmentAmbiguous"));
            }
        }
    }

    [Fact]
    public void Every_result_below_the_highest_says_why_in_words()
    {
        using var _ = EduAbp.Localization.Languages.Speak("vi");
        var given = new Generator(8);
        foreach (var rules in new[] { RuleSetId.Tt58, RuleSetId.Tt58Tt26, RuleSetId.Tt22Of2021 })
        {
            for (var i = 0; i < 150; i++)
            {
                var outcome = PupilYears.Evaluate(given.Pupil(rules));
                Reason[] said = [.. outcome.Year.Reasons, .. outcome.Year.Warnings, .. outcome.Title.Reasons, .. outcome.Decision.Reasons, .. outcome.Decision.Warnings];
                outcome.Year.Reasons.ShouldNotBeEmpty();
                outcome.Decision.Reasons.ShouldNotBeEmpty();
                foreach (var reason in said)
                {
                    var text = GradingText.Of(Given.Texts, reason);
                    Hold(!text.Contains('{') && !text.Contains("StudentRecords:", StringComparison.Ordinal), text);
                }
            }
        }
    }

    [Fact]
    public void Raising_a_primary_pupil_s_level_or_test_never_lowers_the_year()
    {
        var given = new Generator(9);
        var seen = new HashSet<EducationResult>();
        for (var i = 0; i < Pupils; i++)
        {
            var about = given.Next(4);
            var pupil = Primary(given, about);
            var before = PrimaryYears.Evaluate(pupil);
            var place = given.Next(pupil.Subjects.Count);
            var raised = pupil with
            {
                Subjects = [.. pupil.Subjects.Select((one, at) => at != place ? one : one with { Level = PrimaryLevel.WellCompleted, Test = one.HasTest ? Math.Min(10, one.Test!.Value + 1) : null })],
                Qualities = [.. pupil.Qualities.Select((one, at) => at != place ? one : one with { Level = QualityLevel.Good })],
            };
            var after = PrimaryYears.Evaluate(raised);
            Hold(((int)after.Result!) >= (int)before.Result!);
            Hold(PrimaryYears.Evaluate(pupil with { Subjects = given.Shuffled(pupil.Subjects), Qualities = given.Shuffled(pupil.Qualities) }).Result == before.Result);
            seen.Add(before.Result!.Value);

            var lowestTest = pupil.Subjects.Min(one => one.Test ?? 10);
            var lowestLevel = pupil.Subjects.Min(one => one.Level!.Value);
            var lowestQuality = pupil.Qualities.Min(one => one.Level!.Value);
            var expected = (int)lowestLevel == 0 || (int)lowestQuality == 0 || lowestTest < 5 ? EducationResult.NotCompleted
                : (int)lowestLevel == 1 || (int)lowestQuality == 1 || lowestTest < 7 ? EducationResult.Completed
                : lowestTest < 9 ? EducationResult.WellCompleted : EducationResult.Outstanding;
            Hold(before.Result == expected);
        }

        seen.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData(RuleSetId.Tt30)]
    [InlineData(RuleSetId.Tt30Tt22Of2016)]
    internal void Before_2020_raising_a_level_or_a_test_undoes_no_completion_and_order_does_not_matter(RuleSetId rules)
    {
        var given = new Generator(10);
        var completed = 0;
        for (var i = 0; i < Pupils; i++)
        {
            var pupil = Primary(given, given.Next(4)) with { Rules = rules };
            if (rules == RuleSetId.Tt30)
                pupil = pupil with { Subjects = [.. pupil.Subjects.Select(one => one with { Level = one.Level == PrimaryLevel.NotCompleted ? one.Level : PrimaryLevel.Completed })] };
            var before = PrimaryYears.Evaluate(pupil);
            var place = given.Next(pupil.Subjects.Count);
            var best = rules == RuleSetId.Tt30 ? PrimaryLevel.Completed : PrimaryLevel.WellCompleted;
            var after = PrimaryYears.Evaluate(pupil with
            {
                Subjects = [.. pupil.Subjects.Select((one, at) => at != place ? one : one with { Level = best, Test = one.HasTest ? Math.Min(10, one.Test!.Value + 1) : null })],
                Qualities = [.. pupil.Qualities.Select((one, at) => at != place ? one : one with { Level = QualityLevel.Good })],
            });
            Hold(before.Result is null && (after.IsCompleted!.Value || !before.IsCompleted!.Value));
            Hold(after.Title.Title != Title.None || before.Title.Title == Title.None);
            var other = PrimaryYears.Evaluate(pupil with { Subjects = given.Shuffled(pupil.Subjects), Qualities = given.Shuffled(pupil.Qualities) });
            Hold((other.IsCompleted, other.Title.Title, other.Decision.Kind) == (before.IsCompleted, before.Title.Title, before.Decision.Kind));
            completed += before.IsCompleted!.Value ? 1 : 0;
        }

        completed.ShouldBeInRange(100, Pupils - 100);
    }

    private static PrimaryYear Primary(Generator given, int about)
    {
        PrimaryLevel Level() => given.Chance(97 - (about * 4)) ? PrimaryLevel.WellCompleted : given.Chance(80) ? PrimaryLevel.Completed : PrimaryLevel.NotCompleted;
        return new PrimaryYear(
            RuleSetId.Tt27, 4,
            [.. Enumerable.Range(0, 10).Select(number => new PrimarySubject(Given.Scored($"Môn {number}"), Level(), number < 6 ? Math.Max(0, 10 - given.Next(2) - (given.Chance(20) ? given.Next(2 + (2 * about)) : 0)) : null, number < 6))],
            [.. Enumerable.Range(0, 15).Select(number => new PupilQuality($"Phẩm chất {number}", given.Chance(98) ? QualityLevel.Good : (QualityLevel)given.Next(2)))]);
    }

    private static GradedSubject Special(GradedSubject subject, PupilYear pupil) => pupil.IsSpecialisedClass && subject.Name == "Vật lí" ? subject with { IsSpecialised = true } : subject;

    private static TermResult Raise(Generator given, TermResult result) => !result.IsComplete ? result
        : result with { Number = result.Kind == AssessedBy.Remarks ? 1 : Math.Min(10, result.Number + (given.Next(40) / 10m)) };

    private static void NotLower(LearningResult before, LearningResult after)
    {
        Hold(((int)after.Level!) >= (int)before.Level!);
        if (before.Average is { } average)
            Hold(after.Average!.Value >= average);
    }

    private static int Rank(DecisionKind kind) => kind switch
    {
        DecisionKind.NotPromoted => 0,
        DecisionKind.Retest or DecisionKind.SummerTrainingThenRetest => 1,
        DecisionKind.SummerTraining => 2,
        DecisionKind.Promoted or DecisionKind.CompletedLevel => 3,
        _ => -1,
    };

    // Not an assertion of the library: it would run a hundred thousand times.
    private static void Hold(bool condition, string? what = null, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? claim = null)
    {
        if (!condition)
            throw new Xunit.Sdk.XunitException($"{claim} {what}");
    }

    private static int Tenths(decimal mark) => (int)(mark * 10);
}
