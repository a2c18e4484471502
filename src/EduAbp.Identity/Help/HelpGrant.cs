using EduAbp.Domain;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;

namespace EduAbp.Identity.Help;

/// <summary>Somebody of the centre or of the unit's office asks to help in the unit, or is asked to; while granted, a membership for a time stands behind it.</summary>
internal sealed class HelpGrant : AggregateRoot, IMultiTenant, IPersonOwned, ICreationAudited
{
    public const int MaxReason = 500;

    private HelpGrant()
    {
    }

    public HelpGrant(Guid tenantId, Guid userId, string helperName, Guid fromUnitId, string? reason)
    {
        if (WrongReason(reason) is [_, ..] wrong)
            throw new AbpValidationException(wrong);
        (TenantId, UserId, HelperName, FromUnitId, Reason) = (tenantId, userId, helperName, fromUnitId, reason!.Trim());
    }

    /// <summary>What is wrong with a reason, to be told together with what else is wrong in the form.</summary>
    public static IReadOnlyList<ValidationError> WrongReason(string? reason) =>
        (reason ?? "").Trim().Length is 0 or > MaxReason ? [new ValidationError(nameof(Reason), IdentityErrorCodes.HelpReasonMissing)] : [];

    public Guid TenantId { get; private set; }

    /// <summary>Who helps.</summary>
    public Guid UserId { get; private set; }

    public string HelperName { get; private set; } = "";

    /// <summary>The office or centre that the helper works for.</summary>
    public Guid FromUnitId { get; private set; }

    public string Reason { get; private set; } = "";

    public HelpState State { get; private set; } = HelpState.Asked;

    /// <summary>The roles in which the helper works; empty until granted.</summary>
    public List<string> Roles { get; private set; } = [];

    public DateTimeOffset? Until { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedByName { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public bool IsRunning(DateTimeOffset now) => State == HelpState.Granted && Until > now;

    public void Ask() => Tell();

    public void Grant(IEnumerable<string> roles, DateTimeOffset until, string? by, DateTimeOffset now)
    {
        RequireOpen();
        (Roles, Until) = ([.. roles.Distinct().Order(StringComparer.Ordinal)], until);
        Decide(HelpState.Granted, by, now);
    }

    public void Refuse(string? by, DateTimeOffset now)
    {
        RequireOpen();
        Decide(HelpState.Refused, by, now);
    }

    /// <summary>The helper no longer asks.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        RequireOpen();
        (State, EndedAt) = (HelpState.Withdrawn, now);
    }

    /// <summary>The unit takes back what it granted.</summary>
    public void TakeBack(DateTimeOffset now) => Close(HelpState.TakenBack, now);

    /// <summary>The helper is done.</summary>
    public void End(DateTimeOffset now) => Close(HelpState.Ended, now);

    private void Close(HelpState state, DateTimeOffset now)
    {
        if (State != HelpState.Granted)
            return;
        (State, EndedAt) = (state, now);
        Tell();
    }

    private void Decide(HelpState state, string? by, DateTimeOffset now)
    {
        (State, DecidedByName, DecidedAt) = (state, by, now);
        Tell();
    }

    private void RequireOpen()
    {
        if (State != HelpState.Asked)
            throw new BusinessException(IdentityErrorCodes.HelpIsDecided);
    }

    private void Tell() => AddEvent(new HelpMovedEto(Id, UserId, HelperName, FromUnitId, Reason, State, Until));
}
