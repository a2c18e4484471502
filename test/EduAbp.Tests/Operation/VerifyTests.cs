using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.StudentRecords.Data;
using EduAbp.Tests.Kit;
using EduAbp.Tests.StudentRecords.ClassBook;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.Operation;

/// <summary>What whoever runs the installation sees of a mark that somebody changed past the program.</summary>
public sealed class VerifyTests
{
    [Theory, OnBothDatabases]
    public async Task A_mark_altered_in_the_database_ends_the_command_with_1_and_its_row_is_named(DatabaseKind kind)
    {
        await using var school = await SampleSchool.OpenAsync(kind, pupils: 1);
        await school.MarkAsync(0, 1, [7, 7, 7, 7, 7, 7, 7, 7]);
        await using var command = new HostProcess(school.App.Database.Settings);
        (await command.RunAsync("verify")).ShouldBe(0, command.Log);

        var row = await school.AsAsync(null, async scope =>
        {
            var db = scope.Get<StudentRecordsDbContext>();
            await db.BeginAsync();
            var altered = await db.MarkChanges.OrderBy(change => change.Id).Select(change => change.Id).FirstAsync();
            (await db.Database.ExecuteSqlAsync($"update \"StudentRecordsMarkChanges\" set \"Cells\" = replace(\"Cells\", '7', '9') where \"Id\" = {altered}")).ShouldBe(1);
            return altered;
        });
        (await command.RunAsync("verify")).ShouldBe(1, command.Log);
        command.Log.ShouldContain(row.ToString());
        command.Log.ShouldContain(school.Unit.Name);
    }
}
