using EduAbp.StudentRecords.Grading;

namespace EduAbp.Tests.StudentRecords.Grading;

/// <summary>The worked examples of circulars 27/2020 and 22/2016, by their numbers, and what lies beside them.</summary>
public sealed class PrimaryTests
{
    private const PrimaryLevel C = PrimaryLevel.NotCompleted, H = PrimaryLevel.Completed, T = PrimaryLevel.WellCompleted;
    private const QualityLevel Effort = QualityLevel.NeedsEffort, Reached = QualityLevel.Reached, Good = QualityLevel.Good;

    private static readonly string[] Tested2018 = ["Tiếng Việt", "Toán", "Ngoại ngữ 1", "Lịch sử và Địa lí", "Khoa học", "Tin học và Công nghệ"];
    private static readonly string[] Tested2006 = ["Tiếng Việt", "Toán", "Khoa học", "Lịch sử và Địa lí"];
    private static readonly string[] Untested = ["Đạo đức", "Âm nhạc", "Mĩ thuật", "Giáo dục thể chất", "Hoạt động trải nghiệm"];

    [Fact]
    public void Example_27_1_all_well_and_tests_from_9_complete_with_distinction()
    {
        var outcome = Tt27("9 10 9 9 10 9");
        outcome.Result.ShouldBe(EducationResult.Outstanding);
        outcome.Title.Title.ShouldBe(Title.Outstanding);
        outcome.Decision.Kind.ShouldBe(DecisionKind.CompletedLevel);
    }

    [Fact]
    public void Example_27_2_one_test_of_8_completes_well_and_the_title_needs_both_flags()
    {
        var outcome = Tt27("10 10 10 10 10 8");
        outcome.Result.ShouldBe(EducationResult.WellCompleted);
        outcome.Title.Title.ShouldBe(Title.None);
        Tt27("10 10 10 10 10 8", change: pupil => pupil with { ExcelsInSubject = true }).Title.Title.ShouldBe(Title.None);
        Tt27("10 10 10 10 10 8", change: pupil => pupil with { IsRecognisedByClass = true }).Title.Title.ShouldBe(Title.None);
        Tt27("10 10 10 10 10 8", change: pupil => pupil with { ExcelsInSubject = true, IsRecognisedByClass = true }).Title.Title.ShouldBe(Title.Exemplary);
        Tt27("10 10 10 10 10 8", change: pupil => pupil with { HasProgressed = true, IsRecognisedByClass = true }).Title.Title.ShouldBe(Title.Exemplary);
    }

    [Fact]
    public void Example_27_3_one_subject_H_completes() => Tt27("10 10 10 10 10 10", levels: ("Mĩ thuật", H)).Result.ShouldBe(EducationResult.Completed);

    [Fact]
    public void Example_27_4_one_competence_reached_completes() => Tt27("10 10 10 10 10 10", quality: Reached).Result.ShouldBe(EducationResult.Completed);

    [Fact]
    public void Example_27_5_one_test_of_6_completes()
    {
        var outcome = Tt27("9 9 9 9 9 6");
        outcome.Result.ShouldBe(EducationResult.Completed);
        Speak(outcome).ShouldBe("Hoàn thành: bài kiểm tra Tin học và Công nghệ 6 < 7 (mức Hoàn thành tốt)");
    }

    [Fact]
    public void Example_27_6_levels_T_and_H_with_tests_from_5_complete() => Tt27("5 5 6 7 5 8", quality: Reached, levels: ("Toán", H)).Result.ShouldBe(EducationResult.Completed);

    [Fact]
    public void Example_27_7_one_test_of_4_does_not()
    {
        var outcome = Tt27("5 5 6 7 4 8", quality: Reached, levels: ("Toán", H));
        outcome.Result.ShouldBe(EducationResult.NotCompleted);
        outcome.IsCompleted.ShouldBe(false);
        outcome.Decision.Kind.ShouldBe(DecisionKind.ExtraHelp);
        Tt27("5 5 6 7 4 8", change: pupil => pupil with { PromotedByPrincipal = true, Grade = 4 }).Decision.Kind.ShouldBe(DecisionKind.Promoted);
        Tt27("5 5 6 7 4 8", change: pupil => pupil with { PromotedByPrincipal = false }).Decision.Kind.ShouldBe(DecisionKind.NotPromoted);
    }

    [Fact]
    public void Example_27_8_a_quality_that_needs_effort_does_not() => Tt27("9 9 9 9 9 9", quality: Effort).Result.ShouldBe(EducationResult.NotCompleted);

    [Theory]
    [InlineData("16-1", "9 10 9 9", T, Good, true, Title.OutstandingCompletion)]
    [InlineData("16-2", "10 10 10 8", T, Good, true, Title.None)]
    [InlineData("16-3", "10 10 10 10", H, Good, true, Title.None)]
    [InlineData("16-4", "5 6 7 5", H, Reached, true, Title.None)]
    [InlineData("16-5", "5 6 4 7", H, Good, false, Title.None)]
    [InlineData("16-6", "9 9 9 9", C, Good, false, Title.None)]
    internal void Examples_16_1_to_16_6(string example, string tests, PrimaryLevel art, QualityLevel quality, bool completed, Title title)
    {
        var outcome = PrimaryYears.Evaluate(Year(RuleSetId.Tt30Tt22Of2016, 4, Tested2006, tests, quality, ("Mĩ thuật", art)));
        outcome.Result.ShouldBeNull();
        outcome.IsCompleted.ShouldBe(completed, example);
        outcome.Title.Title.ShouldBe(title, example);
        outcome.Decision.Kind.ShouldBe(completed ? DecisionKind.Promoted : DecisionKind.ExtraHelp);
    }

    [Theory]
    [InlineData("0", MarkProblem.OutOfRange)]
    [InlineData("7,5", MarkProblem.MustBeWhole)]
    internal void Example_16_7_tests_are_whole_from_1_to_10(string text, MarkProblem problem)
    {
        MarkReader.Read(text, MarkScales.OfPrimaryTest(RuleSetId.Tt30Tt22Of2016)).Problem.ShouldBe(problem);
        MarkReader.Read(text, MarkScales.OfPrimaryTest(RuleSetId.Tt30)).Problem.ShouldBe(problem);
    }

    [Fact]
    public void Since_2020_a_test_may_be_0() => MarkReader.Read("0", MarkScales.OfPrimaryTest(RuleSetId.Tt27)).Mark!.Value.Number.ShouldBe(0);

    [Fact]
    public void In_2014_a_class_is_completed_with_two_levels_and_no_title_follows()
    {
        var outcome = PrimaryYears.Evaluate(Year(RuleSetId.Tt30, 5, Tested2006, "10 10 9 9", Reached, Untested.Concat(Tested2006).Select(name => (name, H)).ToArray()));
        outcome.IsCompleted.ShouldBe(true);
        outcome.Title.Title.ShouldBe(Title.None);
        outcome.Decision.Kind.ShouldBe(DecisionKind.CompletedLevel);
    }

    [Fact]
    public void A_missing_test_or_level_leaves_the_year_open()
    {
        var pupil = Year(RuleSetId.Tt27, 5, Tested2018, "9 9 9 9 9 9", Good);
        var outcome = PrimaryYears.Evaluate(pupil with { Subjects = [.. pupil.Subjects.Select((subject, place) => place == 1 ? subject with { Test = null } : subject)] });
        outcome.Result.ShouldBeNull();
        outcome.Decision.Kind.ShouldBe(DecisionKind.Incomplete);
        outcome.Missing.ShouldBe(["Toán"]);
        PrimaryYears.Evaluate(pupil with { Subjects = [.. pupil.Subjects.Select((subject, place) => place == 8 ? subject with { Level = null } : subject)] }).Missing.Count.ShouldBe(1);
        PrimaryYears.Evaluate(pupil with { Subjects = [.. pupil.Subjects.Select((subject, place) => place == 8 ? subject with { Level = null, IsExempt = true } : subject)] })
            .Result.ShouldBe(EducationResult.Outstanding);
    }

    [Theory]
    [InlineData(RuleSetId.Tt27, 1, SubjectRole.Mathematics, PrimaryTime.EndOfYear, true)]
    [InlineData(RuleSetId.Tt27, 1, SubjectRole.ForeignLanguage, PrimaryTime.EndOfYear, false)]
    [InlineData(RuleSetId.Tt27, 3, SubjectRole.ForeignLanguage, PrimaryTime.EndFirstTerm, true)]
    [InlineData(RuleSetId.Tt27, 3, SubjectRole.Science, PrimaryTime.EndOfYear, false)]
    [InlineData(RuleSetId.Tt27, 4, SubjectRole.Science, PrimaryTime.EndOfYear, true)]
    [InlineData(RuleSetId.Tt27, 3, SubjectRole.Mathematics, PrimaryTime.MidFirstTerm, false)]
    [InlineData(RuleSetId.Tt27, 4, SubjectRole.Mathematics, PrimaryTime.MidFirstTerm, true)]
    [InlineData(RuleSetId.Tt27, 5, SubjectRole.Science, PrimaryTime.MidSecondTerm, false)]
    [InlineData(RuleSetId.Tt30, 5, SubjectRole.Mathematics, PrimaryTime.MidFirstTerm, false)]
    [InlineData(RuleSetId.Tt30Tt22Of2016, 5, SubjectRole.Literature, PrimaryTime.MidSecondTerm, true)]
    [InlineData(RuleSetId.Tt30Tt22Of2016, 5, SubjectRole.None, PrimaryTime.EndOfYear, false)]
    internal void Which_subjects_have_a_test(RuleSetId rules, int grade, SubjectRole role, PrimaryTime time, bool has) =>
        EduAbp.StudentRecords.Grading.PrimaryTests.Has(rules, grade, role, time).ShouldBe(has);

    private static PrimaryOutcome Tt27(string tests, QualityLevel quality = Good, Func<PrimaryYear, PrimaryYear>? change = null, params (string, PrimaryLevel)[] levels)
    {
        var pupil = Year(RuleSetId.Tt27, 5, Tested2018, tests, quality, levels);
        return PrimaryYears.Evaluate(change?.Invoke(pupil) ?? pupil);
    }

    private static PrimaryYear Year(RuleSetId rules, int grade, string[] tested, string tests, QualityLevel quality, params (string Name, PrimaryLevel Level)[] levels)
    {
        var numbers = tests.Split(' ').Select(decimal.Parse).ToArray();
        PrimaryLevel Level(string name) => levels.Where(one => one.Name == name).Select(one => (PrimaryLevel?)one.Level).FirstOrDefault() ?? T;
        return new PrimaryYear(
            rules, grade,
            [
                .. tested.Select((name, place) => new PrimarySubject(Given.Scored(name), Level(name), numbers[place], HasTest: true)),
                .. Untested.Select(name => new PrimarySubject(Given.Scored(name), Level(name), null, HasTest: false)),
            ],
            [new PupilQuality("Yêu nước", rules == RuleSetId.Tt30 ? Reached : Good), new PupilQuality("Giao tiếp và hợp tác", quality)]);
    }

    private static string Speak(PrimaryOutcome outcome)
    {
        using var _ = EduAbp.Localization.Languages.Speak("vi");
        return GradingText.Of(Given.Texts, outcome);
    }
}
