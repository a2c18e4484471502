using System.Text;
using EduAbp.AspNetCore.Files;
using EduAbp.Authorization;
using EduAbp.Blobs;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Data;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Notices;
using EduAbp.Settings;
using EduAbp.Support.Contacts;
using EduAbp.Support.Contracts;
using EduAbp.Support.Requests;
using EduAbp.TenantManagement.Contracts;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.Support;

/// <summary>A unit asks, its office answers or passes up, the centre answers; nobody else sees it.</summary>
public class SupportTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF");

    [Theory, OnBothDatabases]
    public async Task A_request_goes_from_the_school_over_its_office_to_the_centre_and_the_answer_comes_back(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await OpenAsync(app);
        var id = await InAsync(app, city.School, city.Asker, support => support.AskAsync("Bài không lên trang", "Đã duyệt từ sáng", [new Upload("../../man hinh.pdf", () => new MemoryStream(Pdf))], default));
        await app.DispatchAsync();
        (await NoticesAsync(app, city.District, city.Officer)).ShouldContain(text => text.Contains("cần hỗ trợ: “Bài không lên trang”"));

        var seen = await InAsync(app, city.District, city.Officer, support => support.GetAsync(id, default));
        (seen.Request.State, seen.MayAnswer, seen.NextOffice).ShouldBe((SupportState.New, true, city.Department.Name));
        var file = seen.Request.Messages.ShouldHaveSingleItem().Files.ShouldHaveSingleItem();
        file.Name.ShouldBe("man-hinh.pdf");
        await InAsync(app, city.District, city.Officer, async support =>
        {
            await using var content = (await support.OpenFileAsync(id, file.Id, default)).ShouldNotBeNull().Content;
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy);
            copy.ToArray().ShouldBe(Pdf);
            return true;
        });
        await InAsync(app, city.District, city.Officer, support => support.AcceptAsync(id, default));
        await InAsync(app, city.District, city.Officer, support => support.PassUpAsync(id, "Nhờ Trung tâm xem", default));
        await app.DispatchAsync();
        (await NoticesAsync(app, city.Department, city.Centre)).ShouldContain(text => text.Contains("Bài không lên trang"));

        // Who passed it up looks on.
        var after = await InAsync(app, city.District, city.Officer, support => support.GetAsync(id, default));
        (after.MayAnswer, after.Request.State).ShouldBe((false, SupportState.PassedUp));
        await Should.ThrowAsync<AbpAuthorizationException>(() => InAsync(app, city.District, city.Officer, support => support.SayAsync(id, "Tôi trả lời", [], default)));

        await InAsync(app, city.Department, city.Centre, support => support.SayAsync(id, "Đã sửa, mời xem lại", [], default));
        await app.DispatchAsync();
        (await NoticesAsync(app, city.School, city.Asker)).ShouldContain(text => text.Contains("Đã trả lời"));
        await InAsync(app, city.School, city.Asker, support => support.SayAsync(id, "Vẫn chưa được", [], default));
        (await StateAsync(app, city, id)).ShouldBe(SupportState.Reopened);
        await InAsync(app, city.School, city.Asker, support => support.CloseAsync(id, default));
        await Should.ThrowAsync<BusinessException>(() => InAsync(app, city.Department, city.Centre, support => support.SayAsync(id, "Thêm", [], default)));
        (await StateAsync(app, city, id)).ShouldBe(SupportState.Closed);
        (await InAsync(app, city.School, city.Asker, support => support.GetAsync(id, default))).Request.Messages.Count.ShouldBe(6);
        (await InAsync(app, city.Department, city.Centre, support => support.GetPageAsync(new SupportFilter(true, SupportState.Closed, "bai khong"), 1, default))).Items.ShouldHaveSingleItem().Id.ShouldBe(id);

        // Each hand-up is in the log of the unit that did it.
        (await LogAsync(app, city.School)).ShouldContain("Support.Asked");
        (await LogAsync(app, city.District)).ShouldContain("Support.PassedUp");
    }

    [Theory, OnBothDatabases]
    public async Task A_neighbour_and_an_office_that_never_had_it_see_nothing_of_a_request(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await OpenAsync(app);
        var id = await InAsync(app, city.School, city.Asker, support => support.AskAsync("Chuyện riêng", "Của chúng tôi", [new Upload("a.pdf", () => new MemoryStream(Pdf))], default));
        var file = (await InAsync(app, city.School, city.Asker, support => support.GetAsync(id, default))).Request.Messages[0].Files[0].Id;

        foreach (var (unit, person) in new[] { (city.Neighbour, city.Stranger), (city.Department, city.Centre) })
        {
            foreach (var received in new[] { true, false })
                (await InAsync(app, unit, person, support => support.GetPageAsync(new SupportFilter(received), 1, default))).Total.ShouldBe(0);
            (await InAsync(app, unit, person, support => support.OpenFileAsync(id, file, default))).ShouldBeNull();
            await Should.ThrowAsync<EntityNotFoundException>(() => InAsync(app, unit, person, support => support.GetAsync(id, default)));
            await Should.ThrowAsync<EntityNotFoundException>(() => InAsync(app, unit, person, support => support.SayAsync(id, "x", [], default)));
            await Should.ThrowAsync<EntityNotFoundException>(() => InAsync(app, unit, person, support => support.CloseAsync(id, default)));
        }

        await Should.ThrowAsync<AbpAuthorizationException>(() => InAsync(app, city.School, city.Asker, support => support.AcceptAsync(id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => InAsync(app, city.Department, city.Centre, support => support.AcceptAsync(id, default)));
        (await Should.ThrowAsync<BusinessException>(() => InAsync(app, city.Department, city.Centre, support => support.AskAsync("Hỏi ai", "?", [], default)))).Code.ShouldBe(SupportErrorCodes.NobodyAbove);
    }

    [Fact]
    public async Task What_runs_or_is_not_what_it_says_is_no_file_for_a_request()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var city = await OpenAsync(app);
        foreach (var content in new[] { "<svg onload=alert(1)>", "MZ nothing to see", "<html><script>1</script>" })
        {
            (await Should.ThrowAsync<AbpValidationException>(() => InAsync(app, city.School, city.Asker, support =>
                support.AskAsync("Tệp", "x", [new Upload("anh.png", () => new MemoryStream(Encoding.UTF8.GetBytes(content)))], default)))).Errors[0].Code.ShouldBe(SupportErrorCodes.FileRefused);
        }

        var six = Enumerable.Repeat(new Upload("a.pdf", () => new MemoryStream(Pdf)), 6).ToList();
        (await Should.ThrowAsync<AbpValidationException>(() => InAsync(app, city.School, city.Asker, support => support.AskAsync("Tệp", "x", six, default)))).Errors[0].Code.ShouldBe(SupportErrorCodes.TooManyFiles);
        (await Should.ThrowAsync<AbpValidationException>(() => InAsync(app, city.School, city.Asker, support => support.AskAsync(" ", "", [], default)))).Errors.Select(error => error.Field).ShouldBe(["Title", "Text"]);
        (await InAsync(app, city.School, city.Asker, support => support.GetPageAsync(new SupportFilter(false), 1, default))).Total.ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Files_of_requests_take_of_the_unit_s_share_and_wait_for_the_scanner(DatabaseKind kind)
    {
        var scanner = new ScannerOfTheTest();
        await using var app = await TestApp.StartAsync(kind, services => services.AddSingleton<IFileScanner>(scanner));
        var city = await OpenAsync(app);
        async Task<Guid> AskAsync(byte[] content) => await InAsync(app, city.School, city.Asker, support => support.AskAsync("Tệp", "x", [new Upload("a.pdf", () => new MemoryStream(content))], default));
        async Task<SupportFile> FileAsync(Guid id) => (await InAsync(app, city.School, city.Asker, support => support.GetAsync(id, default))).Request.Messages.ShouldHaveSingleItem().Files.ShouldHaveSingleItem();

        var early = await AskAsync(Pdf);
        var bad = await AskAsync([.. Pdf, .. "MALWARE"u8]);
        (await FileAsync(early)).Scan.ShouldBe(ScanState.NotScanned);
        (await app.InAsync(city.School.Id, city.Asker, scope => scope.Get<IStorageQuota>().GetAsync())).Used.ShouldBe((2 * Pdf.Length) + 7);
        (await app.InAsync(city.Neighbour.Id, null, scope => scope.Get<IStorageQuota>().GetAsync())).Used.ShouldBe(0);

        scanner.IsThere = true;
        (await Should.ThrowAsync<BusinessException>(() => AskAsync([.. Pdf, .. "MALWARE"u8]))).Code.ShouldBe(FileScanning.InfectedCode);
        await app.InAsync(city.School.Id, null, scope => scope.Get<SupportRescanWorker>().ExecuteAsync(default));
        (await FileAsync(early)).Scan.ShouldBe(ScanState.Clean);
        var kept = await FileAsync(bad);
        kept.Scan.ShouldBe(ScanState.Infected);
        (await InAsync(app, city.District, city.Officer, support => support.OpenFileAsync(bad, kept.Id, default))).ShouldBeNull();

        await app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync("Files.QuotaGigabytes", "0.0000001"));
        (await Should.ThrowAsync<BusinessException>(() => AskAsync(Pdf))).Code.ShouldBe(StorageQuotaExtensions.FullCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_keeps_its_contact_persons_and_its_office_reads_and_exports_them(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var city = await OpenAsync(app);
        var leader = new ContactInput("Nguyễn Thị Hằng Ngữ (mẫu)", "Hiệu trưởng", "0909 125 016", null);
        await app.InAsync(city.School.Id, city.Asker, async scope =>
        {
            var wrong = (await Should.ThrowAsync<AbpValidationException>(() => scope.Get<ContactAppService>().SaveAsync(leader with { Phone = "12" }, new ContactInput("IT (mẫu)", null, null, null), default))).Errors;
            wrong.Select(error => error.Field).ShouldBe(["Leader.Phone", "It.Phone"]);
        });
        await app.InAsync(city.School.Id, city.Asker, scope => scope.Get<ContactAppService>().SaveAsync(leader, new ContactInput("=IT (mẫu)", null, null, "it@an.edu.vn"), default));
        await app.InAsync(city.District.Id, city.Officer, async scope =>
        {
            var contacts = scope.Get<ContactAppService>();
            var all = await contacts.GetBelowAsync(null, onlyMissing: false, default);
            all.Count.ShouldBe(2);
            (await contacts.GetBelowAsync(null, onlyMissing: true, default)).ShouldHaveSingleItem().Unit.Id.ShouldBe(city.Neighbour.Id);
            var csv = Encoding.UTF8.GetString(ContactCsv.Write(all, scope.Get<Microsoft.Extensions.Localization.IStringLocalizer>()));
            csv.ShouldContain("\"Nguyễn Thị Hằng Ngữ (mẫu)\",\"Hiệu trưởng\"");
            csv.ShouldContain("\"'=IT (mẫu)\"", customMessage: "no cell is run by a spreadsheet");
        });
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(city.District.Id, city.Officer, scope => scope.Get<ContactAppService>().SaveAsync(leader, leader, default)));

        // A unit sees those above it, never those beside it.
        (await app.InAsync(city.Neighbour.Id, city.Stranger, scope => scope.Get<ContactAppService>().GetAboveAsync(default))).Select(row => row.Unit.Id).ShouldBe([city.District.Id, city.Department.Id]);
        (await app.InAsync(city.Neighbour.Id, city.Stranger, scope => scope.Get<ContactAppService>().GetBelowAsync(null, false, default))).ShouldBeEmpty();
    }

    private sealed record Places(UnitInfo Department, UnitInfo District, UnitInfo School, UnitInfo Neighbour, Guid Centre, Guid Officer, Guid Asker, Guid Stranger);

    private static async Task<Places> OpenAsync(TestApp app)
    {
        var department = await UnitAsync(app, "Sở Giáo dục và Đào tạo (mẫu)", "department", null);
        var district = await UnitAsync(app, "Phòng GDĐT Huyện Cần Giờ (mẫu)", "district-office", department.Id);
        var school = await UnitAsync(app, "Trường THCS An (mẫu)", "lower-secondary", district.Id);
        var neighbour = await UnitAsync(app, "Trường THCS Bình (mẫu)", "lower-secondary", district.Id);
        return new Places(
            department, district, school, neighbour,
            await School.MemberAsync(app, department, "trung-tam@so.edu.vn", RoleNames.CentreStaff),
            await School.MemberAsync(app, district, "chuyen-vien@cg.edu.vn", RoleNames.OfficeReviewer),
            await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator),
            await School.MemberAsync(app, neighbour, "quan-tri@binh.edu.vn", RoleNames.Administrator));
    }

    private static async Task<UnitInfo> UnitAsync(TestApp app, string name, string kind, Guid? parent)
    {
        var id = await app.InAsync(parent, null, async scope => (await scope.Get<IUnitIntegrationService>().CreateAsync(new CreateUnitInput(name, kind, parent))).Id);
        return app.Get<ITenantDirectory>().Find(id)!;
    }

    private static Task<T> InAsync<T>(TestApp app, UnitInfo unit, Guid person, Func<SupportAppService, Task<T>> act) =>
        app.InAsync(unit.Id, person, scope => act(scope.Get<SupportAppService>()));

    private static Task InAsync(TestApp app, UnitInfo unit, Guid person, Func<SupportAppService, Task> act) =>
        app.InAsync(unit.Id, person, scope => act(scope.Get<SupportAppService>()));

    private static async Task<SupportState> StateAsync(TestApp app, Places city, Guid id) =>
        (await InAsync(app, city.School, city.Asker, support => support.GetAsync(id, default))).Request.State;

    private static Task<IReadOnlyList<string>> NoticesAsync(TestApp app, UnitInfo unit, Guid person) => app.InAsync<IReadOnlyList<string>>(unit.Id, person, async scope =>
        [.. (await scope.Get<MyNotices>().GetListAsync(onlyUnread: false, 1, default)).Items.Select(notice => notice.Text)]);

    private static Task<List<string>> LogAsync(TestApp app, UnitInfo unit) =>
        app.InAsync(unit.Id, null, scope => scope.Get<IdentityDbContext>().Set<AuditLogEntry>().Where(row => row.TenantId == unit.Id).Select(row => row.Action).ToListAsync());
}
