using BenchmarkDotNet.Attributes;
using EduAbp.StudentRecords.Grading;

namespace EduAbp.Bench.Hot;

/// <summary>What runs for each of a city's 2.5 million pupils at the end of a term.</summary>
[MemoryDiagnoser]
public class GradingBenchmarks
{
    private static readonly TermMarks Marks = new([8, 7.5m, 9, 8.5m], [7], 8);
    private PupilYear _plain = null!;
    private PupilYear _adjusted = null!;

    [GlobalSetup]
    public void Setup() => (_plain, _adjusted) = (Pupil(8.1m), Pupil(4.6m));

    [Benchmark]
    public decimal TermOfOneSubject() => SubjectTerms.Evaluate(RuleSetId.Tt22Of2021, AssessedBy.Marks, Marks, new ColumnRequirement(4, 1, 1)).Number;

    [Benchmark]
    public object YearFromMarks()
    {
        var subjects = new PupilSubject[_plain.Subjects.Count];
        for (var i = 0; i < subjects.Length; i++)
        {
            var term = SubjectTerms.Evaluate(RuleSetId.Tt22Of2021, AssessedBy.Marks, Marks, new ColumnRequirement(4, 1, 1));
            subjects[i] = new PupilSubject(_plain.Subjects[i].Subject, term, term);
        }

        return PupilYears.Evaluate(_plain with { Subjects = subjects });
    }

    /// <summary>The dearest: one subject holds the level down.</summary>
    [Benchmark]
    public object YearWithAdjustment() => PupilYears.Evaluate(_adjusted);

    private static PupilYear Pupil(decimal language)
    {
        PupilSubject[] subjects =
        [
            .. Enumerable.Range(0, 8).Select(number =>
            {
                var term = TermResult.CarriedOver(AssessedBy.Marks, number == 2 ? language : 8.2m + (number / 10m));
                return new PupilSubject(new GradedSubject($"Môn {number}", AssessedBy.Marks), term, term);
            }),
            .. Enumerable.Range(0, 4).Select(number =>
            {
                var term = TermResult.CarriedOver(AssessedBy.Remarks, 1);
                return new PupilSubject(new GradedSubject($"Môn nhận xét {number}", AssessedBy.Remarks), term, term);
            }),
        ];
        return new PupilYear(RuleSetId.Tt22Of2021, 7, subjects) { FirstConduct = ConductLevel.Excellent, SecondConduct = ConductLevel.Excellent };
    }
}
