using Acme.Equipment.Data;
using Acme.Equipment.Items;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Acme.Equipment.Tests;

/// <summary>What runs at night, on a table of its own and at an hour that the test names.</summary>
public sealed class NightTests
{
    private static readonly DateTimeOffset Returned = new(2026, 3, 1, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2027-02-28T19:40:00Z", true)]
    [InlineData("2027-03-01T19:40:00Z", false)]
    public async Task After_a_year_nobody_knows_who_had_a_thing(string night, bool isKnown)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var options = new DbContextOptionsBuilder<SqliteEquipmentDbContext>().UseSqlite(connection).Options;
        await using (var db = new SqliteEquipmentDbContext(options))
        {
            await db.Database.EnsureCreatedAsync();
            var item = new EquipmentItem("Máy chiếu");
            item.Borrow(Guid.CreateVersion7(), Returned.AddDays(-2));
            item.Return(Returned);
            db.Items.Add(item);
            await db.SaveChangesAsync();
        }

        await using (var db = new SqliteEquipmentDbContext(options))
            await new ForgetOldLoansWorker(db, new At(DateTimeOffset.Parse(night))).ExecuteAsync(CancellationToken.None);

        await using var later = new SqliteEquipmentDbContext(options);
        Assert.Equal(isKnown, (await later.Items.SingleAsync()).LastBorrowerId is not null);
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
