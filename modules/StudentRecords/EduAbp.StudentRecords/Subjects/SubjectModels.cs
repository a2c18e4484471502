namespace EduAbp.StudentRecords.Subjects;

/// <param name="Columns">Regular columns of a term by the circular; null where it says nothing.</param>
/// <param name="IsInUse">There are marks or assignments, so it cannot be taken away.</param>
internal sealed record GradeSubjectItem(
    Guid Id, Guid SubjectId, string Code, string Name, string ShortName, SubjectKind Kind, int Periods, bool IsElective, int? Columns1, int? Columns2, int? Columns, bool IsInUse);

/// <summary>The subjects of a grade as they are typed.</summary>
internal sealed class GradeSubjectInput
{
    public Guid Id { get; set; }

    public SubjectKind Kind { get; set; }

    public int Periods { get; set; }

    public bool IsElective { get; set; }

    public int? Columns1 { get; set; }

    public int? Columns2 { get; set; }
}

/// <param name="Name">Of the programme or the school's own.</param>
internal sealed record NewSubject(string? Name, string? ShortName, SubjectKind Kind = SubjectKind.Scored, int Periods = 35, bool IsElective = false);
