namespace EduAbp.StudentRecords.Grading;

/// <summary>Whether a subject is assessed by marks or by remarks alone.</summary>
internal enum AssessedBy
{
    Marks = 1,
    Remarks = 2,
}

/// <summary>What a subject is to the rules; most are nothing special.</summary>
internal enum SubjectRole
{
    None = 0,
    Mathematics = 1,

    /// <summary>Ngữ văn; in primary school Tiếng Việt.</summary>
    Literature = 2,

    /// <summary>The first foreign language.</summary>
    ForeignLanguage = 3,
    HistoryGeography = 4,
    Science = 5,

    /// <summary>Tin học và Công nghệ, or one of the two where they are kept apart.</summary>
    InformaticsTechnology = 6,
    EthnicLanguage = 7,
}

/// <summary>A subject as the rules see it; the same object serves all pupils of a class.</summary>
/// <param name="Name">As people read it in the reasons.</param>
/// <param name="IsSpecialised">The speciality of a class of a school for the gifted: môn chuyên.</param>
internal sealed record GradedSubject(string Name, AssessedBy Kind, SubjectRole Role = SubjectRole.None, bool IsSpecialised = false)
{
    public bool IsScored => Kind == AssessedBy.Marks;
}

internal static class SubjectRoles
{
    /// <summary>By the fixed code of a subject.</summary>
    public static SubjectRole OfCode(string code) => code switch
    {
        "toan" => SubjectRole.Mathematics,
        "ngu-van" or "tieng-viet" => SubjectRole.Literature,
        "ngoai-ngu" or "ngoai-ngu-1" or "tieng-anh" => SubjectRole.ForeignLanguage,
        "lich-su-va-dia-li" or "lich-su-dia-li" => SubjectRole.HistoryGeography,
        "khoa-hoc" => SubjectRole.Science,
        "tin-hoc-va-cong-nghe" or "tin-hoc-cong-nghe" or "tin-hoc" or "cong-nghe" => SubjectRole.InformaticsTechnology,
        "tieng-dan-toc" => SubjectRole.EthnicLanguage,
        _ => SubjectRole.None,
    };
}
