using System.Text.RegularExpressions;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>What the operator types at the server, and what a person then does with it.</summary>
public abstract class CommandLineWalk(City city)
{
    [Fact]
    public async Task A_unit_that_lost_its_administrator_gets_one_from_the_command_line_of_the_server()
    {
        const string Email = "moi@th-binh-khanh.can-gio.example.edu.vn";
        var said = await city.App.RunAsync("create-admin", Email, "Đặng Thị Mỹ (mẫu)", "can-gio/th-binh-khanh");
        var link = new Uri(Regex.Match(said, "https?://[^\\s]+/kich-hoat/[^\\s]+", RegexOptions.RightToLeft).Value).AbsolutePath;
        await using var person = await city.VisitorAsync();
        await person.ActivateAsync(link, Email, "một chiếc đò chiều nay");
        await person.OpenAsync("/can-gio/th-binh-khanh/quan-tri/thanh-vien");
        await Expect(person.Page.Locator("main")).ToContainTextAsync("Đặng Thị Mỹ (mẫu)");
        (await city.App.RunAsync("verify")).ShouldContain("0 lỗi");
    }
}

[Collection(nameof(SqliteCity))]
public sealed class CommandLineWalkOnSqlite(SqliteCity city) : CommandLineWalk(city);

[Collection(nameof(PostgresCity))]
[Trait("Category", "Long")]
public sealed class CommandLineWalkOnPostgres(PostgresCity city) : CommandLineWalk(city);
