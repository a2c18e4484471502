using EduAbp.StudentRecords.Grading;

namespace EduAbp.Tests.StudentRecords.Grading;

/// <summary>The worked examples of circular 22/2021, by their numbers, and what lies beside them.</summary>
public sealed class Tt22Tests
{
    private const RuleSetId Tt22 = RuleSetId.Tt22Of2021;

    [Theory]
    [InlineData("22-1", "7,0 8,5", "6,5", "8,0", "7,5")]
    [InlineData("22-2", "6,0 6,5 7,3", "6,0", "6,6", "6,5")]
    [InlineData("22-3", "9,0 8,0 7,5 8,5", "7,0", "8,0", "7,9")]
    public void Examples_22_1_to_22_3_a_term_s_average(string example, string regular, string midterm, string final, string average) =>
        Given.Average(Tt22, regular, midterm, final).ShouldBe(Given.Mark(average), example);

    [Fact]
    public void Example_22_4_the_second_term_counts_twice() => SubjectYears.Average(8.7m, 9.1m).ShouldBe(9.0m);

    [Theory]
    [InlineData("22-5", "8,1 8,3 8,0 8,6 8,2 8,4 7,1 6,6", "", LearningLevel.Excellent, LearningLevel.Excellent, "Tốt: đạt mọi điều kiện (khoản 2 Điều 9)")]
    [InlineData("22-6", "8,1 8,3 8,0 8,6 8,2 7,9 7,8 7,7", "", LearningLevel.Good, LearningLevel.Good, "Khá: 5 môn từ 8,0, cần 6 môn (mức Tốt)")]
    [InlineData("22-7", "8,7 8,2 4,6 8,5 8,3 9,1 8,9 8,0", "", LearningLevel.Average, LearningLevel.Good,
        "Khá: Ngoại ngữ 4,6 < 6,5 (mức Tốt); chỉ vì môn này, nâng từ Đạt lên Khá theo khoản 3 Điều 9")]
    [InlineData("22-8", "8,7 8,2 3,1 8,5 8,3 9,1 8,9 8,0", "", LearningLevel.Weak, LearningLevel.Average,
        "Đạt: Ngoại ngữ 3,1 < 6,5 (mức Tốt); chỉ vì môn này, nâng từ Chưa đạt lên Đạt theo khoản 3 Điều 9")]
    [InlineData("22-9", "7,4 6,9 6,5 7,0 6,8 3,3 7,7 7,2", "", LearningLevel.Weak, LearningLevel.Average,
        "Đạt: Khoa học tự nhiên 3,3 < 5,0 (mức Khá); chỉ vì môn này, nâng từ Chưa đạt lên Đạt theo khoản 3 Điều 9")]
    [InlineData("22-10", "7,4 6,9 6,5 7,0 6,8 4,8 7,7 7,2", "", LearningLevel.Average, LearningLevel.Average, "Đạt: Khoa học tự nhiên 4,8 < 5,0 (mức Khá)")]
    [InlineData("22-11", "8,7 8,2 4,6 8,5 8,3 4,8 8,9 8,0", "", LearningLevel.Average, LearningLevel.Average,
        "Đạt: Ngoại ngữ 4,6 < 5,0 (mức Khá); Khoa học tự nhiên 4,8 < 5,0 (mức Khá)")]
    [InlineData("22-14", "7,4 6,9 6,5 7,0 6,8 6,7 7,7 7,2", "Giáo dục thể chất", LearningLevel.Average, LearningLevel.Average, "Đạt: Giáo dục thể chất Chưa đạt (mức Khá)")]
    internal void Examples_22_5_to_22_14_learning(string example, string marks, string failed, LearningLevel unadjusted, LearningLevel level, string text)
    {
        var result = LearningRules.Evaluate(Tt22, Given.Results(Tt22, marks, failed));
        result.Unadjusted.ShouldBe(unadjusted, example);
        result.Level.ShouldBe(level, example);
        result.Average.ShouldBeNull();
        Given.Text(result).ShouldBe(text, example);
    }

    [Fact]
    public void Example_22_12_enough_subjects_from_5_are_promoted()
    {
        var outcome = PupilYears.Evaluate(Given.Year(Tt22, 7, "5,3 5,0 4,7 6,0 5,6 4,9 5,2 5,1", ConductLevel.Average));
        outcome.Year.Level.ShouldBe(LearningLevel.Average);
        outcome.Decision.Kind.ShouldBe(DecisionKind.Promoted);
        outcome.Decision.Retest.ShouldBeEmpty();
    }

    [Fact]
    public void Example_22_13_all_subjects_below_5_are_taken_again()
    {
        var pupil = Given.Year(Tt22, 7, "5,3 4,8 4,7 6,0 5,6 4,9 5,2 5,1", ConductLevel.Average);
        var outcome = PupilYears.Evaluate(pupil);
        outcome.Year.Level.ShouldBe(LearningLevel.Weak);
        outcome.Decision.Kind.ShouldBe(DecisionKind.Retest);
        outcome.Decision.MustRetestAll.ShouldBeTrue();
        outcome.Decision.Retest.Select(subject => subject.Name).ShouldBe(["Toán", "Ngoại ngữ", "Khoa học tự nhiên"]);

        var after = PupilYears.Evaluate(pupil.Retest("Toán", 5.5m).Retest("Ngoại ngữ", 4.0m).Retest("Khoa học tự nhiên", 3.5m));
        after.AfterRetest!.Level.ShouldBe(LearningLevel.Average);
        after.Final.Kind.ShouldBe(DecisionKind.Promoted);
        // For promotion only: the year's own result stays, and with it the title.
        after.Year.Level.ShouldBe(LearningLevel.Weak);
        after.Title.Title.ShouldBe(Title.None);
    }

    [Theory]
    [InlineData(ConductLevel.Excellent, ConductLevel.Average, ConductLevel.Good)] // 22-15
    [InlineData(ConductLevel.Weak, ConductLevel.Good, ConductLevel.Average)] // 22-16
    [InlineData(ConductLevel.Excellent, ConductLevel.Excellent, ConductLevel.Excellent)]
    [InlineData(ConductLevel.Excellent, ConductLevel.Good, ConductLevel.Good)]
    [InlineData(ConductLevel.Excellent, ConductLevel.Weak, ConductLevel.Weak)]
    [InlineData(ConductLevel.Good, ConductLevel.Excellent, ConductLevel.Excellent)]
    [InlineData(ConductLevel.Good, ConductLevel.Good, ConductLevel.Good)]
    [InlineData(ConductLevel.Good, ConductLevel.Average, ConductLevel.Average)]
    [InlineData(ConductLevel.Good, ConductLevel.Weak, ConductLevel.Weak)]
    [InlineData(ConductLevel.Average, ConductLevel.Excellent, ConductLevel.Good)]
    [InlineData(ConductLevel.Average, ConductLevel.Good, ConductLevel.Good)]
    [InlineData(ConductLevel.Average, ConductLevel.Average, ConductLevel.Average)]
    [InlineData(ConductLevel.Average, ConductLevel.Weak, ConductLevel.Weak)]
    [InlineData(ConductLevel.Weak, ConductLevel.Excellent, ConductLevel.Good)]
    [InlineData(ConductLevel.Weak, ConductLevel.Average, ConductLevel.Average)]
    [InlineData(ConductLevel.Weak, ConductLevel.Weak, ConductLevel.Weak)]
    internal void Examples_22_15_and_22_16_conduct_of_the_year(ConductLevel first, ConductLevel second, ConductLevel year) =>
        ConductRules.Year(Tt22, first, second).ShouldBe(year);

    [Fact]
    public void The_year_s_conduct_is_computed_here_and_decided_by_people_before()
    {
        ConductRules.Year(Tt22, ConductLevel.Good, null).ShouldBeNull();
        ConductRules.Year(Tt22, ConductLevel.Good, ConductLevel.Good, ConductLevel.Weak).ShouldBe(ConductLevel.Good);
        ConductRules.Year(RuleSetId.Tt58, ConductLevel.Good, ConductLevel.Good).ShouldBeNull();
        ConductRules.Year(RuleSetId.Tt58, ConductLevel.Good, ConductLevel.Good, ConductLevel.Excellent).ShouldBe(ConductLevel.Excellent);
    }

    [Fact]
    public void A_remark_subject_asks_for_every_assessment()
    {
        static bool? Passed(decimal last) => SubjectTerms.Evaluate(Tt22, AssessedBy.Remarks, new TermMarks([1, last], [1], 1), ColumnPlan.For(Tt22, AssessedBy.Remarks, 70)).Passed;
        Passed(1).ShouldBe(true);
        Passed(0).ShouldBe(false);
    }

    [Fact]
    public void Arts_are_passed_where_both_parts_are()
    {
        static TermResult Part(decimal passed) => new(AssessedBy.Remarks, ResultState.Complete, passed);
        SubjectTerms.Combine([Part(1), Part(1)]).Passed.ShouldBe(true);
        SubjectTerms.Combine([Part(1), Part(0)]).Passed.ShouldBe(false);
        SubjectTerms.Combine([Part(1), new TermResult(AssessedBy.Remarks, ResultState.Incomplete)]).State.ShouldBe(ResultState.Incomplete);
        SubjectTerms.Combine([Part(1), TermResult.Exempt(AssessedBy.Remarks)]).Passed.ShouldBe(true);
        SubjectTerms.Combine([TermResult.Exempt(AssessedBy.Remarks)]).State.ShouldBe(ResultState.Exempt);
    }

    [Fact]
    public void One_failed_remark_subject_beside_good_marks_is_mended_to_good_unless_the_school_reads_it_otherwise()
    {
        var results = Given.Results(Tt22, "8,1 8,3 8,0 8,6 8,2 8,4 7,1 6,6", "Nghệ thuật");
        var result = LearningRules.Evaluate(Tt22, results);
        result.Level.ShouldBe(LearningLevel.Good);
        result.Warnings.Select(warning => warning.Code).ShouldBe(["AdjustedForRemark"]);
        LearningRules.Evaluate(Tt22, results, settings: new GradingSettings { RemarkSubjectCountsAsOneSubject = false }).Level.ShouldBe(LearningLevel.Average);
    }

    [Fact]
    public void Where_the_six_hold_only_with_the_one_subject_a_person_is_asked_to_look()
    {
        var results = Given.Results(Tt22, "8,2 8,4 8,1 8,5 8,3 7,0 7,2 4,0");
        var result = LearningRules.Evaluate(Tt22, results);
        result.Level.ShouldBe(LearningLevel.Good);
        result.Warnings.Select(warning => warning.Code).ShouldBe(["AdjustmentAmbiguous"]);
        LearningRules.Evaluate(Tt22, results, settings: new GradingSettings { OneSubjectTest = OneSubjectTest.LeaveOut }).Level.ShouldBe(LearningLevel.Average);
    }

    [Fact]
    public void Six_marks_from_9_make_an_outstanding_pupil()
    {
        Year("9,0 9,1 9,2 9,3 9,4 9,5 8,0 6,5", ConductLevel.Excellent).ShouldBe(Title.Outstanding);
        Year("9,0 9,1 9,2 9,3 9,4 8,9 8,0 6,5", ConductLevel.Excellent).ShouldBe(Title.Excellent);
        Year("9,0 9,1 9,2 9,3 9,4 9,5 8,0 6,5", ConductLevel.Good).ShouldBe(Title.None);
        TitleRules.Term(Tt22, LearningLevel.Excellent, ConductLevel.Excellent).Title.ShouldBe(Title.None);

        static Title Year(string marks, ConductLevel conduct) => PupilYears.Evaluate(Given.Year(Tt22, 7, marks, conduct)).Title.Title;
    }

    [Fact]
    public void A_class_of_continuing_education_has_its_own_numbers()
    {
        GradedSubject[] subjects = [.. Given.Programme(Tt22).Where(subject => subject.IsScored).Take(5)];
        var results = subjects.Select(subject => new SubjectResult(subject, ResultState.Complete, 8.5m)).ToArray();
        var strict = LearningRules.Evaluate(Tt22, results);
        strict.Level.ShouldBe(LearningLevel.Weak);
        strict.Warnings.Select(warning => warning.Code).ShouldContain("TooFewSubjects");

        var own = new GradingSettings { CountedSubjects = 4, OutstandingSubjects = 4 };
        LearningRules.Evaluate(Tt22, results, settings: own).Level.ShouldBe(LearningLevel.Excellent);
        LearningRules.Evaluate(Tt22, results, settings: own).Warnings.ShouldBeEmpty();
        results[0] = results[0] with { Number = 9 };
        TitleRules.Year(Tt22, LearningLevel.Excellent, ConductLevel.Excellent, results, own).Title.ShouldBe(Title.Excellent);
        TitleRules.Year(Tt22, LearningLevel.Excellent, ConductLevel.Excellent, [.. results.Select(result => result with { Number = 9 })], own).Title.ShouldBe(Title.Outstanding);
    }

    [Fact]
    public void Conduct_and_learning_both_failed_are_not_promoted_unless_the_school_reads_it_otherwise()
    {
        var pupil = Given.Year(Tt22, 7, "5,3 4,8 4,7 6,0 5,6 4,9 5,2 5,1", ConductLevel.Weak);
        var strict = PupilYears.Evaluate(pupil).Decision;
        strict.Kind.ShouldBe(DecisionKind.NotPromoted);
        strict.Warnings.Select(warning => warning.Code).ShouldBe(["RetestNeedsConduct"]);

        var settings = new GradingSettings { AllowRetestAfterSummerConduct = true };
        PupilYears.Evaluate(pupil, settings).Final.Kind.ShouldBe(DecisionKind.SummerTrainingThenRetest);
        var trained = pupil with { ConductAfterTraining = ConductLevel.Average };
        PupilYears.Evaluate(trained, settings).Final.Kind.ShouldBe(DecisionKind.SummerTrainingThenRetest);
        PupilYears.Evaluate(trained.Retest("Toán", 6), settings).Final.Kind.ShouldBe(DecisionKind.Promoted);
        PupilYears.Evaluate(trained.Retest("Toán", 4), settings).Final.Kind.ShouldBe(DecisionKind.NotPromoted);
        PupilYears.Evaluate(pupil.Retest("Toán", 6) with { ConductAfterTraining = ConductLevel.Weak }, settings).Final.Kind.ShouldBe(DecisionKind.NotPromoted);
    }

    [Fact]
    public void Summer_training_and_absences()
    {
        var pupil = Given.Year(Tt22, 12, "7,4 6,9 6,5 7,0 6,8 6,7 7,7 7,2", ConductLevel.Weak);
        PupilYears.Evaluate(pupil).Final.Kind.ShouldBe(DecisionKind.SummerTraining);
        PupilYears.Evaluate(pupil with { ConductAfterTraining = ConductLevel.Good }).Final.Kind.ShouldBe(DecisionKind.CompletedLevel);
        PupilYears.Evaluate(pupil with { ConductAfterTraining = ConductLevel.Weak }).Final.Kind.ShouldBe(DecisionKind.NotPromoted);
        var absent = PupilYears.Evaluate(Given.Year(Tt22, 7, "9,0 9,1 9,2 9,3 9,4 9,5 8,0 6,5", ConductLevel.Excellent) with { Absences = 46 });
        absent.Decision.Kind.ShouldBe(DecisionKind.NotPromoted);
        Given.Text(absent.Decision).ShouldBe("Không được lên lớp: nghỉ 46 buổi, quá 45 buổi (Điều 12)");
    }
}
