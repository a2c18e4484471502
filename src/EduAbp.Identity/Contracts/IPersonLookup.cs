using EduAbp.Plugins;

namespace EduAbp.Identity.Contracts;

/// <summary>Names of people, for any module that keeps their ids.</summary>
[PersonalData("people")]
public interface IPersonLookup
{
    Task<PersonDto?> FindAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>Those of the ids that exist, in no promised order.</summary>
    Task<IReadOnlyList<PersonDto>> GetListAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken = default);

    /// <summary>The member of the current unit with this address; null where there is none.</summary>
    Task<PersonDto?> FindMemberAsync(string email, CancellationToken cancellationToken = default);

    /// <summary>The members of a unit who hold the role or the permission today, by name.</summary>
    Task<IReadOnlyList<PersonDto>> GetHoldersAsync(Guid tenantId, string roleOrPermission, CancellationToken cancellationToken = default);
}

/// <summary>What other modules may know about a person.</summary>
/// <param name="Language">In which the person wants to be written to: <c>vi</c> or <c>en</c>.</param>
public sealed record PersonDto(Guid Id, string FullName, string? Email, string Language = "vi");
