using EduAbp.Domain;
using EduAbp.TenantManagement.Contracts;

namespace EduAbp.TenantManagement.Domains;

/// <summary>A domain name that a unit says is its own. A host row: names are compared over all units.</summary>
internal sealed class UnitDomain : AggregateRoot, ICreationAudited
{
    /// <summary>How long a unit has to prove that it holds the name.</summary>
    public static readonly TimeSpan ProofTime = TimeSpan.FromDays(7);

    /// <summary>How long the record may be missing before the name is given up.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(7);

    private UnitDomain()
    {
    }

    public UnitDomain(Guid unitId, string host, string token, DateTimeOffset now) =>
        (UnitId, Host, Token, ExpiresAt) = (unitId, host, token, now + ProofTime);

    public Guid UnitId { get; private set; }

    /// <summary>As <see cref="DomainName.Normalize"/> gives it.</summary>
    public string Host { get; private set; } = "";

    [NotAudited]
    public string Token { get; private set; } = "";

    public DomainState State { get; private set; }

    /// <summary>Until when it must be proven.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? ProvenAt { get; private set; }

    /// <summary>The department answers for it; no record is asked for.</summary>
    public bool IsVouched { get; private set; }

    /// <summary>Whether the unit's pages name this address as theirs.</summary>
    public bool IsCanonical { get; private set; }

    public DateTimeOffset? CheckedAt { get; private set; }

    public DateTimeOffset? MissingSince { get; private set; }

    /// <summary>The last day for which the unit has paid its registrar, as it says itself.</summary>
    public DateOnly? RegisteredUntil { get; private set; }

    /// <summary>The last reminder: this many days before the end.</summary>
    public int? RemindedDays { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    /// <summary>Where the record is looked for.</summary>
    public string RecordName => "_eduabp." + Host;

    public string RecordValue => "eduabp=" + Token;

    public void Prove(DateTimeOffset now, bool vouched)
    {
        if (State != DomainState.Claimed) throw new BusinessException(TenantManagementErrorCodes.DomainIsOver);
        (State, ProvenAt, CheckedAt, IsVouched, MissingSince) = (DomainState.Active, now, now, vouched, null);
        AddEvent(new UnitChangedEto(UnitId));
    }

    /// <returns>False when the record has been missing for too long: the name is given up.</returns>
    public bool Checked(bool isThere, DateTimeOffset now)
    {
        CheckedAt = now;
        MissingSince = isThere ? null : MissingSince ?? now;
        if (MissingSince is not { } since || now - since < Grace) return true;
        End();
        return false;
    }

    public void MakeCanonical(bool on)
    {
        if (on && State != DomainState.Active) throw new BusinessException(TenantManagementErrorCodes.DomainIsOver);
        if (on == IsCanonical) return;
        IsCanonical = on;
        AddEvent(new UnitChangedEto(UnitId));
    }

    public void RegisterUntil(DateOnly? day)
    {
        if (day == RegisteredUntil) return;
        (RegisteredUntil, RemindedDays) = (day, null);
    }

    public void Reminded(int days) => RemindedDays = days;

    public void End()
    {
        (State, IsCanonical) = (DomainState.Ended, false);
        AddEvent(new UnitChangedEto(UnitId));
    }
}

internal enum DomainState
{
    Claimed,
    Active,
    Ended,
}
