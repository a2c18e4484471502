using EduAbp.EventBus;
using EduAbp.Plugins;

namespace EduAbp.PersonalData.Contracts;

/// <summary>Whether people have agreed, for modules that are about to use or show what is known of them.</summary>
[PersonalDataAttribute("consents")]
public interface IConsentIntegrationService
{
    /// <summary>One answer for each subject that the current unit's register knows; who is missing has never agreed.</summary>
    /// <param name="subjects">Ids of subjects of the register, or the ids by which modules know them.</param>
    Task<IReadOnlyList<ConsentAnswer>> GetListAsync(string purpose, IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken = default);

    /// <summary>Subjects of the unit's register whose name, class or code holds these words, by name.</summary>
    Task<IReadOnlyList<ConsentSubjectDto>> SearchAsync(string words, int limit, CancellationToken cancellationToken = default);

    /// <summary>Those of the ids that the register knows, whether or not they agreed to anything.</summary>
    Task<IReadOnlyList<ConsentSubjectDto>> GetSubjectsAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken = default);
}

/// <param name="ReferenceId">By which another module knows the subject: a pupil or a person.</param>
public sealed record ConsentSubjectDto(Guid Id, Guid? ReferenceId, string FullName, DateOnly BirthDate, string? ClassName);

/// <param name="State">What holds today.</param>
/// <param name="ConsentId">The newest record; null where there never was one.</param>
public sealed record ConsentAnswer(Guid SubjectId, Guid? ReferenceId, string FullName, ConsentState State, Guid? ConsentId)
{
    public bool IsGiven => State == ConsentState.Given;
}

/// <summary>Where a consent stands.</summary>
public enum ConsentState
{
    /// <summary>Nobody has agreed.</summary>
    Missing,
    Given,

    /// <summary>The representative agreed when the child was younger than seven; now the child has to agree too.</summary>
    NeedsChild,
    Withdrawn,
}

/// <summary>A consent was withdrawn: whatever rested on it has to stop. Handled in the same unit.</summary>
/// <param name="SubjectId">The subject in the register.</param>
/// <param name="ReferenceId">By which another module knows the subject.</param>
[EventName("PersonalData.ConsentWithdrawn")]
public sealed record ConsentWithdrawnEto(Guid ConsentId, Guid SubjectId, Guid? ReferenceId, string Purpose);
