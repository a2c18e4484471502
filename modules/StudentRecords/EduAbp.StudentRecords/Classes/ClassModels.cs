namespace EduAbp.StudentRecords.Classes;

internal sealed record ClassItem(Guid Id, int Grade, string Name, Guid? HomeRoomTeacherId, string? HomeRoomTeacher, int Pupils, int Girls, Guid? SpecialSubjectId);

/// <param name="Names">One or many: <c>7A1–7A5</c>.</param>
/// <param name="Grade">Of names that do not begin with it.</param>
internal sealed record NewClasses(string? Names, int? Grade = null);

internal sealed record ClassChange(string? Name, Guid? HomeRoomTeacherId = null, Guid? SpecialSubjectId = null);

/// <param name="Label">The name; with the address where two have the same.</param>
internal sealed record TeacherItem(Guid Id, string Label);

internal sealed record AssignmentGrid(
    int Grade, IReadOnlyList<GridClass> Classes, IReadOnlyList<GridSubject> Subjects, IReadOnlyDictionary<string, string> Cells, IReadOnlyList<TeacherItem> Teachers, int Missing);

internal sealed record GridClass(Guid Id, string Name);

internal sealed record GridSubject(Guid Id, string Name, string ShortName);

/// <summary>Names of teachers by <c>class.subject</c>, two separated by a semicolon; what is not named stays.</summary>
internal sealed record AssignmentInput(Dictionary<string, string?> Cells);

/// <summary>Who a teacher is with how many classes and periods, and how many cells have nobody.</summary>
internal sealed record TeacherLoad(Guid TeacherId, string Teacher, int Classes, decimal PeriodsAWeek, string HomeRooms);
