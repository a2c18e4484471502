using System.Globalization;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Subjects;

namespace EduAbp.StudentRecords.Results;

/// <summary>A subject of a grade as the results need it.</summary>
internal sealed class SubjectPlan
{
    private readonly RuleSetId _rules;
    private readonly GradingSettings _settings;
    private readonly ColumnRequirement[] _required;

    public SubjectPlan(RuleSetId rules, int grade, Subject subject, GradeSubject entry, bool isSpecialised, GradingSettings settings)
    {
        (_rules, _settings, Subject, Entry) = (rules, settings, subject, entry);
        var assessed = entry.Kind == SubjectKind.Scored ? AssessedBy.Marks : AssessedBy.Remarks;
        Graded = new GradedSubject(subject.Name, assessed, SubjectRoles.OfCode(subject.Code), isSpecialised);
        var circular = ColumnPlan.For(rules, assessed, entry.PeriodsPerYear);
        _required = [circular with { Regular = entry.RegularColumns1 ?? circular.Regular }, circular with { Regular = entry.RegularColumns2 ?? circular.Regular }];
        HasTest = entry.Kind == SubjectKind.LevelAndTest && PrimaryTests.Has(rules, grade, Graded.Role, PrimaryTime.EndOfYear);
    }

    public Subject Subject { get; }

    public GradeSubject Entry { get; }

    public GradedSubject Graded { get; }

    /// <summary>Primary: whether the term ends with a test.</summary>
    public bool HasTest { get; }

    public bool IsQuality => Entry.Kind is SubjectKind.Quality or SubjectKind.Competence;

    /// <summary>Codes of a term's columns.</summary>
    public IReadOnlyList<string> Columns(int term) => _rules.IsPrimary()
        ? [MarkColumns.Midterm, MarkColumns.MidtermTest, MarkColumns.Final, MarkColumns.FinalTest]
        : Grading.Columns.Names(_required[term - 1]);

    /// <summary>How a column's marks are written.</summary>
    public MarkScale Scale(string column) => _rules.IsPrimary()
        ? column is MarkColumns.MidtermTest or MarkColumns.FinalTest ? MarkScales.OfPrimaryTest(_rules) : IsQuality ? MarkScales.OfQuality(_rules) : MarkScales.OfPrimaryLevel(_rules)
        : MarkScales.Of(_rules, Graded.Kind, Grading.Columns.KindOf(column) ?? ColumnKind.Regular, _settings);

    public TermResult Evaluate(int term, string? cells)
    {
        if (cells is null)
            return SubjectTerms.Evaluate(_rules, Graded.Kind, TermMarks.None, _required[term - 1]);
        var marks = Read(cells, _required[term - 1], out var decided);
        return decided is { } elsewhere ? TermResult.CarriedOver(Graded.Kind, elsewhere) : SubjectTerms.Evaluate(_rules, Graded.Kind, marks, _required[term - 1]);
    }

    /// <summary>Primary: level and test at the end of the term.</summary>
    public static (decimal? Level, decimal? Test) ReadPrimary(string? cells)
    {
        var read = MarkCells.Parse(cells);
        return (read[MarkColumns.Final].Value, read[MarkColumns.FinalTest].Value);
    }

    // The values alone, read from the text as MarkCells writes it, without the dictionary that the grid needs: a school has 40,000 lines.
    private static TermMarks Read(string cells, ColumnRequirement required, out decimal? decided)
    {
        decided = null;
        List<decimal> regular = new(required.Regular), midterm = new(1);
        decimal? final = null;
        for (var rest = cells.AsSpan(); rest.IndexOf('"') is >= 0 and var quote; rest = rest[(rest.IndexOf(']') + 1)..])
        {
            rest = rest[(quote + 1)..];
            var name = rest[..rest.IndexOf('"')];
            rest = rest[(name.Length + "\":[".Length)..];
            var text = rest[..rest.IndexOf(',')];
            if (text is "null")
                continue;
            var value = decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            var (kind, number) = Column(name);
            if (kind == ColumnKind.Regular && (number <= required.Regular || required.AreMinimums))
                regular.Add(value);
            else if (kind == ColumnKind.Midterm && (number <= required.Midterm || required.AreMinimums))
                midterm.Add(value);
            else if (kind == ColumnKind.Final)
                final = value;
            else if (name is MarkColumns.Result)
                decided = value;
        }

        return new TermMarks(regular, midterm, final);
    }

    private static (ColumnKind? Kind, int Number) Column(ReadOnlySpan<char> name) => name switch
    {
        MarkColumns.Final => (ColumnKind.Final, 1),
        MarkColumns.Midterm => (ColumnKind.Midterm, 1),
        ['T', 'X', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (ColumnKind.Regular, number),
        ['G', 'K', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (ColumnKind.Midterm, number),
        _ => default,
    };
}
