using EduAbp;
using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace Acme.Equipment.Items;

/// <summary>A thing that can be borrowed, and who has it.</summary>
internal sealed class EquipmentItem : AggregateRoot, IMultiTenant
{
    public const int NameLength = 200;
    public const int ReasonLength = 500;

    private EquipmentItem()
    {
    }

    public EquipmentItem(string? name)
    {
        Name = (name ?? "").Trim();
        if (Name.Length is 0 or > NameLength)
            throw new BusinessException(EquipmentErrorCodes.NameMissing).ForField("Name");
    }

    public Guid TenantId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Who has it; null when it is in its cupboard.</summary>
    public Guid? BorrowerId { get; private set; }

    public DateTimeOffset? BorrowedAt { get; private set; }

    /// <summary>Who had it last: forgotten after a year.</summary>
    public Guid? LastBorrowerId { get; private set; }

    public DateTimeOffset? ReturnedAt { get; private set; }

    /// <summary>It is out for longer than the unit lends.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Who proposed to write it off; null while nobody does.</summary>
    public Guid? ProposerId { get; private set; }

    public string? WriteOffReason { get; private set; }

    public void Borrow(Guid person, DateTimeOffset now)
    {
        if (BorrowerId is not null)
            throw new BusinessException(EquipmentErrorCodes.IsOut).WithData("Name", Name);
        // PostgreSQL keeps microseconds: a job that names the loan by its time has to find it again.
        (BorrowerId, BorrowedAt, IsLate) = (person, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), false);
    }

    public void Return(DateTimeOffset now)
    {
        if (BorrowerId is null)
            return;
        (LastBorrowerId, ReturnedAt) = (BorrowerId, now);
        (BorrowerId, BorrowedAt, IsLate) = (null, null, false);
    }

    public void MarkLate(DateTimeOffset borrowedAt)
    {
        // It may have come back and gone out again since the job was written.
        if (BorrowedAt != borrowedAt || IsLate)
            return;
        IsLate = true;
        AddEvent(new LoanLateEto(Id));
    }

    public void ForgetBorrower() => LastBorrowerId = null;

    public void ProposeWriteOff(Guid person, string? reason)
    {
        if (ProposerId is not null)
            throw new BusinessException(EquipmentErrorCodes.IsProposed).WithData("Name", Name);
        var text = (reason ?? "").Trim();
        if (text.Length is 0 or > ReasonLength)
            throw new BusinessException(EquipmentErrorCodes.ReasonMissing).ForField("Reason");
        (ProposerId, WriteOffReason) = (person, text);
    }

    public void Keep() => (ProposerId, WriteOffReason) = (null, null);
}

internal static class EquipmentErrorCodes
{
    public const string NameMissing = "Equipment:NameMissing";
    public const string NameTaken = "Equipment:NameTaken";
    public const string LoanDaysWrong = "Equipment:LoanDaysWrong";
    public const string IsOut = "Equipment:IsOut";
    public const string IsProposed = "Equipment:IsProposed";
    public const string ReasonMissing = "Equipment:ReasonMissing";
}
