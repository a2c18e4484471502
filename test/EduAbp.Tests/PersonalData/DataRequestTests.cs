using System.IO.Compression;
using System.Net;
using System.Text;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Exporting;
using EduAbp.Identity.Data;
using EduAbp.Identity.Definitions;
using EduAbp.Identity.Sessions;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Notices;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.PersonalData.Requests;
using EduAbp.Settings;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.PersonalData;

/// <summary>People get what is theirs, in time, and nobody else does.</summary>
public sealed class DataRequestTests
{
    [Theory, OnBothDatabases]
    public async Task A_person_gets_a_copy_of_the_own_data_and_only_that_person(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (school, other) = await School.TwoAsync(app);
        var clerk = await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var person = await School.MemberAsync(app, school, "co-lan@an.edu.vn", RoleNames.Contributor);
        await School.MemberAsync(app, other, "co-lan@an.edu.vn", RoleNames.Contributor);
        await app.InAsync(school.Id, person, scope => scope.Get<SessionService>().StartAsync(person, school.Id, true, new ClientInfo("203.0.113.7", "Máy thử"), default));

        var id = await app.InAsync(school.Id, person, scope => scope.Get<MyDataRequests>().AskAsync(DataRequestKind.Copy, null, default));
        (await app.InAsync(school.Id, person, scope => scope.Get<MyDataRequests>().OpenCopyAsync(id, default))).ShouldBeNull();
        await app.DispatchAsync();
        var mine = (await app.InAsync(school.Id, person, scope => scope.Get<MyDataRequests>().GetListAsync(default))).ShouldHaveSingleItem();
        (mine.State, mine.HasCopy, mine.IsWorking).ShouldBe((DataRequestState.Done, true, false));
        (await NoticesAsync(app, school, person)).ShouldContain(text => text.Contains("đã sẵn sàng"));

        var page = await ReadAsync(app, school.Id, person, id, "du-lieu.html");
        foreach (var part in new[] { "co-lan@an.edu.vn", "203.0.113.7", other.Name, "Sổ đồng ý", "Thông báo đã nhận", "Bài đã viết" })
            page.ShouldContain(part);
        page.ShouldNotContain("quan-tri@an.edu.vn");
        (await ReadAsync(app, school.Id, person, id, "du-lieu.json")).ShouldContain("\"tai-khoan\"");

        // Neither the unit's staff nor somebody else fetches it; the way into it is written down.
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(school.Id, clerk, scope => scope.Get<MyDataRequests>().OpenCopyAsync(id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().OpenCopyAsync(id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, person, scope => scope.Get<MyDataRequests>().OpenCopyAsync(id, default)));
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(school.Id, null, scope => scope.Get<MyDataRequests>().OpenCopyAsync(id, default)));
        await Should.ThrowAsync<AbpAuthorizationException>(() => app.InAsync(school.Id, person, scope => scope.Get<DataRequestAppService>().GetAsync(id, default)));
        (await LogAsync(app, school)).Count(action => action == "PersonalData.CopyFetched").ShouldBe(2);

        // After a week it is gone.
        app.Clock.Advance(DataRequestJob.KeepFor + TimeSpan.FromMinutes(1));
        await app.DispatchAsync();
        (await app.InAsync(school.Id, person, scope => scope.Get<MyDataRequests>().OpenCopyAsync(id, default))).ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task What_came_on_paper_is_verified_served_corrected_and_answered(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (school, other) = await School.TwoAsync(app);
        var clerk = await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var stranger = await School.MemberAsync(app, other, "quan-tri@binh.edu.vn", RoleNames.Administrator);
        await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().RecordAsync(
            new ConsentInput
            {
                FullName = "Lê Văn Ự (mẫu)", BirthDate = new DateOnly(2015, 2, 1), Purpose = ConsentPurposes.Photos, GuardianName = "Lê Thị Ẫ (mẫu)", Relation = GuardianRelation.Mother, GuardianAgreed = true,
                SubjectAgreed = true, Channel = ConsentChannel.Paper, Proof = "Tập phiếu", GivenOn = new DateOnly(2026, 9, 5),
            },
            null, default));
        var input = new DataRequestInput { Kind = DataRequestKind.Correct, SubjectName = "Lê Văn Ự (mẫu)", RequesterName = "Lê Thị Ẫ (mẫu)", Email = "me@example.edu.vn", Text = "Sai ngày sinh" };
        (await Should.ThrowAsync<AbpValidationException>(() => app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().RecordAsync(new DataRequestInput(), default)))).Errors.Count.ShouldBe(4);
        var id = await app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().RecordAsync(input, default));
        Task DoAsync(Func<DataRequestAppService, Task> act) => app.InAsync(school.Id, clerk, scope => act(scope.Get<DataRequestAppService>()));

        await DoAsync(requests => requests.AcknowledgeAsync(id, default));
        (await Should.ThrowAsync<BusinessException>(() => DoAsync(requests => requests.CorrectAsync(id, new PersonalDataCorrection(null, new DateOnly(2015, 2, 2), null), default)))).Code.ShouldBe(PersonalDataErrorCodes.NotVerified);
        var candidate = (await app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().GetCandidatesAsync(id, default))).ShouldHaveSingleItem();
        (await Should.ThrowAsync<AbpValidationException>(() => DoAsync(requests => requests.VerifyAsync(id, "gọi điện", candidate.Id, "quan-tri@binh.edu.vn", default)))).Errors[0].Code.ShouldBe(PersonalDataErrorCodes.AccountUnknown);
        await DoAsync(requests => requests.VerifyAsync(id, "Xem căn cước tại văn phòng", candidate.Id, null, default));
        await DoAsync(requests => requests.CorrectAsync(id, new PersonalDataCorrection(null, new DateOnly(2015, 2, 2), null), default));
        await app.DispatchAsync();
        (await app.InAsync(school.Id, null, scope => scope.Get<IConsentIntegrationService>().GetSubjectsAsync([candidate.Id]))).Single().BirthDate.ShouldBe(new DateOnly(2015, 2, 2));
        await DoAsync(requests => requests.PrepareCopyAsync(id, default));
        await app.DispatchAsync();
        await app.InAsync(school.Id, clerk, async scope =>
        {
            await using var content = (await scope.Get<DataRequestAppService>().OpenCopyAsync(id, default)).ShouldNotBeNull().Content;
            (await TextOfAsync(content, "du-lieu.html")).ShouldContain("Lê Thị Ẫ (mẫu)");
        });
        await DoAsync(requests => requests.CloseAsync(id, refused: false, "Đã sửa ngày sinh", default));
        var details = await app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().GetAsync(id, default));
        details.Steps.Select(step => step.What).ShouldBe(
        [
            DataRequestEvent.Received, DataRequestEvent.Acknowledged, DataRequestEvent.Verified, DataRequestEvent.CorrectBegun, DataRequestEvent.Corrected, DataRequestEvent.CopyBegun, DataRequestEvent.CopyReady,
            DataRequestEvent.CopyFetched, DataRequestEvent.Done,
        ]);
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, stranger, scope => scope.Get<DataRequestAppService>().GetAsync(id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, stranger, scope => scope.Get<DataRequestAppService>().EraseAsync(id, "Lê Văn Ự (mẫu)", default)));

        // Names stay out of the audit log and of the outbox.
        var log = await app.InAsync(school.Id, null, scope => scope.Get<PersonalDataDbContext>().Set<AuditLogEntry>().Where(row => row.TenantId == school.Id).Select(row => row.Action + row.Data).ToListAsync());
        log.ShouldAllBe(row => !row.Contains("Lê Văn") && !row.Contains("me@example"));
    }

    [Theory, OnBothDatabases]
    public async Task An_account_is_erased_as_far_as_the_law_lets_and_says_what_is_kept(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (school, other) = await School.TwoAsync(app);
        var clerk = await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var person = await School.MemberAsync(app, school, "co-lan@an.edu.vn", RoleNames.Contributor);
        var elsewhere = await School.MemberAsync(app, school, "thay-tam@an.edu.vn", RoleNames.Contributor);
        await School.MemberAsync(app, other, "thay-tam@an.edu.vn", RoleNames.Contributor);
        await app.InAsync(school.Id, person, scope => scope.Get<SessionService>().StartAsync(person, school.Id, true, new ClientInfo("203.0.113.7", "Máy thử"), default));

        async Task<string> EraseAsync(Guid who)
        {
            var id = await app.InAsync(school.Id, who, scope => scope.Get<MyDataRequests>().AskAsync(DataRequestKind.Erase, "Tôi nghỉ việc", default));
            var name = (await app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().GetAsync(id, default))).Item.SubjectName;
            (await Should.ThrowAsync<BusinessException>(() => app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().EraseAsync(id, "ai đó", default)))).Code.ShouldBe(PersonalDataErrorCodes.NameNotTyped);
            await app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().EraseAsync(id, name, default));
            await app.DispatchAsync();
            var details = await app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().GetAsync(id, default));
            return details.Steps.Single(step => step.What == DataRequestEvent.Erased).Text!;
        }

        (await EraseAsync(person)).ShouldContain("Nhật ký hệ thống: 0 / 1 — Nghị định 85/2016/NĐ-CP");
        await app.InAsync(school.Id, person, async scope =>
        {
            var row = await scope.Get<IdentityDbContext>().People.SingleAsync(one => one.Id == person);
            (row.FullName, row.Phone, row.PasswordHash, row.EmailVerified).ShouldBe(("Người dùng đã xóa", null, null, false));
            row.Email.ShouldNotContain("co-lan");
            (await scope.Get<IdentityDbContext>().Sessions.CountAsync(one => one.UserId == person)).ShouldBe(0);
        });
        (await EraseAsync(elsewhere)).ShouldContain("còn dùng ở 1 đơn vị khác");
        (await app.InAsync(school.Id, null, scope => scope.Get<IdentityDbContext>().People.SingleAsync(one => one.Id == elsewhere))).Email.ShouldBe("thay-tam@an.edu.vn");
        (await EraseAsync(clerk)).ShouldContain("bàn giao vai trò trước");
    }

    [Fact]
    public async Task The_form_on_the_site_tells_nothing_the_pages_open_for_those_who_need_them_and_reminders_come()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        await app.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync(IdentitySettings.SecondFactorRoles, ""));
        var (school, _) = await School.TwoAsync(app);
        var clerk = await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        await School.MemberAsync(app, school, "cong-tac@an.edu.vn", RoleNames.Contributor);
        await School.MemberAsync(app, app.Get<ITenantDirectory>().Root!, "trung-tam@so.edu.vn", RoleNames.CentreStaff);
        var address = $"/{school.Path}/du-lieu-ca-nhan";

        using (var visitor = new Browser(app))
        {
            WebUtility.HtmlDecode(await (await visitor.PostAsync(address, ("Input.Kind", "Copy"), ("Input.SubjectName", "x"))).Content.ReadAsStringAsync()).ShouldContain("Cần điện thoại hoặc thư điện tử");
            var sent = await visitor.PostAsync(address, ("Input.Kind", "Copy"), ("Input.SubjectName", "Lê Văn Ự (mẫu)"), ("Input.RequesterName", "Lê Thị Ẫ (mẫu)"), ("Input.Phone", "0909125016"));
            sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            sent.Headers.Location!.ToString().ShouldEndWith("/du-lieu-ca-nhan", customMessage: "no name is in an address");
            (await visitor.ReadAsync(address)).ShouldContain("Đã nhận yêu cầu");
            for (var more = 0; more < 3; more++)
                await visitor.PostAsync(address, ("Input.Kind", "Copy"));
            (await visitor.PostAsync(address, ("Input.Kind", "Copy"))).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        }

        var row = (await app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().GetPageAsync(new DataRequestFilter("le van u"), 1, default))).Items.ShouldHaveSingleItem();
        app.Clock.Advance(TimeSpan.FromDays(30));
        for (var twice = 0; twice < 2; twice++)
        {
            await app.InAsync(school.Id, null, async scope =>
                await ActivatorOf<DeadlineWorker>(scope).ExecuteAsync(default));
        }

        (await NoticesAsync(app, school, clerk)).Count(text => text.StartsWith("Quá hạn trả lời")).ShouldBe(1);
        (await app.InAsync(school.Id, clerk, scope => scope.Get<DataRequestAppService>().GetPageAsync(new DataRequestFilter(OnlyOverdue: true), 1, default))).Total.ShouldBe(1);

        var desk = $"/{school.Path}/quan-tri";
        using (var browser = new Browser(app))
        {
            await browser.SignInAsync(school.Path, "quan-tri@an.edu.vn");
            (await browser.ReadAsync($"{desk}/yeu-cau-du-lieu")).ShouldContain("Quá hạn");
            (await browser.ReadAsync($"{desk}/yeu-cau-du-lieu/{row.Id}")).ShouldContain("1. Biết chắc ai yêu cầu");
            (await browser.ReadAsync($"{desk}/yeu-cau-du-lieu/moi")).ShouldContain("Thời hạn tính từ bây giờ");
            (await browser.PostAsync($"{desk}/yeu-cau-du-lieu", $"{desk}/yeu-cau-du-lieu?handler=Search", ("Search", "không ai"))).Headers.Location!.ToString().ShouldNotContain("ai");
            (await browser.ReadAsync($"{desk}/yeu-cau-du-lieu")).ShouldContain("Không thấy yêu cầu nào");
            (await browser.ReadAsync($"{desk}/so-dong-y")).ShouldContain("Sổ chưa có dòng nào");
            (await browser.ReadAsync($"{desk}/so-dong-y/moi")).ShouldNotContain("checked");
            (await browser.ReadAsync($"{desk}/so-dong-y/nhieu")).ShouldContain("Dán danh sách");
            (await browser.ReadAsync($"/{school.Path}/tai-khoan/du-lieu")).ShouldContain("Dữ liệu của tôi");
            (await browser.GetAsync($"{desk}/thoi-han-du-lieu")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        using (var contributor = new Browser(app))
        {
            await contributor.SignInAsync(school.Path, "cong-tac@an.edu.vn");
            foreach (var closed in new[] { "yeu-cau-du-lieu", $"yeu-cau-du-lieu/{row.Id}", "so-dong-y", "so-dong-y/moi", "so-dong-y/nhieu" })
                (await contributor.GetAsync($"{desk}/{closed}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, closed);
        }

        using var centre = new Browser(app);
        await centre.SignInAsync("", "trung-tam@so.edu.vn");
        (await centre.ReadAsync("/quan-tri/thoi-han-du-lieu")).ShouldContain("Nghị định 356/2025/NĐ-CP");
        var wrong = await centre.PostAsync("/quan-tri/thoi-han-du-lieu", ("PersonalData.CopyDays", "0"), ("PersonalData.Holidays", "Tết"));
        WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()).ShouldContain("Không đọc được “Tết”");
        (await centre.PostAsync("/quan-tri/thoi-han-du-lieu", ("PersonalData.CopyDays", "12"), ("PersonalData.Holidays", "30/4"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.InAsync(school.Id, null, scope => scope.Get<DeadlineReader>().ReadAsync(default))).Copy.ShouldBe(12);
    }

    private static T ActivatorOf<T>(TenantScope scope) => Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<T>(scope.Services);

    private static Task<string> ReadAsync(TestApp app, Guid unit, Guid person, Guid id, string name) => app.InAsync(unit, person, async scope =>
    {
        await using var content = (await scope.Get<MyDataRequests>().OpenCopyAsync(id, default)).ShouldNotBeNull();
        return await TextOfAsync(content, name);
    });

    private static async Task<string> TextOfAsync(Stream archive, string name)
    {
        using var zip = new ZipArchive(archive);
        using var reader = new StreamReader(zip.GetEntry(name).ShouldNotBeNull().Open(), Encoding.UTF8);
        return WebUtility.HtmlDecode(await reader.ReadToEndAsync());
    }

    private static Task<IReadOnlyList<string>> NoticesAsync(TestApp app, UnitInfo unit, Guid person) => app.InAsync<IReadOnlyList<string>>(unit.Id, person, async scope =>
        [.. (await scope.Get<MyNotices>().GetListAsync(onlyUnread: false, 1, default)).Items.Select(notice => notice.Text)]);

    private static Task<List<string>> LogAsync(TestApp app, UnitInfo unit) =>
        app.InAsync(unit.Id, null, scope => scope.Get<PersonalDataDbContext>().Set<AuditLogEntry>().Where(row => row.TenantId == unit.Id).Select(row => row.Action).ToListAsync());
}
