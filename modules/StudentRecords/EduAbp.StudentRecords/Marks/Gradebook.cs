using System.Text.Json.Serialization;
using EduAbp.StudentRecords.Grading;

namespace EduAbp.StudentRecords.Marks;

/// <summary>Which book: a class, a subject, a term.</summary>
internal readonly record struct BookKey(Guid ClassId, Guid SubjectId, int Term);

/// <summary>A class's marks in a subject and term, as one person may see them.</summary>
internal sealed record Gradebook(
    BookKey Key,
    string ClassName,
    int Grade,
    string SubjectName,
    string SubjectShortName,
    string YearName,
    RuleSetId? Rules,
    bool CanEdit,
    bool CanPublish,
    bool IsYearClosed,
    IReadOnlyList<GradebookColumn> Columns,
    IReadOnlyList<GradebookRow> Rows,
    IReadOnlyList<MissingCell> Missing,
    UnusualColumn? Unusual)
{
    public int Overdue => Missing.Count(cell => cell.Kind == MissingKind.Overdue);
}

/// <param name="Entered">Pupils who have a mark.</param>
/// <param name="Expected">Pupils who should.</param>
/// <param name="Mean">Of the scores; null where there are none.</param>
internal sealed record GradebookColumn(
    string Code, ColumnKind? Kind, int Weight, MarkScale Scale, DateOnly? DueOn, bool IsLocked, DateTimeOffset? PublishedAt, int Entered, int Expected, decimal? Mean);

/// <param name="Number">Place in the class's list.</param>
/// <param name="Cells">In the order of the columns.</param>
/// <param name="Average">As shown: <c>8,2</c>, <c>Đạt</c>; empty while marks are missing.</param>
/// <param name="Weight">By which the sum of the marks was divided.</param>
/// <param name="IsDecidedElsewhere">Another school's result counts; there are no single marks to enter.</param>
internal sealed record GradebookRow(
    Guid PupilId, int Number, string Name, string Code, bool IsExempt, IReadOnlyList<GradebookCell> Cells, string Comment, int CommentVersion, string Average, string Level, int Weight,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsDecidedElsewhere = false);

/// <param name="Text">As shown: <c>8,5</c>.</param>
internal readonly record struct GradebookCell(
    string Text, int Version, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsCorrected,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsElsewhere = false);

internal enum MissingKind
{
    /// <summary>Its last day is over.</summary>
    Overdue,

    /// <summary>Pupils further down the list have theirs.</summary>
    Skipped,

    /// <summary>The column is locked: it takes a correction.</summary>
    Locked,
}

/// <summary>A cell that should have a mark by now.</summary>
internal sealed record MissingCell(Guid PupilId, string Name, string Column, MissingKind Kind, DateOnly? DueOn);

/// <summary>A column whose marks are unlike those of the same pupils in the other columns.</summary>
internal sealed record UnusualColumn(string Code, decimal Mean, decimal OthersFrom, decimal OthersTo)
{
    public bool IsHigher => Mean > OthersTo;
}

/// <summary>Cells that a person typed.</summary>
/// <param name="BatchId">Chosen by whoever sends: sent again it is answered and not applied again.</param>
/// <param name="IsTyped">Digits alone may leave the comma out: 85 is 8,5.</param>
internal sealed record SaveMarksInput(Guid BatchId, IReadOnlyList<CellInput>? Cells, bool IsTyped = false);

/// <param name="Version">The version that was seen; another one meanwhile is a conflict.</param>
internal sealed record CellInput(Guid PupilId, string? Column, string? Value, int Version);

internal enum CellState
{
    Saved,

    /// <summary>Somebody else has entered another value meanwhile.</summary>
    Conflict,

    /// <summary>It is no mark of this column.</summary>
    Invalid,

    /// <summary>The column is locked or the year closed.</summary>
    Locked,

    /// <summary>The pupil is not in the class, or does not have the subject.</summary>
    NotHere,
}

/// <param name="Value">What stands in the book now.</param>
/// <param name="Message">Why it was not saved.</param>
/// <param name="By">Of a conflict: who entered what stands there.</param>
internal sealed record CellOutcome(
    Guid PupilId,
    string Column,
    CellState State,
    string Value,
    int Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Message = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? At = null);

internal sealed record SaveMarksResult(Guid BatchId, DateTimeOffset At, IReadOnlyList<CellOutcome> Cells, IReadOnlyList<RowResult> Rows);

/// <summary>What a pupil's marks come to now.</summary>
internal sealed record RowResult(Guid PupilId, string Average, string Level, int Weight);

/// <summary>One change of a cell.</summary>
internal sealed record CellChange(DateTimeOffset At, string ByName, string Before, string After, string? Reason);

/// <summary>A book that a person may open.</summary>
internal sealed record BookListItem(
    BookKey Key, string ClassName, int Grade, string SubjectName, bool IsMine, bool IsHomeRoom, int Pupils, int Entered, int Expected, int Missing, int Overdue, DateOnly? NextDue);

/// <param name="Choice">Of whoever reads every class; null for others.</param>
internal sealed record BookList(string? YearName, int Term, IReadOnlyList<int> Terms, IReadOnlyList<BookListItem> Books, BookChoice? Choice = null);

/// <summary>Which books of the school are listed, and which there are.</summary>
/// <param name="ClassId">Null for all classes, where a subject is chosen.</param>
/// <param name="SubjectId">Null for all subjects.</param>
internal sealed record BookChoice(Guid? ClassId, Guid? SubjectId, IReadOnlyList<BookOption> Classes, IReadOnlyList<BookOption> Subjects);

internal sealed record BookOption(Guid Id, string Name);

/// <summary>The cells of a book that should have a mark by now.</summary>
internal sealed record MissingInBook(BookKey Key, string ClassName, string SubjectName, IReadOnlyList<MissingCell> Cells);
