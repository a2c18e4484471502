using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.Text;

namespace EduAbp.TenantManagement.Units;

/// <summary>A department, an office or a school: whoever has a portal and people of its own. A host row.</summary>
internal sealed class Unit : AggregateRoot, ICreationAudited, IModificationAudited
{
    public const int MaxName = 200;

    private Unit()
    {
    }

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    /// <summary>Tells two units of one office apart by name, however it is spelt.</summary>
    public string NameKey { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public UnitLevels Levels { get; private set; }

    public UnitOwnership Ownership { get; private set; }

    public string? TaxCode { get; private set; }

    public string? Address { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>The colour from which the theme derives its scale, as <c>#rrggbb</c>.</summary>
    public string? MainColor { get; private set; }

    public string State { get; private set; } = UnitStates.Active;

    /// <summary>Why the site is suspended, as visitors read it.</summary>
    public string? SuspensionReason { get; private set; }

    /// <summary>The day on which it is expected to open again.</summary>
    public DateOnly? SuspendedUntil { get; private set; }

    /// <summary>The unit that goes on where this one was merged.</summary>
    public Guid? SuccessorId { get; private set; }

    /// <summary>The first day on which it no longer worked.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public bool IsSample { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public DateTimeOffset? LastModificationTime { get; set; }

    public Guid? LastModifierId { get; set; }

    public static Unit Create(Guid id, CreateUnitInput input, string path)
    {
        var kind = UnitKinds.Find(input.Kind) ?? throw new BusinessException(TenantManagementErrorCodes.KindUnknown).WithData("Kind", input.Kind);
        var unit = new Unit
        {
            Id = id,
            Kind = kind.Code,
            Levels = input.Levels is { } levels and not UnitLevels.None ? levels : kind.Levels,
            Ownership = input.Ownership,
            IsSample = input.IsSample,
        };
        unit.SetName(input.Name);
        unit.SetContacts(input.Address, input.TaxCode, input.Email, input.Phone);
        unit.SetMainColor(input.MainColor);
        ((IHasEvents)unit).ClearEvents();
        unit.AddEvent(new UnitCreatedEto(id, unit.Name, unit.Kind, input.ParentId, path));
        return unit;
    }

    public void SetName(string name)
    {
        name = UnitName.Clean(name);
        if (name.Length == 0) throw new BusinessException(TenantManagementErrorCodes.NameMissing).ForField("Name");
        if (name.Length > MaxName) throw new BusinessException(TenantManagementErrorCodes.NameTooLong).WithData("Max", MaxName).ForField("Name");
        if (name == Name) return;
        (Name, ShortName, NameKey) = (name, UnitName.Short(name), UnitName.Key(name));
        Changed();
    }

    /// <param name="shortName">Made from the name when blank.</param>
    public void Rename(string? name, string? shortName)
    {
        SetName(name ?? "");
        shortName = UnitName.Clean(shortName);
        if (shortName.Length > MaxName) throw new BusinessException(TenantManagementErrorCodes.NameTooLong).WithData("Max", MaxName).ForField("ShortName");
        if (shortName.Length == 0) shortName = UnitName.Short(Name);
        if (shortName == ShortName) return;
        ShortName = shortName;
        Changed();
    }

    /// <summary>Each is checked as in the registration form; null or blank takes a value back.</summary>
    public void SetContacts(string? address, string? taxCode, string? email, string? phone)
    {
        var cleanAddress = UnitName.Clean(address);
        Address = cleanAddress.Length == 0 ? null : cleanAddress;
        TaxCode = Checked(taxCode, text => Units.TaxCode.Parse(text).Code, TenantManagementErrorCodes.TaxCodeInvalid, "TaxCode");
        Email = Checked(email, EmailAddress.Normalize, TenantManagementErrorCodes.EmailInvalid, "Email");
        Phone = Checked(phone, text => PhoneNumber.Normalize(text).Digits, TenantManagementErrorCodes.PhoneInvalid, "Phone");
        Changed();
    }

    public void SetMainColor(string? color)
    {
        if (color is not null && !MainColors.IsValid(color)) throw new BusinessException(TenantManagementErrorCodes.ColorInvalid).ForField("MainColor");
        if (color == MainColor) return;
        MainColor = color?.ToLowerInvariant();
        Changed();
    }

    /// <summary>Closes the public site; again, it changes what visitors read.</summary>
    public void Suspend(string reason, DateOnly? until = null, DateOnly today = default)
    {
        reason = UnitName.Clean(reason);
        if (State == UnitStates.Closed) throw new BusinessException(TenantManagementErrorCodes.UnitIsClosed);
        if (reason.Length == 0) throw new BusinessException(TenantManagementErrorCodes.ReasonMissing).ForField("Reason");
        if (until <= today || until > today.AddYears(1)) throw new BusinessException(TenantManagementErrorCodes.SuspensionEndInvalid).ForField("Until");
        (State, SuspensionReason, SuspendedUntil) = (UnitStates.Suspended, reason, until);
        Changed();
    }

    /// <summary>Ends the unit: what it was goes on in another. It stays to be read.</summary>
    public void Close(Guid successorId, DateOnly on)
    {
        if (State == UnitStates.Closed) throw new BusinessException(TenantManagementErrorCodes.UnitIsClosed);
        (State, SuccessorId, ClosedOn, SuspensionReason, SuspendedUntil) = (UnitStates.Closed, successorId, on, null, null);
        Changed();
    }

    public void Resume()
    {
        if (State != UnitStates.Suspended) return;
        (State, SuspensionReason, SuspendedUntil) = (UnitStates.Active, null, null);
        Changed();
    }

    public void AddressChanged() => Changed();

    private void Changed()
    {
        if (!((IHasEvents)this).Events.OfType<UnitChangedEto>().Any()) AddEvent(new UnitChangedEto(Id));
    }

    private static string? Checked(string? text, Func<string, string?> parse, string error, string field) =>
        string.IsNullOrWhiteSpace(text) ? null : parse(text.Trim()) ?? throw new BusinessException(error).ForField(field);
}
