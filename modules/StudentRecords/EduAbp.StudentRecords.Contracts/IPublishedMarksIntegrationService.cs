using EduAbp.Plugins;

namespace EduAbp.StudentRecords;

/// <summary>Marks as families may see them: only what the teacher or the school has published, in the scope of the pupil's school.</summary>
[PersonalData("marks")]
public interface IPublishedMarksIntegrationService
{
    /// <summary>The published marks of these pupils in the current school year, in no promised order. Whether the asker may know them is the caller's to ask.</summary>
    Task<IReadOnlyList<PublishedMarkDto>> GetListAsync(IReadOnlyCollection<Guid> pupilIds, CancellationToken cancellationToken = default);
}

/// <param name="Subject">The subject's name.</param>
/// <param name="Column"><c>TX1</c>, <c>GK</c>, <c>CK</c>, …</param>
/// <param name="Text">As the book shows it: <c>8,5</c>, <c>Đ</c>, <c>T</c>.</param>
public sealed record PublishedMarkDto(Guid PupilId, Guid SubjectId, string Subject, int Term, string Column, string Text, DateTimeOffset PublishedAt);
