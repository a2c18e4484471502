using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.Identity.Contracts;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Memberships;
using EduAbp.Identity.People;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Staff;

internal sealed record MemberFilter(string? Search = null, string? Role = null, string? State = null);

internal sealed record MemberListItem(
    Guid MembershipId, Guid PersonId, string FullName, string Email, string? Phone, IReadOnlyList<string> Roles, DateTimeOffset From, DateTimeOffset? Until,
    bool IsActivated, bool SecondFactorEnabled, DateTimeOffset? LastSignInAt, bool CanHaveSlip);

/// <param name="LastDay">The last day of a membership for a time; null for one without an end.</param>
internal sealed record MemberInput(string? Email, string? FullName, string? Phone, IReadOnlyList<string> Roles, DateOnly? LastDay = null);

internal sealed record ActivationSlip(string FullName, string Email, string Url, string Code, DateTimeOffset ExpiresAt, string QrSvg);

/// <summary>The people of the current unit, for those who look after them.</summary>
internal sealed class MemberAppService(
    IdentityDbContext db,
    Invitations invitations,
    AccountLinks links,
    IPermissionChecker permissions,
    ISettingProvider settings,
    ISettingManager settingManager,
    IRoleCatalog catalog,
    ICurrentTenant tenant,
    IAuditLog audit,
    TimeProvider clock) : ITransientDependency
{
    public const string NotActivated = "not-activated";
    public const string Activated = "activated";

    public async Task<IReadOnlyList<MemberListItem>> GetListAsync(MemberFilter filter, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Default, cancellationToken);
        var members = await ReadAsync(db.Memberships, cancellationToken);
        var words = VietnameseText.Fold(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. members
                .Where(member => words.All(word => VietnameseText.Fold($"{member.FullName} {member.Email} {member.Phone}").Contains(word, StringComparison.Ordinal)))
                .Where(member => string.IsNullOrEmpty(filter.Role) || member.Roles.Contains(filter.Role))
                .Where(member => filter.State switch { NotActivated => !member.IsActivated, Activated => member.IsActivated, _ => true }),
        ];
    }

    public async Task<MemberListItem> GetAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Default, cancellationToken);
        var found = await ReadAsync(db.Memberships.Where(row => row.Id == membershipId), cancellationToken);
        return found.FirstOrDefault() ?? throw new EntityNotFoundException(typeof(Membership), membershipId);
    }

    public async Task<string> GetOfficialDomainsAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Default, cancellationToken);
        return string.Join(", ", OfficialMail.Split(await settings.GetOrNullAsync(IdentitySettings.OfficialMailDomains, cancellationToken)));
    }

    public async Task SetOfficialDomainsAsync(string? domains, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Manage, cancellationToken);
        var list = string.Join(", ", OfficialMail.Split(domains));
        await settingManager.SetForTenantAsync(IdentitySettings.OfficialMailDomains, list.Length == 0 ? null : list, cancellationToken);
        await audit.WriteAsync("Identity.OfficialDomainsChanged", new { Domains = list }, cancellationToken: cancellationToken);
    }

    /// <summary>Makes somebody a member. The letter goes to the address; who needs paper gets a slip.</summary>
    public async Task<Guid> InviteAsync(MemberInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Manage, cancellationToken);
        var (email, phone) = await CheckAsync(input, cancellationToken);
        var memberships = await (
            from row in db.Memberships
            join person in db.People on row.UserId equals person.Id
            where row.EndedAt == null && row.HelpId == null && person.NormalizedEmail == email
            select row).AsNoTracking().ToListAsync(cancellationToken);
        if (memberships.Any(row => row.IsActive(clock.GetUtcNow())))
            throw new AbpValidationException("Email", IdentityErrorCodes.AlreadyMember);
        return await InviteCheckedAsync(email, input.FullName!, input.Roles, phone, cancellationToken, EndOf(input.LastDay));
    }

    public async Task ChangeRolesAsync(Guid membershipId, IReadOnlyList<string> roles, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Manage, cancellationToken);
        var membership = await ActiveAsync(membershipId, cancellationToken);
        await invitations.CheckRolesAsync(roles, membershipId, cancellationToken);
        if (membership.IsHead && !roles.Contains(RoleNames.Head))
            throw new BusinessException(IdentityErrorCodes.HeadMustBeTransferred).ForField("Roles");
        if (membership.Roles.Contains(RoleNames.Administrator) && !roles.Contains(RoleNames.Administrator))
            await RefuseLastAdministratorAsync(membershipId, "Roles", cancellationToken);
        var before = membership.Roles;
        membership.SetRoles(roles);
        await db.SaveChangesAsync(cancellationToken);
        await AuditAsync("Identity.RolesChanged", membership, new { Before = before, After = membership.Roles }, cancellationToken);
        if (!before.Contains(RoleNames.Administrator) && membership.Roles.Contains(RoleNames.Administrator))
            await AuditAsync("Identity.AdministratorMade", membership, null, cancellationToken);
    }

    /// <summary>Sets the last day of a membership, or takes it away.</summary>
    public async Task SetLastDayAsync(Guid membershipId, DateOnly? lastDay, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Manage, cancellationToken);
        var membership = await ActiveAsync(membershipId, cancellationToken);
        if (lastDay < clock.VietnamToday())
            throw new AbpValidationException("LastDay", IdentityErrorCodes.LastDayOver);
        if (lastDay is not null && membership.Roles.Contains(RoleNames.Administrator))
            await RefuseLastAdministratorAsync(membershipId, "LastDay", cancellationToken);
        var before = membership.Until;
        membership.LastUntil(EndOf(lastDay));
        await db.SaveChangesAsync(cancellationToken);
        await AuditAsync("Identity.LastDayChanged", membership, new { Before = before, After = membership.Until }, cancellationToken);
    }

    /// <summary>Gives the editorial board to another head; the one before keeps the other roles, or becomes an editor.</summary>
    public async Task TransferHeadAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Manage, cancellationToken);
        var next = await ActiveAsync(membershipId, cancellationToken);
        var head = await db.Memberships.SingleOrDefaultAsync(row => row.IsHead && row.EndedAt == null, cancellationToken);
        if (head?.Id == next.Id)
            return;
        if (head is not null)
        {
            var rest = head.Roles.Where(role => role != RoleNames.Head).ToList();
            head.SetRoles(rest.Count > 0 ? rest : [RoleNames.Editor]);
            // Saved first: the database allows one head at every moment.
            await db.SaveChangesAsync(cancellationToken);
        }

        next.SetRoles([.. next.Roles, RoleNames.Head]);
        await db.SaveChangesAsync(cancellationToken);
        await AuditAsync("Identity.HeadTransferred", next, new { From = head?.UserId }, cancellationToken);
    }

    public async Task EndAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Manage, cancellationToken);
        var membership = await ActiveAsync(membershipId, cancellationToken);
        if (membership.IsHead)
            throw new BusinessException(IdentityErrorCodes.HeadMustBeTransferred);
        if (membership.Roles.Contains(RoleNames.Administrator))
            await RefuseLastAdministratorAsync(membershipId, "Roles", cancellationToken);
        membership.End(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await AuditAsync("Identity.MembershipEnded", membership, null, cancellationToken);
    }

    /// <summary>Sends the link that fits: activation to who has no password yet, else a reset to the person's own mailbox.</summary>
    /// <returns>True for an activation, false for a reset.</returns>
    public async Task<bool> SendLinkAsync(Guid membershipId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Manage, cancellationToken);
        return await links.SendAsync(membershipId, cancellationToken);
    }

    /// <summary>Slips for those of the members who may have one; each has a new code, and the codes on earlier slips stop working.</summary>
    public async Task<IReadOnlyList<ActivationSlip>> PrintSlipsAsync(IReadOnlyCollection<Guid> membershipIds, string qrLabel, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Manage, cancellationToken);
        var slips = new List<ActivationSlip>();
        foreach (var member in (await ReadAsync(db.Memberships, cancellationToken)).Where(member => membershipIds.Contains(member.MembershipId)))
        {
            if (await links.PrintAsync(member.MembershipId, qrLabel, cancellationToken) is { } slip)
                slips.Add(slip);
        }

        return slips.Count > 0 ? slips : throw new BusinessException(IdentityErrorCodes.SlipNotAllowed);
    }

    /// <summary>What would happen to each row of a workbook.</summary>
    public async Task<StaffPreview> PreviewAsync(IReadOnlyList<StaffRow> rows, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.Members.Manage, cancellationToken);
        var members = await ReadAsync(db.Memberships, cancellationToken);
        var domains = await settings.GetOrNullAsync(IdentitySettings.OfficialMailDomains, cancellationToken);
        return StaffChecker.Check(rows, members, domains, tenant.Unit!, catalog);
    }

    /// <summary>Invites the rows that are in order; rows with errors must be named as skipped.</summary>
    public async Task<IReadOnlyList<Guid>> ImportAsync(IReadOnlyList<StaffRow> rows, IReadOnlyCollection<int> skip, CancellationToken cancellationToken)
    {
        var preview = await PreviewAsync([.. rows.Where(row => !skip.Contains(row.Number))], cancellationToken);
        if (preview.Rows.Any(row => row.HasErrors))
            throw new BusinessException(IdentityErrorCodes.ImportHasErrors);
        var made = new List<Guid>();
        foreach (var row in preview.Rows.Where(row => !row.IsKnown))
            made.Add(await InviteCheckedAsync(row.Email!, row.FullName, row.Roles, row.Phone, cancellationToken));
        return made;
    }

    private async Task<Guid> InviteCheckedAsync(
        string email, string fullName, IReadOnlyList<string> roles, string? phone, CancellationToken cancellationToken, DateTimeOffset? until = null)
    {
        var invitation = await invitations.InviteAsync(email, fullName, roles, phone, cancellationToken, until);
        await audit.WriteAsync("Identity.Invited", new { invitation.Person.FullName, Roles = roles, Until = until }, invitation.Membership.Id, cancellationToken);
        return invitation.Membership.Id;
    }

    private async Task<(string Email, string? Phone)> CheckAsync(MemberInput input, CancellationToken cancellationToken)
    {
        var errors = new List<ValidationError>();
        if (string.IsNullOrWhiteSpace(input.FullName))
            errors.Add(new ValidationError("FullName", IdentityErrorCodes.NameMissing));
        var email = EmailAddress.Normalize(input.Email);
        var domains = await settings.GetOrNullAsync(IdentitySettings.OfficialMailDomains, cancellationToken);
        if (email is null)
            errors.Add(new ValidationError("Email", IdentityErrorCodes.EmailInvalid));
        else if (!OfficialMail.IsOfficial(email, domains))
            errors.Add(new ValidationError("Email", IdentityErrorCodes.MailNotOfficial, new Dictionary<string, object?> { ["Domains"] = domains }));
        var phone = PhoneNumber.Normalize(input.Phone);
        if (!string.IsNullOrWhiteSpace(input.Phone) && phone.Digits is null)
            errors.Add(new ValidationError("Phone", IdentityErrorCodes.PhoneInvalid));
        if (input.LastDay < clock.VietnamToday())
            errors.Add(new ValidationError("LastDay", IdentityErrorCodes.LastDayOver));
        if (input.Roles.Count == 0)
            errors.Add(new ValidationError("Roles", IdentityErrorCodes.RoleMissing));
        return errors.Count == 0 ? (email!, phone.Digits) : throw new AbpValidationException(errors);
    }

    private async Task<List<MemberListItem>> ReadAsync(IQueryable<Membership> memberships, CancellationToken cancellationToken)
    {
        var rows = await (
            from row in memberships.AsNoTracking()
            join person in db.People on row.UserId equals person.Id
            where row.EndedAt == null && row.HelpId == null
            orderby person.SortKey, person.Id
            select new { Membership = row, person.FullName, person.Email, person.Phone, person.PasswordHash, person.SecondFactorEnabled, person.LastSignInAt, person.EmailVerified, person.HomeUnitId })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return
        [
            .. rows.Where(row => row.Membership.IsActive(now)).Select(row => new MemberListItem(
                row.Membership.Id, row.Membership.UserId, row.FullName, row.Email, row.Phone, row.Membership.Roles, row.Membership.From, row.Membership.Until,
                row.PasswordHash is not null, row.SecondFactorEnabled, row.LastSignInAt,
                row.PasswordHash is null && !row.EmailVerified && row.HomeUnitId == row.Membership.TenantId)),
        ];
    }

    private static DateTimeOffset? EndOf(DateOnly? lastDay) =>
        lastDay is { } day ? VietnamTime.FromWallClock(day.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null;

    private async Task<Membership> ActiveAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Memberships.Where(row => row.EndedAt == null && row.HelpId == null).GetAsync(id, cancellationToken);

    private async Task RefuseLastAdministratorAsync(Guid except, string field, CancellationToken cancellationToken)
    {
        var others = await db.Memberships.AsNoTracking().Where(row => row.EndedAt == null && row.HelpId == null && row.Id != except).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (!others.Any(row => row.IsActive(now) && row.Until is null && row.Roles.Contains(RoleNames.Administrator)))
            throw new BusinessException(IdentityErrorCodes.LastAdministrator).ForField(field);
    }

    private async Task AuditAsync(string action, Membership membership, object? data, CancellationToken cancellationToken)
    {
        var name = await db.People.Where(person => person.Id == membership.UserId).Select(person => person.FullName).SingleAsync(cancellationToken);
        await audit.WriteAsync(action, new { FullName = name, Details = data }, membership.Id, cancellationToken);
    }
}
