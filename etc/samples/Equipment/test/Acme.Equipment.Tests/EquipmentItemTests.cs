using Acme.Equipment.Items;
using EduAbp;
using EduAbp.Domain;
using Xunit;

namespace Acme.Equipment.Tests;

public sealed class EquipmentItemTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);
    private static readonly Guid Teacher = Guid.CreateVersion7();

    [Fact]
    public void What_is_out_cannot_be_borrowed_again()
    {
        var item = new EquipmentItem("Máy chiếu");
        item.Borrow(Teacher, Now);
        Assert.Equal(EquipmentErrorCodes.IsOut, Assert.Throws<BusinessException>(() => item.Borrow(Guid.CreateVersion7(), Now)).Code);
    }

    [Fact]
    public void A_loan_that_came_back_is_not_late()
    {
        var item = new EquipmentItem("Máy chiếu");
        item.Borrow(Teacher, Now);
        item.Return(Now.AddDays(1));
        item.Borrow(Teacher, Now.AddDays(2));
        item.MarkLate(Now);
        Assert.False(item.IsLate);
    }

    [Fact]
    public void The_time_of_a_loan_is_one_that_both_databases_keep()
    {
        var item = new EquipmentItem("Máy chiếu");
        item.Borrow(Teacher, Now.AddTicks(1234567));
        Assert.Equal(Now.AddMilliseconds(123), item.BorrowedAt);
    }

    [Fact]
    public void What_is_late_says_so_once()
    {
        var item = new EquipmentItem("Máy chiếu");
        item.Borrow(Teacher, Now);
        item.MarkLate(Now);
        item.MarkLate(Now);
        Assert.True(item.IsLate);
        Assert.Equal(new LoanLateEto(item.Id), Assert.Single(((IHasEvents)item).Events));
    }

    [Fact]
    public void It_is_proposed_for_writing_off_once_and_with_a_reason()
    {
        var item = new EquipmentItem("Máy chiếu");
        Assert.Equal(EquipmentErrorCodes.ReasonMissing, Assert.Throws<BusinessException>(() => item.ProposeWriteOff(Teacher, " ")).Code);
        item.ProposeWriteOff(Teacher, "Hỏng bóng đèn");
        Assert.Equal(EquipmentErrorCodes.IsProposed, Assert.Throws<BusinessException>(() => item.ProposeWriteOff(Teacher, "Hỏng")).Code);
        item.Keep();
        item.ProposeWriteOff(Teacher, "Hỏng lần nữa");
    }

    [Fact]
    public void A_thing_has_a_name() =>
        Assert.Equal(EquipmentErrorCodes.NameMissing, Assert.Throws<BusinessException>(() => new EquipmentItem("  ")).Code);
}
