using EduAbp.StudentRecords.Grading;

namespace EduAbp.Tests.StudentRecords.Grading;

/// <summary>Exempt, missing, carried over.</summary>
public sealed class SubjectResultTests
{
    private const RuleSetId Tt22 = RuleSetId.Tt22Of2021;
    private static readonly GradedSubject Maths = Given.Scored("Toán", SubjectRole.Mathematics);
    private static readonly GradedSubject Sport = Given.Remark("Giáo dục thể chất");
    private static readonly ColumnRequirement Columns = new(3, 1, 1);

    [Fact]
    public void Without_all_marks_there_is_no_average_unless_the_missing_count_as_0()
    {
        var marks = new TermMarks([8, 7], [6.5m], null);
        var open = SubjectTerms.Evaluate(Tt22, AssessedBy.Marks, marks, Columns);
        open.State.ShouldBe(ResultState.Incomplete);
        open.Average.ShouldBeNull();
        open.Missing.ShouldBe(new ColumnRequirement(1, 0, 1));

        var closed = SubjectTerms.Evaluate(Tt22, AssessedBy.Marks, marks, Columns, countMissing: true);
        closed.Average.ShouldBe(3.5m); // 28 / 8
        closed.Missing.Total.ShouldBe(2);
        using var _ = EduAbp.Localization.Languages.Speak("vi");
        GradingText.Of(Given.Texts, Tt22, open).ShouldBe("Chưa đủ điểm: thiếu 1 cột thường xuyên, 0 giữa kì, 1 cuối kì");
        GradingText.Of(Given.Texts, Tt22, closed).ShouldBe("28,0 : 8 = 3,5, 2 cột thiếu tính điểm 0 (khoản 1 Điều 9)");
    }

    [Fact]
    public void No_mark_at_all_is_incomplete_or_all_zero()
    {
        SubjectTerms.Evaluate(Tt22, AssessedBy.Marks, TermMarks.None, Columns).State.ShouldBe(ResultState.Incomplete);
        SubjectTerms.Evaluate(Tt22, AssessedBy.Marks, TermMarks.None, Columns, countMissing: true).Average.ShouldBe(0);
        SubjectTerms.Evaluate(Tt22, AssessedBy.Remarks, TermMarks.None, Columns, countMissing: true).Passed.ShouldBe(false);
        SubjectTerms.Evaluate(RuleSetId.Tt58, AssessedBy.Remarks, new TermMarks([1, 1, 1], [1], null), Columns, countMissing: true).Passed.ShouldBe(false);
    }

    [Fact]
    public void More_marks_than_the_minimum_all_count() =>
        SubjectTerms.Evaluate(RuleSetId.Tt58, AssessedBy.Marks, new TermMarks([10, 10, 10, 10], [10, 10], 4), new ColumnRequirement(2, 1, 1, AreMinimums: true))
            .Average.ShouldBe(8.4m); // 92 / 11

    [Fact]
    public void Exempt_in_one_term_takes_the_other_s_result_and_exempt_in_both_is_left_out()
    {
        var result = TermResult.CarriedOver(AssessedBy.Marks, 7.5m);
        SubjectYears.Evaluate(Maths, TermResult.Exempt(AssessedBy.Marks), result).Number.ShouldBe(7.5m);
        SubjectYears.Evaluate(Maths, result, TermResult.Exempt(AssessedBy.Marks)).Number.ShouldBe(7.5m);
        SubjectYears.Evaluate(Maths, TermResult.NotTaught(AssessedBy.Marks), result).Number.ShouldBe(7.5m);
        SubjectYears.Evaluate(Maths, TermResult.Exempt(AssessedBy.Marks), TermResult.Exempt(AssessedBy.Marks)).Counts.ShouldBeFalse();
        SubjectYears.Evaluate(Maths, result, new TermResult(AssessedBy.Marks, ResultState.Incomplete)).State.ShouldBe(ResultState.Incomplete);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    public void A_remark_subject_s_year_is_its_second_term(int first, int second, int year) =>
        SubjectYears.Evaluate(Sport, TermResult.CarriedOver(AssessedBy.Remarks, first), TermResult.CarriedOver(AssessedBy.Remarks, second)).Number.ShouldBe(year);

    [Fact]
    public void An_exempt_subject_bars_nothing_and_counts_for_nothing()
    {
        var results = Given.Results(RuleSetId.Tt58, "8,0 8,0 8,0 8,0 8,0 8,0 8,0 8,0 8,0 2,0");
        LearningRules.Evaluate(RuleSetId.Tt58, results).Level.ShouldBe(LearningLevel.Average); // 7,4: raw Yếu, adjusted
        results[9] = results[9] with { State = ResultState.Exempt };
        var without = LearningRules.Evaluate(RuleSetId.Tt58, results);
        without.Average.ShouldBe(8.0m);
        without.Level.ShouldBe(LearningLevel.Excellent);
    }

    [Fact]
    public void A_missing_result_leaves_learning_and_decision_open_and_names_the_subject()
    {
        var pupil = Given.Year(Tt22, 7, "8,1 8,3 8,0 8,6 8,2 8,4 7,1 6,6", ConductLevel.Excellent);
        var outcome = PupilYears.Evaluate(pupil with
        {
            Subjects = [.. pupil.Subjects.Select(one => one.Subject.Name == "Toán" ? one with { Second = new TermResult(AssessedBy.Marks, ResultState.Incomplete) } : one)],
        });
        outcome.First.Level.ShouldBe(LearningLevel.Excellent);
        outcome.Second.Level.ShouldBeNull();
        outcome.Year.Level.ShouldBeNull();
        outcome.Year.Missing.Select(subject => subject.Name).ShouldBe(["Toán"]);
        outcome.Decision.Kind.ShouldBe(DecisionKind.Incomplete);
        outcome.Title.Title.ShouldBe(Title.None);
        Given.Text(outcome.Year).ShouldBe("Chưa đủ điểm: còn thiếu Toán");
    }

    [Fact]
    public void Without_conduct_there_is_no_decision()
    {
        var outcome = PupilYears.Evaluate(Given.Year(Tt22, 7, "8,1 8,3 8,0 8,6 8,2 8,4 7,1 6,6", ConductLevel.Excellent) with { SecondConduct = null });
        outcome.Conduct.ShouldBeNull();
        Given.Text(outcome.Decision).ShouldBe("Chưa xét được: chưa có kết quả rèn luyện cả năm");
    }

    [Fact]
    public void A_pupil_without_subjects_has_no_result() => LearningRules.Evaluate(Tt22, []).Level.ShouldBeNull();

    [Fact]
    public void Every_reason_and_word_is_said_in_both_languages()
    {
        string[] keys =
        [
            .. Enum.GetValues<Title>().Select(title => Words.Of(title).Key), .. Enum.GetValues<DecisionKind>().Select(kind => Words.Of(kind).Key),
            .. Enum.GetValues<RuleSetId>().Select(rules => $"Circular:{rules}"),
            .. from rules in new[] { RuleSetId.Tt58, Tt22 } from level in Enum.GetValues<LearningLevel>() where rules == RuleSetId.Tt58 || level > LearningLevel.Poor select Words.Of(rules, level).Key,
            .. from rules in new[] { RuleSetId.Tt58, Tt22 } from level in Enum.GetValues<ConductLevel>() select Words.Of(rules, level).Key,
        ];
        foreach (var language in new[] { "vi", "en" })
        {
            using var _ = EduAbp.Localization.Languages.Speak(language);
            keys.Where(key => Given.Texts[$"StudentRecords:Grading:{key}"].ResourceNotFound).ShouldBeEmpty();
        }

        var all = Given.Texts.GetAllStrings(false).Select(text => text.Name).Where(name => name.StartsWith("StudentRecords:Grading:", StringComparison.Ordinal)).ToHashSet();
        using var english = EduAbp.Localization.Languages.Speak("en");
        Given.Texts.GetAllStrings(false).Select(text => text.Name).Where(name => name.StartsWith("StudentRecords:Grading:", StringComparison.Ordinal)).ToHashSet().SetEquals(all).ShouldBeTrue();
    }
}
