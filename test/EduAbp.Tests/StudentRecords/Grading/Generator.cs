using EduAbp.StudentRecords.Grading;

namespace EduAbp.Tests.StudentRecords.Grading;

/// <summary>Pupils by the thousand, the same at every run; marks gather where the circulars draw their lines.</summary>
internal sealed class Generator(int seed)
{
    private static readonly int[] Lines = [20, 35, 50, 65, 80, 90];
    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        _random.Shuffle(all);
        return all;
    }

    /// <summary>In tenths.</summary>
    public int Tenths(int about) => Chance(70) ? Math.Clamp(about + _random.Next(-6, 12), 0, 100) : Chance(60) ? Lines[_random.Next(Lines.Length)] - _random.Next(2) : _random.Next(101);

    public PupilYear Pupil(RuleSetId rules)
    {
        var about = Lines[_random.Next(Lines.Length)];
        return new PupilYear(rules, 6 + _random.Next(4), [.. Given.Programme(rules).Select(subject => PupilSubject(rules, subject, Chance(8) ? _random.Next(101) : about))])
        {
            FirstConduct = Conduct(), SecondConduct = Conduct(), YearConduct = Conduct(), Absences = _random.Next(48), IsSpecialisedClass = Chance(10),
        };
    }

    /// <summary>The marks behind the pupil's terms: what a test changes and computes anew.</summary>
    public TermMarks Marks(AssessedBy by, int about, bool isTt58)
    {
        decimal Mark() => by == AssessedBy.Remarks ? (Chance(93) ? 1 : 0) : Tenths(about) / 10m;
        return new TermMarks([.. Enumerable.Range(0, 2 + _random.Next(3)).Select(_ => Mark())], [.. Enumerable.Range(0, isTt58 ? 1 + _random.Next(3) : 1).Select(_ => Mark())], Mark());
    }

    private PupilSubject PupilSubject(RuleSetId rules, GradedSubject subject, int about) => new(subject, Term(rules, subject, about), Term(rules, subject, about));

    private TermResult Term(RuleSetId rules, GradedSubject subject, int about) => Chance(2)
        ? TermResult.Exempt(subject.Kind)
        : SubjectTerms.Evaluate(rules, subject.Kind, Marks(subject.Kind, about, rules == RuleSetId.Tt58), new ColumnRequirement(2, 1, 1, AreMinimums: true));

    private ConductLevel Conduct() => (ConductLevel)(2 + _random.Next(4));
}
