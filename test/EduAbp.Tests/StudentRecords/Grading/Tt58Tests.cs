using EduAbp.StudentRecords.Grading;

namespace EduAbp.Tests.StudentRecords.Grading;

/// <summary>The worked examples of circular 58/2011, by their numbers, and what lies beside them.</summary>
public sealed class Tt58Tests
{
    private const RuleSetId Tt58 = RuleSetId.Tt58;
    private const RuleSetId Tt26 = RuleSetId.Tt58Tt26;

    [Fact]
    public void Example_58_1_a_term_s_average() => Given.Average(Tt58, "8 7", "6,5 8,0", "7,5").ShouldBe(7.4m);

    [Fact]
    public void Example_58_2_half_is_rounded_up() => Given.Average(Tt58, "9 6 7", "7,0", "7,6").ShouldBe(7.4m);

    [Fact]
    public void Example_58_3_the_second_term_counts_twice() => SubjectYears.Average(6.5m, 7.4m).ShouldBe(7.1m);

    [Fact]
    public void Example_58_4_the_rounded_average_decides()
    {
        var excellent = Learn(Tt58, "8,0 7,9 7,8 8,1 7,6 7,9 8,2 7,7 8,3 8,0");
        excellent.Average.ShouldBe(8.0m);
        excellent.Level.ShouldBe(LearningLevel.Excellent);
        Given.Text(excellent).ShouldBe("Giỏi: đạt mọi điều kiện (khoản 1 Điều 13)");

        var good = Learn(Tt58, "8,0 7,9 7,8 8,1 7,6 7,9 8,2 7,7 8,3 7,9");
        good.Average.ShouldBe(7.9m);
        good.Level.ShouldBe(LearningLevel.Good);
        Given.Text(good).ShouldBe("Khá: điểm trung bình các môn 7,9 < 8,0 (mức Giỏi)");
    }

    [Fact]
    public void Example_58_5_excellent_but_for_one_subject_is_good()
    {
        var result = Learn(Tt58, "8,7 8,5 8,3 8,8 7,4 8,6 8,4 4,7 9,1 9,0");
        result.Average.ShouldBe(8.2m);
        result.Unadjusted.ShouldBe(LearningLevel.Average);
        result.Level.ShouldBe(LearningLevel.Good);
        Given.Text(result).ShouldBe("Khá: Ngoại ngữ 4,7 < 6,5 (mức Giỏi); chỉ vì môn này, nâng từ Trung bình lên Khá theo khoản 6 Điều 13");
        result.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Example_58_6_excellent_but_for_one_weak_subject_is_average()
    {
        var result = Learn(Tt58, "8,7 8,5 8,3 8,8 7,4 8,6 8,4 3,3 9,1 9,0");
        result.Average.ShouldBe(8.0m);
        result.Unadjusted.ShouldBe(LearningLevel.Weak);
        result.Level.ShouldBe(LearningLevel.Average);
    }

    [Fact]
    public void Example_58_7_good_but_for_one_poor_subject_is_weak_and_may_take_it_again()
    {
        const string marks = "7,3 7,5 6,9 1,8 6,6 7,7 7,4 7,8 8,5 8,3";
        var result = Learn(Tt58, marks);
        result.Average.ShouldBe(7.0m);
        result.Unadjusted.ShouldBe(LearningLevel.Poor);
        result.Level.ShouldBe(LearningLevel.Weak);

        var decision = PupilYears.Evaluate(Given.Year(Tt58, 8, marks, ConductLevel.Average)).Decision;
        decision.Kind.ShouldBe(DecisionKind.Retest);
        decision.MustRetestAll.ShouldBeFalse();
        decision.Retest.Select(subject => subject.Name).ShouldBe(["Sinh học"]);
    }

    [Fact]
    public void Example_58_8_two_subjects_are_not_one()
    {
        var result = Learn(Tt58, "8,9 8,5 4,6 8,8 8,4 8,6 4,9 8,7 9,1 9,4");
        result.Average.ShouldBe(8.0m);
        result.Level.ShouldBe(LearningLevel.Average);
        result.IsAdjusted.ShouldBeFalse();
        Given.Text(result).ShouldBe("Trung bình: Hóa học 4,6 < 5,0 (mức Khá); Địa lí 4,9 < 5,0 (mức Khá)");
    }

    [Fact]
    public void Example_58_9_since_2020_a_foreign_language_is_a_core_subject_too()
    {
        const string marks = "7,6 8,1 8,4 8,5 7,9 8,2 8,3 8,3 8,6 8,0";
        Learn(Tt58, marks).Level.ShouldBe(LearningLevel.Good);
        Given.Text(Learn(Tt58, marks)).ShouldBe("Khá: không môn nào trong các môn Toán, Ngữ văn từ 8,0 (mức Giỏi)");
        Learn(Tt26, marks).Level.ShouldBe(LearningLevel.Excellent);
    }

    [Fact]
    public void Example_58_10_a_failed_remark_subject_is_one_subject_unless_the_school_reads_it_otherwise()
    {
        const string marks = "7,0 7,4 6,7 7,1 6,8 7,2 7,0 6,9 7,6 7,3";
        var result = Learn(Tt58, marks, failed: "Thể dục");
        result.Unadjusted.ShouldBe(LearningLevel.Weak);
        result.Level.ShouldBe(LearningLevel.Average);
        result.Warnings.Select(warning => warning.Code).ShouldBe(["AdjustedForRemark"]);

        LearningRules.Evaluate(Tt58, Given.Results(Tt58, marks, "Thể dục"), settings: new GradingSettings { RemarkSubjectCountsAsOneSubject = false })
            .Level.ShouldBe(LearningLevel.Weak);
    }

    [Fact]
    public void Example_58_11_a_retest_is_computed_anew()
    {
        var pupil = Given.Year(Tt58, 8, "5,3 4,4 3,2 5,6 5,0 5,8 5,5 4,9 6,3 6,1", ConductLevel.Good);
        var before = PupilYears.Evaluate(pupil);
        before.Year.Average.ShouldBe(5.2m);
        before.Year.Level.ShouldBe(LearningLevel.Weak);
        before.Year.IsAdjusted.ShouldBeFalse();
        before.Decision.Kind.ShouldBe(DecisionKind.Retest);
        before.Final.Kind.ShouldBe(DecisionKind.Retest);
        before.Decision.Retest.Select(subject => subject.Name).ShouldBe(["Vật lí", "Hóa học", "Ngoại ngữ"]);
        Given.Text(before.Decision).ShouldBe("Kiểm tra lại trong hè: học lực Yếu, hạnh kiểm Khá (Điều 15); được chọn trong các môn Vật lí, Hóa học, Ngoại ngữ (Điều 16)");

        var after = PupilYears.Evaluate(pupil.Retest("Hóa học", 5.5m));
        after.AfterRetest!.Average.ShouldBe(5.4m);
        after.AfterRetest.Level.ShouldBe(LearningLevel.Average);
        after.Final.Kind.ShouldBe(DecisionKind.Promoted);
        after.Year.Level.ShouldBe(LearningLevel.Weak);

        PupilYears.Evaluate(pupil.Retest("Hóa học", 3.4m)).Final.Kind.ShouldBe(DecisionKind.NotPromoted);
    }

    [Fact]
    public void Example_58_12_excellent_with_good_conduct_is_an_advanced_pupil()
    {
        TitleRules.Term(Tt58, LearningLevel.Excellent, ConductLevel.Good).Title.ShouldBe(Title.Advanced);
        TitleRules.Term(Tt58, LearningLevel.Excellent, ConductLevel.Excellent).Title.ShouldBe(Title.Excellent);
        TitleRules.Term(Tt58, LearningLevel.Excellent, ConductLevel.Average).Title.ShouldBe(Title.None);
        TitleRules.Term(Tt58, LearningLevel.Average, ConductLevel.Excellent).Title.ShouldBe(Title.None);
    }

    [Fact]
    public void The_gifted_class_asks_for_its_speciality()
    {
        var results = Given.Results(Tt58, "8,0 7,9 7,8 8,1 7,6 7,9 8,2 7,7 8,3 8,0");
        results[1] = results[1] with { Subject = results[1].Subject with { IsSpecialised = true } };
        LearningRules.Evaluate(Tt58, results).Level.ShouldBe(LearningLevel.Excellent);
        var result = LearningRules.Evaluate(Tt58, results, isSpecialisedClass: true);
        result.Level.ShouldBe(LearningLevel.Good);
        Given.Text(result).ShouldBe("Khá: môn chuyên Vật lí 7,9 < 8,0 (mức Giỏi)");
    }

    [Fact]
    public void An_excellent_average_with_a_poor_subject_becomes_weak_unless_the_school_reads_it_otherwise()
    {
        var results = Given.Results(Tt58, "9,0 9,0 9,0 9,0 9,0 9,0 9,0 1,5 9,0 9,0");
        LearningRules.Evaluate(Tt58, results).Level.ShouldBe(LearningLevel.Weak);
        LearningRules.Evaluate(Tt58, results, settings: new GradingSettings { ExcellentAverageReachesGood = false }).Level.ShouldBe(LearningLevel.Poor);
    }

    [Fact]
    public void Where_the_one_subject_is_also_the_core_one_a_person_is_asked_to_look()
    {
        var results = Given.Results(Tt58, "4,8 8,5 8,6 8,7 7,5 8,6 8,4 8,8 8,5 8,6");
        var result = LearningRules.Evaluate(Tt58, results);
        result.Level.ShouldBe(LearningLevel.Good);
        result.AdjustedFor!.Name.ShouldBe("Toán");
        result.Warnings.Select(warning => warning.Code).ShouldBe(["AdjustmentAmbiguous"]);
        LearningRules.Evaluate(Tt58, results, settings: new GradingSettings { OneSubjectTest = OneSubjectTest.LeaveOut }).Level.ShouldBe(LearningLevel.Average);
    }

    [Theory]
    [InlineData("Đ Đ", "Đ Đ", "Đ", true)]
    [InlineData("Đ CĐ", "Đ CĐ Đ", "Đ", true)] // 4 of 6
    [InlineData("Đ CĐ", "Đ CĐ", "Đ", false)] // 3 of 5
    [InlineData("Đ Đ", "Đ Đ", "CĐ", false)]
    public void Two_thirds_and_the_last_test_pass_a_remark_subject(string regular, string midterm, string final, bool passed)
    {
        static decimal[] Read(string text) => [.. text.Split(' ').Select(mark => MarkReader.Read(mark, MarkScale.Remark).Mark!.Value.Number)];
        SubjectTerms.Evaluate(Tt58, AssessedBy.Remarks, new TermMarks(Read(regular), Read(midterm), Read(final)[0]), new ColumnRequirement(2, 1, 1, AreMinimums: true))
            .Passed.ShouldBe(passed);
    }

    [Fact]
    public void A_year_is_decided_in_the_order_of_article_15()
    {
        static Decision Decide(LearningLevel learning, ConductLevel conduct, int absences = 0, int grade = 8) =>
            PromotionRules.Decide(Tt58, grade, learning, conduct, absences, Given.Results(Tt58, "5,3 4,4 3,2 5,6 5,0 5,8 5,5 4,9 6,3 6,1"));
        Decide(LearningLevel.Excellent, ConductLevel.Excellent, 46).Kind.ShouldBe(DecisionKind.NotPromoted);
        Decide(LearningLevel.Average, ConductLevel.Average, 45).Kind.ShouldBe(DecisionKind.Promoted);
        Decide(LearningLevel.Average, ConductLevel.Average, grade: 9).Kind.ShouldBe(DecisionKind.CompletedLevel);
        Decide(LearningLevel.Poor, ConductLevel.Excellent).Kind.ShouldBe(DecisionKind.NotPromoted);
        Decide(LearningLevel.Weak, ConductLevel.Weak).Kind.ShouldBe(DecisionKind.NotPromoted);
        Decide(LearningLevel.Weak, ConductLevel.Average).Kind.ShouldBe(DecisionKind.Retest);
        var summer = Decide(LearningLevel.Good, ConductLevel.Weak);
        summer.Kind.ShouldBe(DecisionKind.SummerTraining);
        PromotionRules.AfterSummer(Tt58, 8, summer, null, ConductLevel.Average).Kind.ShouldBe(DecisionKind.Promoted);
        PromotionRules.AfterSummer(Tt58, 8, summer, null, ConductLevel.Weak).Kind.ShouldBe(DecisionKind.NotPromoted);
        PromotionRules.AfterSummer(Tt58, 8, summer, null, null).Kind.ShouldBe(DecisionKind.SummerTraining);
    }

    private static LearningResult Learn(RuleSetId rules, string marks, params string[] failed) => LearningRules.Evaluate(rules, Given.Results(rules, marks, failed));
}
