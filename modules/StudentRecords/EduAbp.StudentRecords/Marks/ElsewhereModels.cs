using EduAbp.StudentRecords.Grading;

namespace EduAbp.StudentRecords.Marks;

/// <summary>What a pupil who came in the middle of a year has from the school before, in one term.</summary>
/// <param name="Terms">Terms that had begun before the pupil came.</param>
/// <param name="Source">The school and paper that was named last.</param>
internal sealed record ElsewhereSheet(
    Guid PupilId, string Name, string Code, string ClassName, string YearName, int Term, IReadOnlyList<int> Terms, DateOnly CameOn, IReadOnlyList<string> Columns, IReadOnlyList<ElsewhereRow> Rows, string? Source)
{
    public bool HasAny => Rows.Any(row => row.Cells.Any(cell => cell is { IsOurs: false, Text.Length: > 0 }));
}

/// <param name="Cells">In the order of the sheet's columns; null where the subject has no such column.</param>
internal sealed record ElsewhereRow(Guid SubjectId, string Subject, string ShortName, bool IsExempt, IReadOnlyList<ElsewhereCell?> Cells);

/// <param name="Text">As shown: <c>8,5</c>.</param>
/// <param name="IsOurs">Entered by a teacher of this school: the office does not change it.</param>
internal sealed record ElsewhereCell(string Column, MarkScale Scale, string Text, bool IsOurs);

/// <param name="Source">School and paper that the marks are taken from.</param>
/// <param name="Cells">Marks by <c>subject.column</c>; empty takes one away, what is not named stays.</param>
internal sealed record ElsewhereInput(string? Source, Dictionary<string, string?>? Cells);
