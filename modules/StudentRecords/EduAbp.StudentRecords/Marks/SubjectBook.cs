using System.Globalization;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Subjects;

namespace EduAbp.StudentRecords.Marks;

/// <summary>A column of a subject's book.</summary>
/// <param name="Kind">Null in primary school, where nothing is averaged.</param>
internal sealed record BookColumn(string Code, ColumnKind? Kind, MarkScale Scale)
{
    public int Weight => Kind is { } kind ? (int)kind : 0;
}

/// <summary>The columns that a subject has in a grade and term of a year, and what its marks come to.</summary>
internal sealed class SubjectBook
{
    private readonly AssessedBy? _assessed;
    private readonly ColumnRequirement _required;

    private SubjectBook(RuleSetId? rules, AssessedBy? assessed, ColumnRequirement required, IReadOnlyList<BookColumn> columns) =>
        (Rules, _assessed, _required, Columns) = (rules, assessed, required, columns);

    /// <summary>Null where the year has no rules here: then there are no columns.</summary>
    public RuleSetId? Rules { get; }

    public IReadOnlyList<BookColumn> Columns { get; }

    /// <summary>Whether there is a term's result to show.</summary>
    public bool HasResult => _assessed is not null;

    /// <summary>How another school's result of the term is written; no column of the book.</summary>
    public BookColumn? ResultColumn => _assessed is { } assessed ? new BookColumn(MarkColumns.Result, null, assessed == AssessedBy.Marks ? MarkScale.Score : MarkScale.Remark) : null;

    public BookColumn? Find(string code) => Columns.FirstOrDefault(column => column.Code == code);

    /// <param name="schoolYear">In which the school year begins.</param>
    /// <param name="regular">Regular columns where the school departs from the circular's number.</param>
    /// <param name="settings">Of the year, where marks are entered; what is only shown needs none.</param>
    public static SubjectBook Of(int grade, int schoolYear, int term, SubjectKind kind, string subjectCode, int periodsPerYear, int? regular, GradingSettings? settings = null)
    {
        if (SchoolLevels.OfGrade(grade) is not { } level || RuleSets.Find(level, grade, schoolYear, term) is not { } rules)
            return new SubjectBook(null, null, default, []);
        if (rules.IsPrimary())
            return new SubjectBook(rules, null, default, Primary(rules, grade, term, kind, subjectCode));
        var assessed = kind == SubjectKind.Scored ? AssessedBy.Marks : AssessedBy.Remarks;
        var required = ColumnPlan.For(rules, assessed, periodsPerYear);
        if (regular is { } own)
            required = required with { Regular = own };
        return new SubjectBook(
            rules, assessed, required,
            [.. Grading.Columns.Names(required).Select(name => new BookColumn(name, Grading.Columns.KindOf(name), MarkScales.Of(rules, assessed, Grading.Columns.KindOf(name)!.Value, settings)))]);
    }

    /// <summary>The term's result, by the rules that the year's results go by too.</summary>
    public TermResult? Evaluate(MarkCells cells) => _assessed is { } assessed && Rules is { } rules
        ? cells[MarkColumns.Result].Value is { } decided ? TermResult.CarriedOver(assessed, decided) : SubjectTerms.Evaluate(rules, assessed, Grading.Columns.Marks(Filled(cells)), _required)
        : null;

    /// <summary>The level that this one subject's average would reach; the year's result looks at all subjects.</summary>
    public LearningLevel? Level(TermResult result) => result.Average is not { } average || Rules is not { } rules
        ? null
        : average switch
        {
            >= 8.0m => LearningLevel.Excellent,
            >= 6.5m => LearningLevel.Good,
            >= 5.0m => LearningLevel.Average,
            < 3.5m when rules.IsTt58() => LearningLevel.Poor,
            _ => LearningLevel.Weak,
        };

    /// <summary>As the book shows it, with a comma.</summary>
    public static string Text(BookColumn column, decimal? value) =>
        value is { } number ? new Mark(column.Scale, number).ToString(CultureInfo.CurrentCulture) : "";

    private IEnumerable<KeyValuePair<string, decimal>> Filled(MarkCells cells) =>
        from cell in cells.All
        where cell.Value.Value is not null && Find(cell.Key) is not null
        select KeyValuePair.Create(cell.Key, cell.Value.Value!.Value);

    private static List<BookColumn> Primary(RuleSetId rules, int grade, int term, SubjectKind kind, string code)
    {
        var scale = kind is SubjectKind.Quality or SubjectKind.Competence ? MarkScales.OfQuality(rules) : MarkScales.OfPrimaryLevel(rules);
        var role = kind == SubjectKind.LevelAndTest ? SubjectRoles.OfCode(code) : SubjectRole.None;
        var (middle, end) = term == 1 ? (PrimaryTime.MidFirstTerm, PrimaryTime.EndFirstTerm) : (PrimaryTime.MidSecondTerm, PrimaryTime.EndOfYear);
        var columns = new List<BookColumn> { new(MarkColumns.Midterm, null, scale) };
        if (kind == SubjectKind.LevelAndTest && PrimaryTests.Has(rules, grade, role, middle))
            columns.Add(new(MarkColumns.MidtermTest, null, MarkScales.OfPrimaryTest(rules)));
        columns.Add(new(MarkColumns.Final, null, scale));
        // The school says by the kind that a subject ends with a test; that of the middle only two subjects have.
        if (kind == SubjectKind.LevelAndTest)
            columns.Add(new(MarkColumns.FinalTest, null, MarkScales.OfPrimaryTest(rules)));
        return columns;
    }
}
