using EduAbp.StudentRecords.Conduct;
using EduAbp.StudentRecords.Grading;

namespace EduAbp.StudentRecords.Marks;

/// <summary>What a pupil who came in the middle of a year has from the school before, in one term.</summary>
/// <param name="Terms">Terms that had begun before the pupil came.</param>
/// <param name="Source">The school and paper that was named last.</param>
/// <param name="Excused">Sessions missed there with permission.</param>
/// <param name="Unexcused">Sessions missed there without.</param>
/// <param name="Conduct">Code of the level of the term.</param>
/// <param name="ConductLevels">Of which it is one; none where the term ended here, or the grade has no such levels: then this school judges.</param>
internal sealed record ElsewhereSheet(
    Guid PupilId, string Name, string Code, string ClassName, string YearName, int Term, IReadOnlyList<int> Terms, DateOnly CameOn, IReadOnlyList<string> Columns, IReadOnlyList<ElsewhereRow> Rows, string? Source,
    int Excused, int Unexcused, string? Conduct, IReadOnlyList<ConductChoice> ConductLevels)
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
/// <param name="Excused">Sessions missed there with permission; null leaves what stands, so does it for the next two.</param>
/// <param name="Unexcused">Sessions missed there without.</param>
/// <param name="Conduct">Code of the level that the former school gave for the whole term; empty takes it away.</param>
internal sealed record ElsewhereInput(string? Source, Dictionary<string, string?>? Cells, int? Excused = null, int? Unexcused = null, string? Conduct = null);
