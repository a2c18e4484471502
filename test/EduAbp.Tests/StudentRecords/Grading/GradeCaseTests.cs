using System.Text;
using System.Text.RegularExpressions;
using EduAbp.Localization;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Grading.Cases;
using EduAbp.Tests.Architecture;

namespace EduAbp.Tests.StudentRecords.Grading;

/// <summary>Cases in JSON: what docs/grading.md shows, and what is wrong with a file.</summary>
public sealed partial class GradeCaseTests
{
    [Fact]
    public void The_examples_of_the_documentation_come_out_as_they_are_shown()
    {
        using var _ = Languages.Speak(Languages.Vietnamese);
        var reporter = new GradeReporter(Given.Texts);
        var examples = Example().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "grading.md")));
        var rules = new HashSet<RuleSetId>();
        foreach (Match example in examples)
        {
            var read = Read(example.Groups["json"].Value);
            rules.Add(read.Rules);
            string.Join('\n', reporter.Lines(reporter.Report(read))).ShouldBe(example.Groups["text"].Value.TrimEnd());
        }

        rules.Count.ShouldBe(6);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_by_its_path()
    {
        var errors = Errors("""
            {
              "grade": 8, "schoolYear": "2025-2026", "absences": -1, "klass": "8A1",
              "conduct": { "term1": "G", "year": "T" },
              "subjects": [
                { "subject": "toan", "term1": { "regular": [8, 10.5, "7..5"], "midterm": -1, "final": "Đ" }, "term2": "mien" },
                { "subject": "tonan" },
                { "subject": "toan" },
                { "name": "Robot" },
                { "name": "Cờ vua", "kind": "marks", "term1": { "final": 8 } },
                { "subject": "tin-hoc", "term1": { "regular": [8, 8, 8], "midterm": [8, 8] }, "term2": { "average": 8, "final": 7 } },
                { "subject": "nghe-thuat", "term1": { "average": 8 }, "term2": { "result": "H" } },
                7
              ]
            }
            """);
        errors.Keys.Order(StringComparer.Ordinal).ShouldBe(new[]
        {
            "$.absences", "$.conduct.term1", "$.conduct.year", "$.klass",
            "$.subjects[0].term1.final", "$.subjects[0].term1.midterm", "$.subjects[0].term1.regular[1]", "$.subjects[0].term1.regular[2]", "$.subjects[0].term2",
            "$.subjects[1].subject", "$.subjects[2]", "$.subjects[3]", "$.subjects[4]",
            "$.subjects[5].term1.midterm", "$.subjects[5].term1.regular", "$.subjects[5].term2.average",
            "$.subjects[6].term1.average", "$.subjects[6].term2.result", "$.subjects[7]",
        }.Order(StringComparer.Ordinal));
        errors["$.subjects[0].term1.regular[1]"].ShouldBe("“10.5” nằm ngoài thang điểm.");
        errors["$.subjects[1].subject"].ShouldStartWith("Không có môn học hoặc nội dung mang mã “tonan”.");
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("{ \"grade\": 8,", "$")]
    [InlineData("[]", "$")]
    [InlineData("8", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{ "grade": 13, "schoolYear": 2025, "subjects": [] }""", "$.grade")]
    [InlineData("""{ "grade": 8.5, "schoolYear": 2025, "subjects": [] }""", "$.grade")]
    [InlineData("""{ "grade": 8, "schoolYear": "2025-2027", "subjects": [] }""", "$.schoolYear")]
    [InlineData("""{ "grade": 3, "schoolYear": 2012, "subjects": [] }""", "$.schoolYear")]
    [InlineData("""{ "grade": 8, "schoolYear": 2025, "subjects": {} }""", "$.subjects")]
    [InlineData("""{ "grade": 8, "schoolYear": 2025, "subjects": [], "qualities": [] }""", "$.qualities")]
    [InlineData("""{ "grade": 3, "schoolYear": 2025, "subjects": [], "qualities": [], "conduct": {} }""", "$.conduct")]
    [InlineData("""{ "grade": 3, "schoolYear": 2015, "subjects": [{ "subject": "toan", "level": "T", "test": 0 }], "qualities": [] }""", "$.subjects[0].level")]
    [InlineData("""{ "grade": 8, "schoolYear": 2025, "subjects": [], "settings": { "countedSubjects": "6" } }""", "$.settings.countedSubjects")]
    public void A_file_that_is_none_is_refused_by_the_place_of_its_error(string json, string path) => Errors(json).Keys.ShouldContain(path);

    [Fact]
    public void A_file_beyond_all_measure_is_not_read() =>
        Should.Throw<AbpValidationException>(() => GradeCaseReader.Read(new byte[GradeCaseReader.MaxBytes + 1])).Errors.ShouldHaveSingleItem().Code.ShouldEndWith("TooLarge");

    [Fact]
    public void Nothing_entered_is_a_case_too_and_missing_marks_count_only_when_told()
    {
        const string json = """{ "grade": 6, "schoolYear": 2025, "missingCountAsZero": false, "subjects": [{ "subject": "toan", "term1": { "regular": [8] } }] }""";
        using var _ = Languages.Speak(Languages.Vietnamese);
        var reporter = new GradeReporter(Given.Texts);
        var open = reporter.Report(Read(json));
        open.Year!.Text.ShouldBe("Chưa đủ điểm: còn thiếu Toán");
        open.Decision.Code.ShouldBe("Incomplete");
        open.Subjects[0].Term1.Explanation.ShouldBe("Chưa đủ điểm: thiếu 3 cột thường xuyên, 1 giữa kì, 1 cuối kì");
        reporter.Report(Read(json.Replace("false", "true", StringComparison.Ordinal))).Subjects[0].Year.ShouldBe("0,3");
    }

    [Fact]
    public async Task The_command_says_that_a_year_has_no_rules_and_leaves_the_file_alone()
    {
        const string json = """{ "grade": 7, "schoolYear": 2009, "subjects": [{ "subject": "toan", "term1": { "average": 8 } }] }""";
        var file = Path.GetTempFileName();
        var (standard, told) = (Console.Error, new StringWriter());
        try
        {
            await File.WriteAllTextAsync(file, json);
            Console.SetError(told);
            (await new GradeCommand(Given.Texts).RunAsync([file], default)).ShouldBe(1);
            told.ToString().ShouldContain("$.schoolYear: Chưa có quy định đánh giá cho lớp 7 năm học 2009-2010");
            (await File.ReadAllTextAsync(file)).ShouldBe(json);
        }
        finally
        {
            Console.SetError(standard);
            File.Delete(file);
        }
    }

    private static GradeCase Read(string json) => GradeCaseReader.Read(Encoding.UTF8.GetBytes(json));

    private static Dictionary<string, string> Errors(string json)
    {
        using var _ = Languages.Speak(Languages.Vietnamese);
        var errors = Should.Throw<AbpValidationException>(() => Read(json)).Errors;
        foreach (var error in errors)
        {
            Given.Texts[error.Code].ResourceNotFound.ShouldBeFalse(error.Code);
            Given.Texts.Text(error.Code, error.Values).ShouldNotMatch(@"\{\w");
        }

        return errors.GroupBy(error => error.Field).ToDictionary(group => group.Key, group => Given.Texts.Text(group.First().Code, group.First().Values));
    }

    [GeneratedRegex("```json\n(?<json>.*?)```\n\n?```text\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
