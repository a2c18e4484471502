using EduAbp.Plugins;

namespace EduAbp.Identity.Contracts;

/// <summary>Makes people members of units on behalf of another module, for example when a unit is accepted.</summary>
[PersonalData("people")]
public interface IAccountIntegrationService
{
    /// <summary>
    /// Makes the person with this address a member of the unit with these roles. Asking again adds roles and never a second account or membership.
    /// A person who has never signed in gets a fresh activation code; the earlier ones stop working.
    /// </summary>
    Task<InvitationDto> InviteAsync(
        Guid tenantId, string email, string fullName, IReadOnlyCollection<string> roles, CancellationToken cancellationToken = default);

    /// <summary>The invitations of many units in one round; used by imports.</summary>
    Task<IReadOnlyList<InvitationDto>> InviteManyAsync(
        IReadOnlyCollection<InvitationInput> invitations, CancellationToken cancellationToken = default);

    /// <summary>
    /// Activation on paper for the unit's administrators who have never signed in, in a transaction of its own; the codes on
    /// earlier slips stop working. The caller has checked <see cref="IdentityPermissions.UnitAdministrators.Manage"/>.
    /// </summary>
    Task<IReadOnlyList<AdministratorSlipDto>> IssueAdministratorSlipsAsync(Guid tenantId, CancellationToken cancellationToken = default);

    /// <summary>
    /// People of one unit become members of another that came out of it, and leave the first unless they stay there too; each
    /// unit in a transaction of its own, with a row in its audit log. Asking again changes nothing. A head, and a last
    /// administrator, never leave by this.
    /// </summary>
    Task CarryAsync(Guid fromTenantId, Guid toTenantId, IReadOnlyCollection<CarriedMember> members, CancellationToken cancellationToken = default);
}

/// <param name="Roles">In the unit to which they go.</param>
/// <param name="StaysToo">They keep their place in the unit from which they come.</param>
public sealed record CarriedMember(Guid PersonId, IReadOnlyList<string> Roles, bool StaysToo);

/// <param name="QrSvg">The address as a QR code, ready for the page.</param>
public sealed record AdministratorSlipDto(string FullName, string Email, string Url, DateTimeOffset ExpiresAt, string QrSvg);

public sealed record InvitationInput(Guid TenantId, string Email, string FullName, IReadOnlyCollection<string> Roles);

/// <summary>An invitation; the code and its path are empty for a person whose account works already.</summary>
public sealed record InvitationDto(Guid PersonId, string? ActivationUrlPath, string? Code);
