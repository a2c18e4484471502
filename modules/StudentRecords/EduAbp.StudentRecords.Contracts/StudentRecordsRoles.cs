namespace EduAbp.StudentRecords;

/// <summary>The roles that this module brings to schools (names are stored: never rename one).</summary>
public static class StudentRecordsRoles
{
    /// <summary>Keeps the marks of the subjects, and the class as home-room teacher, that the school has assigned.</summary>
    public const string Teacher = "teacher";

    /// <summary>Keeps years, classes, pupils and assignments.</summary>
    public const string SchoolOffice = "school-office";

    /// <summary>Signs off results, approves corrections, sees everything.</summary>
    public const string Principal = "principal";
}
