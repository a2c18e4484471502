namespace EduAbp.StudentRecords.Grading;

/// <summary>Học lực (circular 58/2011) or kết quả học tập (circular 22/2021, which has no lowest one).</summary>
internal enum LearningLevel
{
    /// <summary>Kém.</summary>
    Poor = 1,

    /// <summary>Yếu; Chưa đạt.</summary>
    Weak = 2,

    /// <summary>Trung bình; Đạt.</summary>
    Average = 3,

    /// <summary>Khá.</summary>
    Good = 4,

    /// <summary>Giỏi; Tốt.</summary>
    Excellent = 5,
}

/// <summary>Hạnh kiểm (circular 58/2011) or kết quả rèn luyện (circular 22/2021).</summary>
internal enum ConductLevel
{
    /// <summary>Yếu; Chưa đạt.</summary>
    Weak = 2,

    /// <summary>Trung bình; Đạt.</summary>
    Average = 3,

    /// <summary>Khá.</summary>
    Good = 4,

    /// <summary>Tốt.</summary>
    Excellent = 5,
}

/// <summary>A primary pupil's level in a subject.</summary>
internal enum PrimaryLevel
{
    /// <summary>Chưa hoàn thành, C.</summary>
    NotCompleted = 0,

    /// <summary>Hoàn thành, H.</summary>
    Completed = 1,

    /// <summary>Hoàn thành tốt, T; not in circular 30/2014.</summary>
    WellCompleted = 2,
}

/// <summary>A primary pupil's level in a quality or competence (phẩm chất, năng lực); its C is not the C of a subject.</summary>
internal enum QualityLevel
{
    /// <summary>Cần cố gắng, C; in circular 30/2014 Chưa đạt.</summary>
    NeedsEffort = 0,

    /// <summary>Đạt, Đ.</summary>
    Reached = 1,

    /// <summary>Tốt, T; not in circular 30/2014.</summary>
    Good = 2,
}

/// <summary>Kết quả giáo dục of a primary pupil's year (circular 27/2020).</summary>
internal enum EducationResult
{
    /// <summary>Chưa hoàn thành.</summary>
    NotCompleted = 0,

    /// <summary>Hoàn thành.</summary>
    Completed = 1,

    /// <summary>Hoàn thành tốt.</summary>
    WellCompleted = 2,

    /// <summary>Hoàn thành xuất sắc.</summary>
    Outstanding = 3,
}

/// <summary>Danh hiệu, khen thưởng.</summary>
internal enum Title
{
    None = 0,

    /// <summary>Học sinh tiên tiến (58/2011).</summary>
    Advanced = 1,

    /// <summary>Học sinh giỏi (58/2011, 22/2021).</summary>
    Excellent = 2,

    /// <summary>Học sinh xuất sắc (22/2021, 27/2020).</summary>
    Outstanding = 3,

    /// <summary>Học sinh tiêu biểu hoàn thành tốt trong học tập và rèn luyện (27/2020).</summary>
    Exemplary = 4,

    /// <summary>Hoàn thành xuất sắc các nội dung học tập và rèn luyện (22/2016).</summary>
    OutstandingCompletion = 5,

    /// <summary>Có thành tích vượt trội hoặc tiến bộ vượt bậc (22/2016).</summary>
    Progress = 6,
}
