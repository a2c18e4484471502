using EduAbp.Localization;
using EduAbp.StudentRecords.Grading;
using Microsoft.Extensions.Localization;

namespace EduAbp.Tests.StudentRecords.Grading;

/// <summary>Classes and pupils as the circulars' examples have them.</summary>
internal static class Given
{
    public static readonly IStringLocalizer Texts = new JsonLocalizer(new LocalizedTexts([typeof(RuleSets).Assembly]));

    private static readonly GradedSubject[] Lower2006 =
    [
        Scored("Toán", SubjectRole.Mathematics), Scored("Vật lí"), Scored("Hóa học"), Scored("Sinh học"), Scored("Ngữ văn", SubjectRole.Literature),
        Scored("Lịch sử"), Scored("Địa lí"), Scored("Ngoại ngữ", SubjectRole.ForeignLanguage), Scored("GDCD"), Scored("Công nghệ"),
        Remark("Thể dục"), Remark("Âm nhạc"), Remark("Mĩ thuật"),
    ];

    private static readonly GradedSubject[] Lower2018 =
    [
        Scored("Ngữ văn", SubjectRole.Literature), Scored("Toán", SubjectRole.Mathematics), Scored("Ngoại ngữ", SubjectRole.ForeignLanguage), Scored("GDCD"),
        Scored("Lịch sử và Địa lí"), Scored("Khoa học tự nhiên"), Scored("Công nghệ"), Scored("Tin học"),
        Remark("Giáo dục thể chất"), Remark("Nghệ thuật"), Remark("Nội dung giáo dục của địa phương"), Remark("Hoạt động trải nghiệm, hướng nghiệp"),
    ];

    public static GradedSubject[] Programme(RuleSetId rules) => rules.IsTt58() ? Lower2006 : Lower2018;

    public static GradedSubject Scored(string name, SubjectRole role = SubjectRole.None) => new(name, AssessedBy.Marks, role);

    public static GradedSubject Remark(string name) => new(name, AssessedBy.Remarks);

    /// <summary>Marks of the scored subjects in their order, as the examples are written: "8,0 7,9 …"; remark subjects Đ but those named.</summary>
    public static SubjectResult[] Results(RuleSetId rules, string marks, params string[] failed)
    {
        var numbers = Marks(marks);
        var next = 0;
        var results = Programme(rules)
            .Select(subject => new SubjectResult(subject, ResultState.Complete, subject.IsScored ? numbers[next++] : failed.Contains(subject.Name) ? 0 : 1))
            .ToArray();
        next.ShouldBe(numbers.Length);
        return results;
    }

    public static PupilYear Year(RuleSetId rules, int grade, string marks, ConductLevel conduct, params string[] failed) => new(
        rules,
        grade,
        [.. Results(rules, marks, failed).Select(result => new PupilSubject(
            result.Subject, TermResult.CarriedOver(result.Subject.Kind, result.Number), TermResult.CarriedOver(result.Subject.Kind, result.Number)))])
    {
        FirstConduct = conduct,
        SecondConduct = conduct,
        YearConduct = conduct,
    };

    public static PupilYear Retest(this PupilYear pupil, string subject, decimal mark) => pupil with
    {
        Subjects = [.. pupil.Subjects.Select(one => one.Subject.Name == subject ? one with { Retest = mark } : one)],
    };

    public static decimal[] Marks(string marks) => [.. marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Mark)];

    public static decimal Mark(string text) => MarkReader.Read(text, MarkScale.Score).Mark!.Value.Number;

    public static decimal? Average(RuleSetId rules, string regular, string midterm, string final) => SubjectTerms.Evaluate(
        rules, AssessedBy.Marks, new TermMarks(Marks(regular), Marks(midterm), Mark(final)), new ColumnRequirement(1, 1, 1, AreMinimums: true)).Average;

    public static string Text(LearningResult result)
    {
        using var _ = Languages.Speak(Languages.Vietnamese);
        return GradingText.Of(Texts, result);
    }

    public static string Text(Decision decision)
    {
        using var _ = Languages.Speak(Languages.Vietnamese);
        return GradingText.Of(Texts, decision);
    }
}
