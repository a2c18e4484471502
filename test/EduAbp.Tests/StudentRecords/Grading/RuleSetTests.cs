using EduAbp.StudentRecords.Grading;

namespace EduAbp.Tests.StudentRecords.Grading;

public sealed class RuleSetTests
{
    [Fact]
    public void Each_grade_of_each_year_has_the_rules_of_the_table()
    {
        // Table 1.0: per year the letters of grades 1 to 12; o TT30, p TT30 + 22/2016, q TT27, a TT58, b TT58 + 26/2020, c TT22/2021.
        var table = new Dictionary<int, string>
        {
            [2010] = "------------", [2011] = "-----aaaaaaa", [2013] = "-----aaaaaaa",
            [2014] = "oooooaaaaaaa", [2015] = "oooooaaaaaaa",
            [2016] = "pppppaaaaaaa", [2019] = "pppppaaaaaaa",
            [2020] = "qppppbbbbbbb", [2021] = "qqpppcbbbbbb", [2022] = "qqqppccbbcbb",
            [2023] = "qqqqpcccbccb", [2024] = "qqqqqccccccc", [2026] = "qqqqqccccccc",
        };
        foreach (var (year, letters) in table)
        {
            for (var grade = 1; grade <= 12; grade++)
            {
                RuleSetId? expected = letters[grade - 1] switch
                {
                    'o' => RuleSetId.Tt30, 'p' => RuleSetId.Tt30Tt22Of2016, 'q' => RuleSetId.Tt27,
                    'a' => RuleSetId.Tt58, 'b' => RuleSetId.Tt58Tt26, 'c' => RuleSetId.Tt22Of2021, _ => null,
                };
                RuleSets.Find(SchoolLevels.OfGrade(grade)!.Value, grade, year).ShouldBe(expected, $"{year}, grade {grade}");
            }
        }

        RuleSets.Find(SchoolLevel.LowerSecondary, 6, 2011, term: 1).ShouldBeNull();
    }

    [Fact]
    public void A_year_without_rules_and_a_grade_of_another_level_are_refused_in_words()
    {
        Should.Throw<BusinessException>(() => RuleSets.For(SchoolLevel.Primary, 3, 2012)).Code.ShouldBe(RuleSets.NoRuleSetError);
        Should.Throw<BusinessException>(() => RuleSets.For(SchoolLevel.Primary, 6, 2025)).Code.ShouldBe(RuleSets.GradeNotOfLevelError);
        foreach (var code in new[] { RuleSets.NoRuleSetError, RuleSets.GradeNotOfLevelError })
            Given.Texts[code].ResourceNotFound.ShouldBeFalse();
    }

    [Theory]
    [InlineData(RuleSetId.Tt58, 35, 2)]
    [InlineData(RuleSetId.Tt58, 36, 3)]
    [InlineData(RuleSetId.Tt58, 104, 3)]
    [InlineData(RuleSetId.Tt58, 105, 4)]
    [InlineData(RuleSetId.Tt58Tt26, 35, 2)]
    [InlineData(RuleSetId.Tt58Tt26, 70, 3)]
    [InlineData(RuleSetId.Tt58Tt26, 71, 4)]
    [InlineData(RuleSetId.Tt22Of2021, 35, 2)]
    [InlineData(RuleSetId.Tt22Of2021, 52, 3)]
    [InlineData(RuleSetId.Tt22Of2021, 140, 4)]
    internal void Regular_marks_follow_the_subject_s_periods(RuleSetId rules, int periods, int regular)
    {
        var columns = ColumnPlan.For(rules, AssessedBy.Marks, periods);
        columns.ShouldBe(new ColumnRequirement(regular, 1, 1, rules == RuleSetId.Tt58));
        ColumnPlan.For(rules, AssessedBy.Marks, periods, thematicMarks: 1).Regular.ShouldBe(rules == RuleSetId.Tt22Of2021 ? regular + 1 : regular);
    }

    [Fact]
    public void Columns_have_names_that_read_back()
    {
        ColumnPlan.For(RuleSetId.Tt22Of2021, AssessedBy.Remarks, 105).ShouldBe(new ColumnRequirement(2, 1, 1));
        Columns.Names(new ColumnRequirement(3, 1, 1)).ShouldBe(["TX1", "TX2", "TX3", "GK", "CK"]);
        Columns.Names(new ColumnRequirement(2, 2, 1, AreMinimums: true)).ShouldBe(["TX1", "TX2", "GK1", "GK2", "CK"]);
        var marks = Columns.Marks([new("CK", 7), new("TX2", 8), new("GK", 6), new("TX1", 9), new("KTL", 5), new("", 1), new("T", 1)]);
        marks.Regular.ShouldBe([8m, 9m]);
        marks.Midterm.ShouldBe([6m]);
        marks.Final.ShouldBe(7m);
    }

    [Fact]
    public void Levels_have_codes_that_read_back()
    {
        foreach (var rules in new[] { RuleSetId.Tt58, RuleSetId.Tt58Tt26, RuleSetId.Tt22Of2021 })
        {
            foreach (var level in Enum.GetValues<LearningLevel>().Where(level => rules.IsTt58() || level > LearningLevel.Poor))
                LevelCodes.Learning(rules, LevelCodes.Of(rules, level)).ShouldBe(level);
            foreach (var level in Enum.GetValues<ConductLevel>())
                LevelCodes.Conduct(rules, LevelCodes.Of(rules, level)).ShouldBe(level);
            LevelCodes.Learning(rules, "").ShouldBeNull();
            LevelCodes.Conduct(rules, "X").ShouldBeNull();
        }
    }
}
