using System.Diagnostics;
using EduAbp.Browser.Tests.Kit;

namespace EduAbp.Browser.Tests.Journeys;

/// <summary>A vendor's plug-in from its source to a school that uses it; made anew from the template, as a vendor would.</summary>
[Trait("Category", "Long")]
public sealed class PluginWalk
{
    private const string School = "/can-gio/thcs-binh-khanh";
    private const string Projector = "Máy chiếu phòng 12";

    private static readonly Lazy<Task<string>> Built = new(BuildAsync);

    [Fact]
    public Task A_school_uses_what_a_vendor_built_on_SQLite() => WalkAsync(new SqliteTestDatabase());

    [Fact]
    public Task A_school_uses_what_a_vendor_built_on_PostgreSQL() => WalkAsync(new PostgresTestDatabase());

    /// <summary>A vendor's own tests: rules, and a walk over HTTP through a seeded school.</summary>
    [Fact]
    public Task The_sample_s_own_tests_pass() => RunAsync(
        Path.Combine(Repository.Root, "etc", "samples", "Equipment"), "test", "test/Acme.Equipment.Tests", "--nologo", $"-p:EduAbpHost={Repository.PublishedApp}");

    [Fact]
    public async Task The_template_makes_a_plug_in_of_another_name_that_builds_takes_a_migration_and_passes_its_tests()
    {
        var folder = Directory.CreateTempSubdirectory("eduabp-template-").FullName;
        await RunAsync(folder, "new", "install", Path.Combine(Repository.Root, "etc", "samples", "Equipment"), "--debug:custom-hive", $"{folder}/hive");
        await RunAsync(folder, "new", "eduabp-plugin", "--name", "Library", "--vendor", "Contoso", "--output", $"{folder}/library", "--debug:custom-hive", $"{folder}/hive");
        await RunAsync($"{folder}/library", "build", "Contoso.Library.sln", "-v", "q", "--nologo", $"-p:EduAbpHost={Repository.PublishedApp}");
        File.ReadAllText($"{folder}/library/src/Contoso.Library/plugin.json").ShouldContain("\"Library.Items.Manage\"");
        Directory.GetFiles($"{folder}/library", "*", SearchOption.AllDirectories).ShouldNotContain(file => file.Contains("quipment", StringComparison.Ordinal));

        // A column more, as docs/vendors.md says it.
        var item = $"{folder}/library/src/Contoso.Library/Items/LibraryItem.cs";
        await File.WriteAllTextAsync(item, (await File.ReadAllTextAsync(item)).Replace(
            "    public Guid TenantId { get; private set; }", "    public Guid TenantId { get; private set; }\n\n    public int Shelf { get; private set; }", StringComparison.Ordinal));
        await RunAsync($"{folder}/library", "build", "src/Contoso.Library", "-v", "q", "--nologo", $"-p:EduAbpHost={Repository.PublishedApp}");
        await RunAsync(folder, "run", "--project", Path.Combine(Repository.Root, "etc", "migration-tool"), "--", "add", "Shelf", "--plugin", $"{folder}/library/src/Contoso.Library");
        foreach (var kind in (string[])["Sqlite", "Postgres"])
            File.ReadAllText(Directory.GetFiles($"{folder}/library/src/Contoso.Library/Migrations/Library/{kind}", "*_Shelf.cs").Single()).ShouldContain("table: \"LibraryItems\"");

        await RunAsync($"{folder}/library", "test", "test/Contoso.Library.Tests", "-v", "q", "--nologo", $"-p:EduAbpHost={Repository.PublishedApp}");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task WalkAsync(TestDatabase database)
    {
        await using var app = new PublishedApp(database);
        var plugins = Directory.CreateTempSubdirectory("eduabp-plugins-").FullName;
        app.More["Plugins__Path"] = plugins;
        await PutAsync(plugins, "Equipment", "0.1");
        await PutAsync(plugins, "Future", "7.0");
        await PutAsync(plugins, "Twin", "0.1");
        await app.StartAsync(smtpPort: 9);

        await using (var centre = await Person.CreateAsync(app.Address))
        {
            await centre.SignInAsync("trungtam@example.edu.vn");
            await centre.OpenAsync("/quan-tri/chuc-nang/cho-phep/tien-ich");
            await Expect(StateOf(centre, "Equipment")).ToHaveTextAsync("Chờ duyệt");
            await Expect(StateOf(centre, "Future")).ToHaveTextAsync("Sai phiên bản");
            await Expect(centre.Page.GetByText("họ tên, thư điện tử của người trong đơn vị").First).ToBeVisibleAsync();
            await ApproveAsync(centre, "Equipment");
            await ApproveAsync(centre, "Twin");

            // What is not ready or does not work stays out, says so, and the host serves.
            await app.RestartAsync();
            await centre.OpenAsync("/quan-tri/chuc-nang/cho-phep/tien-ich");
            await Expect(StateOf(centre, "Equipment")).ToHaveTextAsync("Chờ cập nhật bảng dữ liệu");
            await Expect(StateOf(centre, "Twin")).ToHaveTextAsync("Gặp lỗi");
            foreach (var line in (string[])["Future does not run: WrongKernel", "Equipment does not run: PendingMigrations", "Twin does not run: Failed"])
                app.Log.ShouldContain(line);
            await centre.OpenAsync(School);

            await app.RestartAsync("migrate");
            await centre.OpenAsync("/quan-tri/chuc-nang/cho-phep/tien-ich");
            await Expect(StateOf(centre, "Equipment")).ToHaveTextAsync("Đang chạy");
        }

        await using var administrator = await Person.CreateAsync(app.Address);
        await administrator.SignInAsync("quantri@thcs-binh-khanh.can-gio.example.edu.vn");
        await administrator.OpenAsync($"{School}/quan-tri/thiet-bi", status: 404);
        await administrator.OpenAsync($"{School}/quan-tri/chuc-nang");
        await administrator.Page.Locator("section", new() { HasText = "Thiết bị dạy học" }).GetByRole(AriaRole.Button, new() { Name = "Bật chức năng" }).First.ClickAsync();
        await administrator.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Đồng ý và bật" }).ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Link, new() { Name = "Thiết bị dạy học" }).First.ClickAsync();
        await Expect(administrator.Page.GetByText("Chưa có thiết bị nào")).ToBeVisibleAsync();
        await administrator.Page.Locator("input[name=Name]").FillAsync(Projector);
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Thêm", Exact = true }).ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = $"Mượn {Projector}" }).ClickAsync();
        await Expect(administrator.Page.GetByText("Đang mượn –")).ToBeVisibleAsync();
        await administrator.LookAsync();
        await LateAsync(administrator);

        await using var visitor = await Person.CreateAsync(app.Address);
        await visitor.OpenAsync($"{School}/thiet-bi");
        await Expect(visitor.Page.GetByText(Projector)).ToBeVisibleAsync();
        await administrator.OpenAsync($"{School}/quan-tri/nhat-ky");
        // What can be chosen there is what the log holds.
        await Expect(administrator.Page.Locator("option[value='Plugins.PersonalDataRead']")).ToHaveCountAsync(1);

        await WriteOffAsync(app, administrator);
        await PersonSteps.UntilAsync(
            async () =>
            {
                await visitor.OpenAsync($"{School}/thiet-bi");
                return await visitor.Page.GetByText(Projector).CountAsync() == 0;
            },
            "what was written off leaves the list");

        await administrator.OpenAsync($"{School}/quan-tri/chuc-nang");
        await administrator.Page.Locator("section", new() { HasText = "Thiết bị dạy học" }).GetByRole(AriaRole.Button, new() { Name = "Tắt chức năng" }).First.ClickAsync();
        await administrator.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Tắt chức năng" }).ClickAsync();
        await Expect(administrator.Page.GetByText("Đang tắt").First).ToBeVisibleAsync();
        await administrator.OpenAsync($"{School}/thiet-bi", status: 404);
        Directory.Delete(plugins, recursive: true);
    }

    /// <summary>The plug-in's job and its event: lent for no days a thing is late at once, and its borrower is told.</summary>
    private static async Task LateAsync(Person administrator)
    {
        var page = administrator.Page;
        await page.Locator("input[name=LoanDays]").FillAsync("400");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.Locator("#LoanDays-error")).ToContainTextAsync("từ 0 đến 365");
        await administrator.LookAsync();
        await page.Locator("input[name=LoanDays]").FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Đã lưu số ngày cho mượn.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Trả {Projector}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Mượn {Projector}" }).ClickAsync();
        await Expect(page.GetByText("Đã ghi mượn.")).ToBeVisibleAsync();
        await PersonSteps.UntilAsync(
            async () =>
            {
                await administrator.OpenAsync($"{School}/quan-tri/thiet-bi");
                return await page.GetByText("Quá hạn –").CountAsync() > 0;
            },
            "the job marks the loan");
        await PersonSteps.UntilAsync(
            async () =>
            {
                await administrator.OpenAsync($"{School}/quan-tri/thong-bao");
                return await page.GetByText($"{Projector} đã quá hạn trả").CountAsync() > 0;
            },
            "the borrower is told");
    }

    /// <summary>The plug-in's process: a teacher proposes, the task waits in the administrator's inbox, the activity does it.</summary>
    private static async Task WriteOffAsync(PublishedApp app, Person administrator)
    {
        await using (var teacher = await Person.CreateAsync(app.Address))
        {
            await teacher.SignInAsync("congtac@thcs-binh-khanh.can-gio.example.edu.vn");
            await teacher.OpenAsync($"{School}/quan-tri/thiet-bi");
            await teacher.Page.GetByRole(AriaRole.Link, new() { Name = $"Đề nghị thanh lý {Projector}" }).ClickAsync();
            await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Đề nghị thanh lý" }).ClickAsync();
            await Expect(teacher.Page.GetByText("Hãy nhập lý do").First).ToBeVisibleAsync();
            await teacher.LookAsync();
            await teacher.Page.Locator("textarea[name=Reason]").FillAsync("Hỏng bóng đèn, không còn linh kiện thay");
            await teacher.Page.GetByRole(AriaRole.Button, new() { Name = "Đề nghị thanh lý" }).ClickAsync();
            await Expect(teacher.Page.GetByText("Chờ duyệt thanh lý")).ToBeVisibleAsync();
            await teacher.Page.GetByRole(AriaRole.Link, new() { Name = "Chờ duyệt thanh lý" }).ClickAsync();
            await Expect(teacher.Page.GetByText("Đang chờ người quản lý thiết bị quyết định.")).ToBeVisibleAsync();
        }

        await administrator.OpenAsync($"{School}/quan-tri/viec-cua-toi");
        await Expect(administrator.Page.GetByText("Duyệt thanh lý thiết bị")).ToBeVisibleAsync();
        await administrator.Page.Locator("table").GetByRole(AriaRole.Link, new() { Name = Projector }).ClickAsync();
        await Expect(administrator.Page.GetByText("Hỏng bóng đèn")).ToBeVisibleAsync();
        await administrator.LookAsync();
        await administrator.ConfirmAsync("Đồng ý thanh lý", "Đồng ý thanh lý");
        await Expect(administrator.Page.GetByText("Đã đồng ý thanh lý.")).ToBeVisibleAsync();
    }

    private static ILocator Card(Person centre, string plugin) => centre.Page.Locator($"section[aria-labelledby=plugin-{plugin}]");

    private static ILocator StateOf(Person centre, string plugin) => Card(centre, plugin).Locator(".card-actions .st");

    private static async Task ApproveAsync(Person centre, string plugin)
    {
        await Card(centre, plugin).GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync();
        await centre.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync();
        await Expect(Card(centre, plugin).GetByText("chạy từ lần khởi động sau").First).ToBeVisibleAsync();
    }

    /// <summary>Drops the sample into the folder; under another name or version it is a plug-in that does not fit.</summary>
    private static async Task PutAsync(string plugins, string name, string kernelFrom)
    {
        var built = await Built.Value;
        var folder = Directory.CreateDirectory(Path.Combine(plugins, name)).FullName;
        foreach (var file in Directory.GetFiles(built, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        var manifest = Path.Combine(folder, "plugin.json");
        await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest))
            .Replace("\"name\": \"Equipment\"", $"\"name\": \"{name}\"", StringComparison.Ordinal)
            .Replace("\"from\": \"0.1\", \"before\": \"0.2\"", $"\"from\": \"{kernelFrom}\", \"before\": \"{kernelFrom}.9\"", StringComparison.Ordinal));
    }

    private static async Task<string> BuildAsync()
    {
        var folder = Directory.CreateTempSubdirectory("eduabp-equipment-").FullName;
        await RunAsync(
            folder, "publish", Path.Combine(Repository.Root, "etc", "samples", "Equipment", "src", "Acme.Equipment"), "-v", "q", "--nologo",
            $"-p:EduAbpHost={Repository.PublishedApp}", "-o", folder);
        return folder;
    }

    private static async Task RunAsync(string folder, params string[] arguments)
    {
        // Into a file: a server of compilers outlives the build and would hold a pipe open for ten minutes.
        var log = Path.GetTempFileName();
        using var run = Process.Start(new ProcessStartInfo("bash", ["-c", "exec dotnet \"$@\" >\"$0\" 2>&1", log, .. arguments]) { WorkingDirectory = folder })!;
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{await File.ReadAllTextAsync(log)}");
        File.Delete(log);
    }
}
