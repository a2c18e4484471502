using System.IO.Compression;
using EduAbp.Authorization;
using EduAbp.Blobs;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Data;
using EduAbp.Identity.Help;
using EduAbp.Identity.Memberships;
using EduAbp.Notifications.Data;
using EduAbp.Notifications.Webhooks;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.RollCalls;
using EduAbp.Support.Contacts;
using EduAbp.Support.Data;
using EduAbp.Support.Requests;
using EduAbp.TenantManagement.Exports;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Tests.StudentRecords.ClassBook;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.Comments;
using EduAbp.Website.Data;
using EduAbp.Workflows.Contracts;
using EduAbp.Workflows.Data;
using EduAbp.Workflows.Processes;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.TenantManagement;

public sealed class EverythingAUnitOwnsTests
{
    /// <summary>Each table with rows of units, and the file of the export that tells them.</summary>
    private static readonly Dictionary<string, string> Written = new()
    {
        ["AbpAuditLogs"] = "nhat-ky.csv",
        ["AbpTenantSettings"] = "cai-dat.csv",
        ["IdentityHelpGrants"] = "nguoi-ho-tro.csv",
        ["IdentityMemberships"] = "thanh-vien.csv",
        ["IdentityRoleGrants"] = "quyen-rieng.csv",
        ["NotificationsWebhookDeliveries"] = "webhook-da-gui.csv",
        ["NotificationsWebhooks"] = "webhook.csv",
        ["PersonalDataConsents"] = "du-lieu-ca-nhan/so-dong-y.csv",
        ["PersonalDataIncidentSupplements"] = "du-lieu-ca-nhan/su-co-bo-sung.csv",
        ["PersonalDataIncidents"] = "du-lieu-ca-nhan/su-co.csv",
        ["PersonalDataRequestSteps"] = "du-lieu-ca-nhan/cac-buoc.csv",
        ["PersonalDataRequests"] = "du-lieu-ca-nhan/yeu-cau.csv",
        ["PersonalDataSubjects"] = "du-lieu-ca-nhan/so-dong-y.csv",
        ["StudentRecordsAbsences"] = "hoc-sinh/diem-danh.csv",
        ["StudentRecordsClasses"] = "ho-so/nam-hoc.json",
        ["StudentRecordsCommentPhrases"] = "mau-nhan-xet.csv",
        ["StudentRecordsConductEntries"] = "hoc-sinh/ren-luyen.csv",
        ["StudentRecordsDaysOff"] = "ho-so/nam-hoc.json",
        ["StudentRecordsDeeds"] = "ho-so/viec-hang-loat.csv",
        ["StudentRecordsEnrolments"] = "ho-so/xep-lop.csv",
        ["StudentRecordsGradeSubjects"] = "ho-so/nam-hoc.json",
        ["StudentRecordsGradingVersions"] = "hoc-sinh/cach-tinh-ket-qua.csv",
        ["StudentRecordsGuardians"] = "ho-so/hoc-sinh.json",
        ["StudentRecordsMarkChanges"] = "lich-su-diem.csv",
        ["StudentRecordsMarkColumnStates"] = "cot-diem.csv",
        ["StudentRecordsMarkCorrections"] = "hoc-sinh/phieu-sua-diem.csv",
        ["StudentRecordsMarkLines"] = "so-diem.csv",
        ["StudentRecordsPupilImports"] = "ho-so/danh-sach-da-nhap.csv",
        ["StudentRecordsPupilResults"] = "hoc-sinh/ket-qua.csv",
        ["StudentRecordsPupils"] = "ho-so/hoc-sinh.csv",
        ["StudentRecordsResultSignOffs"] = "hoc-sinh/ki-ket-qua.csv",
        ["StudentRecordsRetestMarks"] = "hoc-sinh/kiem-tra-lai.csv",
        ["StudentRecordsRollCallChanges"] = "hoc-sinh/lich-su-diem-danh.csv",
        ["StudentRecordsRollCalls"] = "hoc-sinh/buoi-diem-danh.csv",
        ["StudentRecordsSchoolYears"] = "ho-so/nam-hoc.json",
        ["StudentRecordsSubjectExemptions"] = "ho-so/hoc-sinh.json",
        ["StudentRecordsSubjects"] = "ho-so/nam-hoc.json",
        ["StudentRecordsTeachingAssignments"] = "ho-so/nam-hoc.json",
        ["StudentRecordsTerms"] = "ho-so/nam-hoc.json",
        ["StudentRecordsTermsElsewhere"] = "hoc-sinh/vang-truong-cu.csv",
        ["StudentRecordsYearJudgements"] = "hoc-sinh/xet-cuoi-nam.csv",
        ["SupportContacts"] = "nguoi-lien-he.csv",
        ["SupportFiles"] = "yeu-cau-ho-tro.csv",
        ["SupportMessages"] = "yeu-cau-ho-tro.csv",
        ["SupportRequests"] = "yeu-cau-ho-tro.csv",
        ["UnitAddresses"] = "don-vi.csv",
        ["UnitDomains"] = "don-vi.csv",
        ["UnitRelations"] = "don-vi.csv",
        ["WebsiteArticleComments"] = "bai-viet/gop-y.csv",
        ["WebsiteArticleVersions"] = "bai-viet/phien-ban.csv",
        ["WebsiteArticles"] = "bai-viet/index.html",
        ["WebsiteCategories"] = "chuyen-muc.csv",
        ["WebsiteGivenUpSlugs"] = "dia-chi-cu.csv",
        ["WebsiteLookVersions"] = "giao-dien.json",
        ["WebsiteMediaFolders"] = "tep.csv",
        ["WebsiteMediaItems"] = "tep.csv",
        ["WebsiteMediaPeople"] = "tep.csv",
        ["WebsitePublishedArticles"] = "bai-viet/dang-dang.csv",
        ["WorkflowsHistory"] = "quy-trinh/cac-buoc.csv",
        ["WorkflowsProcesses"] = "quy-trinh/quy-trinh.csv",
        ["WorkflowsUserTasks"] = "quy-trinh/viec.csv",
    };

    /// <summary>Each table with rows of units that do not leave, and why.</summary>
    private static readonly Dictionary<string, string> Stays = new()
    {
        ["AbpOutbox"] = "work that waits, done here or nowhere",
        ["AbpSecurityEvents"] = "the department's log of safety, with addresses of people; it has an export of its own",
        ["AbpSeedHistory"] = "what this software set up by itself",
        ["AbpUnitModules"] = "which parts of this software are on",
        ["IdentityAccessTokens"] = "secrets of people",
        ["NotificationsLetters"] = "letters on their way; they belong to who gets them",
        ["NotificationsNotices"] = "a person's own; in the copy of that person's data",
        ["PersonalDataIncidentReports"] = "what units told the department: the department's; the unit's incident is written",
        ["SearchDocuments"] = "made of what is public, which is written",
        ["StudentRecordsMarkBatches"] = "answers to a save that came twice",
        ["StudentRecordsMarkRegisters"] = "seals that only this software checks; all changes are written",
        ["SupportHolders"] = "which offices see a request",
        ["UnitExports"] = "this archive itself",
        ["UnitFormerNames"] = "the office's register of names",
        ["UnitMoves"] = "the office's decisions; what came of them is written",
        ["UnitRegistrationRows"] = "the office's list of registrations",
        ["WebsiteMediaReferences"] = "counted from the texts, which are written",
        ["WorkflowsHandedUpTasks"] = "written where an office has some; a school has none",
        ["WorkflowsTimers"] = "reminders that run here",
    };

    [Fact]
    public async Task Every_table_with_rows_of_units_leaves_with_the_unit_or_says_why_not()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        await using var scope = app.Scope(null);
        var tables = app.Services.GetServices<DbContextDescriptor>()
            .SelectMany(context => ((DbContext)scope.Services.GetService(context.ContextType)!).Model.GetRelationalModel().Tables)
            .Where(table => table.FindColumn("TenantId") is not null || table.FindColumn("UnitId") is not null)
            .Select(table => table.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        tables.Except(Written.Keys).Except(Stays.Keys).ShouldBeEmpty("write it in the module's IUnitExportContributor, or say here why it stays");
        Written.Keys.Concat(Stays.Keys).Except(tables).ShouldBeEmpty("there is no such table");
    }

    [Theory, OnBothDatabases]
    public async Task Pupils_marks_decisions_requests_and_rights_leave_as_files_that_open_without_this_software(DatabaseKind kind)
    {
        await using var school = await SampleSchool.OpenAsync(kind);
        var (app, unit, pupil, now) = (school.App, school.Unit, school.Pupils[0], school.App.Clock.GetUtcNow());
        var admin = await School.MemberAsync(app, unit, "quan.tri@example.edu.vn", Roles.Administrator);
        await app.DispatchAsync();
        (await school.AsAsync(school.HomeRoom, scope => scope.Get<GradebookAppService>()
            .SaveAsync(school.ClassId, school.Subjects["toan"], 1, new SaveMarksInput(Guid.CreateVersion7(), [new CellInput(pupil, "GK", "8.5", 0)]), default))).Cells.Single().State.ShouldBe(CellState.Saved);
        await school.AsAsync(school.HomeRoom, scope => scope.Get<RollCallAppService>().MarkAsync(school.ClassId, new DateOnly(2026, 11, 23), DaySession.Morning, pupil, new(Presence.Excused, "ốm"), default));
        await app.InAsync(unit.Id, admin, scope => FillAsync(scope, school, now));

        await app.InAsync(unit.Id, admin, scope => scope.Get<UnitExportAppService>().StartAsync(default));
        await app.DispatchAsync();
        var files = await ReadAsync(app, unit.Id, admin);

        // A register of consents is written where there is one.
        Written.Values.Distinct().Except(files.Keys).ShouldBe(["du-lieu-ca-nhan/so-dong-y.csv"]);
        foreach (var path in Written.Values.Distinct().Where(files.ContainsKey))
            files["index.html"].ShouldContain($"href=\"{path}\"");
        void Row(string path, params string[] cells) => files[path].Split("\r\n").ShouldContain(line => cells.All(cell => line.Contains($"\"{cell}\"", StringComparison.Ordinal)), $"{path}: {files[path]}");
        Row("ho-so/hoc-sinh.csv", "MAU000", "Nguyễn Văn A (mẫu)");
        Row("ho-so/xep-lop.csv", "MAU000", "2026-2027", "7A1");
        Row("so-diem.csv", "2026-2027", "1", "Toán", "MAU000", "GK", "8.5");
        Row("lich-su-diem.csv", "MAU000", "Toán", "GK", "", "8.5");
        Row("hoc-sinh/diem-danh.csv", "Sáng", "7A1", "MAU000", "P", "ốm");
        Row("hoc-sinh/buoi-diem-danh.csv", "Sáng", "7A1", "1", "0");
        Row("hoc-sinh/lich-su-diem-danh.csv", "MAU000", "Có mặt", "P");
        Row("hoc-sinh/kiem-tra-lai.csv", "MAU000", "Toán", "6.5");
        Row("hoc-sinh/ki-ket-qua.csv", "Học kì I", "7A1", "Cô Hiệu trưởng (mẫu)");
        Row("hoc-sinh/xet-cuoi-nam.csv", "MAU000", "Không", "Có");
        Row("cot-diem.csv", "7A1", "Toán", "1", "GK");
        Row("mau-nhan-xet.csv", "Toán", "Có tiến bộ.");
        Row("nguoi-lien-he.csv", "Phụ trách công nghệ thông tin", "Trần Văn Mạng (mẫu)");
        Row("yeu-cau-ho-tro.csv", "Không in được học bạ", "Cô Mai (mẫu)", "Máy báo hết giấy.");
        Row("webhook.csv", "https://truong.example.edu.vn/nghe", "Có");
        Row("webhook-da-gui.csv", "https://truong.example.edu.vn/nghe", "Đang chờ");
        Row("nguoi-ho-tro.csv", "Thầy Hỗ Trợ (mẫu)", "Sửa trang chủ");
        Row("quyen-rieng.csv", "Website.Articles", "Không");
        Row("bai-viet/phien-ban.csv", "Trồng đước", "1", "đã lưu");
        Row("bai-viet/gop-y.csv", "Trồng đước", "Nên thêm ảnh.");
        Row("quy-trinh/quy-trinh.csv", "Trồng đước", "Website.Editorial", "Cô Mai (mẫu)");
        Row("quy-trinh/cac-buoc.csv", "Trồng đước", "Quyết định", "Thầy Duyệt (mẫu)", "Đã duyệt", "Đọc rất hay");
        files["quy-trinh/0123456789abcdef.bpmn"].ShouldBe("<definitions/>");
        files.Single(file => file.Key.StartsWith("ho-tro/", StringComparison.Ordinal)).Value.ShouldBe("ảnh");
        foreach (var (path, text) in files)
            text.ShouldNotContain("bi-mat-cua-webhook", customMessage: path);
    }

    private static async Task FillAsync(TenantScope scope, SampleSchool school, DateTimeOffset now)
    {
        var (unit, pupil) = (school.Unit.Id, school.Pupils[0]);
        var records = scope.Get<StudentRecordsDbContext>();
        var (retest, sign, judgement, column) = (new RetestMark(unit, school.YearId, pupil, school.Subjects["toan"]), new ResultSignOff(unit, school.YearId, school.ClassId, ResultPeriod.Term1),
            new YearJudgement(unit, school.YearId, pupil), new MarkColumnState(unit, school.ClassId, school.Subjects["toan"], 1, "GK"));
        retest.Set(6.5m);
        sign.Sign("Cô Hiệu trưởng (mẫu)", now);
        judgement.Change(false, true, true);
        column.Lock(now, school.Principal);
        records.AddRange(retest, sign, judgement, column, new CommentPhrase(unit, school.HomeRoom, school.Subjects["toan"], "Có tiến bộ."));
        await records.SaveChangesAsync();

        var support = scope.Get<SupportDbContext>();
        var contact = new UnitContact(unit, ContactDuty.It);
        contact.Set("Trần Văn Mạng (mẫu)", "Nhân viên", "0912345678", null, "It");
        var mai = new Actor(unit, school.Office, "Cô Mai (mẫu)");
        var request = new SupportRequest(mai, school.Unit.Name, school.Unit.ParentId!.Value, "Không in được học bạ", now);
        var message = request.Say(mai, "Máy báo hết giấy.", true, now);
        var picture = new SupportFile(message.Id, unit, "man-hinh.pdf", "application/pdf", 4);
        message.Files.Add(picture);
        support.AddRange(contact, request);
        await support.SaveChangesAsync();
        await scope.Get<IBlobStore>().SaveAsync(SupportFiles.Container, SupportFiles.BlobName(picture.Id), new MemoryStream("ảnh"u8.ToArray()));

        var notifications = scope.Get<NotificationsDbContext>();
        var webhook = new WebhookSubscription("https://truong.example.edu.vn/nghe", ["Website.ArticlePublished"], "bi-mat-cua-webhook");
        notifications.AddRange(webhook, new WebhookDelivery(webhook.Id, "Website.ArticlePublished", "{}", now));
        await notifications.SaveChangesAsync();

        var identity = scope.Get<IdentityDbContext>();
        identity.AddRange(new RoleGrant(unit, Roles.Editor, "Website.Articles", false), new HelpGrant(unit, Guid.CreateVersion7(), "Thầy Hỗ Trợ (mẫu)", school.Unit.ParentId!.Value, "Sửa trang chủ"));
        await identity.SaveChangesAsync();

        var website = scope.Get<WebsiteDbContext>();
        var article = new Article(Guid.CreateVersion7(), school.Office, "Cô Mai (mẫu)", "trong-duoc");
        website.Add(article.Edit(ArticleText.Empty with { Title = "Trồng đước", Body = "<p>Chữ</p>" }, VersionKind.Saved, school.Office, "Cô Mai (mẫu)", now)!);
        website.AddRange(article, new ArticleComment(article.Id, 1, "Nên thêm ảnh.", "Chữ", "", school.Principal, "Thầy Duyệt (mẫu)", now));
        await website.SaveChangesAsync();

        var workflows = scope.Get<WorkflowsDbContext>();
        var hash = "0123456789abcdef".PadRight(64, '0');
        var process = new ProcessInstance("Website.Editorial", hash, article.Id.ToString(), "Trồng đước", school.Office, "Cô Mai (mẫu)", now);
        workflows.AddRange(process, new ProcessDefinition { Hash = hash, Key = "Website.Editorial", Xml = "<definitions/>" }, new ProcessHistoryEntry
        {
            ProcessId = process.Id, BusinessKey = article.Id.ToString(), Order = 1, Time = now, Kind = ProcessHistoryKind.TaskCompleted, NodeId = "review", UserName = "Thầy Duyệt (mẫu)", Outcome = "approve", Comment = "Đọc rất hay",
        });
        await workflows.SaveChangesAsync();
    }

    private static Task<Dictionary<string, string>> ReadAsync(TestApp app, Guid unit, Guid admin) => app.InAsync(unit, admin, async scope =>
    {
        var exports = scope.Get<UnitExportAppService>();
        var export = (await exports.GetListAsync(default)).Single();
        export.State.ShouldBe(UnitExportState.Done);
        await using var stream = (await exports.OpenAsync(export.Id, default)).ShouldNotBeNull();
        using var archive = new ZipArchive(stream);
        var files = new Dictionary<string, string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            files[entry.FullName] = await reader.ReadToEndAsync();
        }

        return files;
    });
}
