using System.Diagnostics;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>A vendor's plug-in from its source to a school that uses it; made anew from the template, as a vendor would.</summary>
[Trait("Category", "Long")]
public sealed class PluginWalk
{
    private const string School = "/can-gio/thcs-binh-khanh";

    [Fact]
    public Task A_school_uses_what_a_vendor_built_on_SQLite() => WalkAsync(new SqliteTestDatabase());

    [Fact]
    public Task A_school_uses_what_a_vendor_built_on_PostgreSQL() => WalkAsync(new PostgresTestDatabase());

    [Fact]
    public async Task The_template_makes_a_plug_in_of_another_name_that_builds()
    {
        var folder = Directory.CreateTempSubdirectory("eduabp-template-").FullName;
        await RunAsync(folder, "new", "install", Path.Combine(Repository.Root, "etc", "samples", "Equipment"), "--debug:custom-hive", $"{folder}/hive");
        await RunAsync(folder, "new", "eduabp-plugin", "--name", "Library", "--vendor", "Contoso", "--output", $"{folder}/library", "--debug:custom-hive", $"{folder}/hive");
        await RunAsync($"{folder}/library", "build", "Contoso.Library.sln", "-v", "q", "--nologo", $"-p:EduAbpHost={Repository.PublishedApp}");
        File.ReadAllText($"{folder}/library/src/Contoso.Library/plugin.json").ShouldContain("\"Library.Items.Manage\"");
        Directory.GetFiles($"{folder}/library", "*", SearchOption.AllDirectories).ShouldNotContain(file => file.Contains("quipment", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task WalkAsync(TestDatabase database)
    {
        await using var app = new PublishedApp(database);
        var plugins = Directory.CreateTempSubdirectory("eduabp-plugins-").FullName;
        app.More["Plugins__Path"] = plugins;
        await RunAsync(
            plugins, "publish", Path.Combine(Repository.Root, "etc", "samples", "Equipment", "src", "Acme.Equipment"), "-v", "q", "--nologo",
            $"-p:EduAbpHost={Repository.PublishedApp}", "-o", Path.Combine(plugins, "Equipment"));
        await app.StartAsync(smtpPort: 9);

        await using (var centre = await Person.CreateAsync(app.Address))
        {
            await centre.SignInAsync("trungtam@example.edu.vn");
            await centre.OpenAsync("/quan-tri/chuc-nang/tien-ich");
            await Expect(centre.Page.GetByText("Chờ duyệt")).ToBeVisibleAsync();
            await Expect(centre.Page.GetByText("họ tên, thư điện tử của người trong đơn vị")).ToBeVisibleAsync();
            await centre.ConfirmAsync("Duyệt", "Duyệt");
            await Expect(centre.Page.GetByText("chạy từ lần khởi động sau").First).ToBeVisibleAsync();
        }

        await app.RestartAsync("migrate");

        await using var administrator = await Person.CreateAsync(app.Address);
        await administrator.SignInAsync("quantri@thcs-binh-khanh.can-gio.example.edu.vn");
        await administrator.OpenAsync($"{School}/quan-tri/thiet-bi", status: 404);
        await administrator.OpenAsync($"{School}/quan-tri/chuc-nang");
        await administrator.Page.Locator("section", new() { HasText = "Thiết bị dạy học" }).GetByRole(AriaRole.Button, new() { Name = "Bật chức năng" }).First.ClickAsync();
        await administrator.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Đồng ý và bật" }).ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Thiết bị dạy học" }).First.ClickAsync();
        await Expect(administrator.Page.GetByText("Chưa có thiết bị nào")).ToBeVisibleAsync();
        await administrator.Page.Locator("input[name=Name]").FillAsync("Máy chiếu phòng 12");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Thêm", Exact = true }).ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Mượn Máy chiếu phòng 12" }).ClickAsync();
        await Expect(administrator.Page.GetByText("Đang mượn –")).ToBeVisibleAsync();
        await administrator.LookAsync();

        await using (var visitor = await Person.CreateAsync(app.Address))
        {
            await visitor.OpenAsync($"{School}/thiet-bi");
            await Expect(visitor.Page.GetByText("Máy chiếu phòng 12")).ToBeVisibleAsync();
        }

        await administrator.OpenAsync($"{School}/quan-tri/nhat-ky");
        // What can be chosen there is what the log holds.
        await Expect(administrator.Page.Locator("option[value='Plugins.PersonalDataRead']")).ToHaveCountAsync(1);
        await administrator.OpenAsync($"{School}/quan-tri/chuc-nang");
        await administrator.Page.Locator("section", new() { HasText = "Thiết bị dạy học" }).GetByRole(AriaRole.Button, new() { Name = "Tắt chức năng" }).First.ClickAsync();
        await administrator.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Tắt chức năng" }).ClickAsync();
        await Expect(administrator.Page.GetByText("Đang tắt").First).ToBeVisibleAsync();
        await administrator.OpenAsync($"{School}/thiet-bi", status: 404);
        Directory.Delete(plugins, recursive: true);
    }

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Whoever serves compilers after the build would keep the pipes open.
            Environment = { ["UseSharedCompilation"] = "false", ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{await said}\n{await complained}");
    }
}
