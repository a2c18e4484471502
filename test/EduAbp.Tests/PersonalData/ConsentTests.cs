using System.Text;
using EduAbp.Blobs;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EventBus;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Tests.PersonalData;

/// <summary>The register: recorded, asked, withdrawn, never deleted, and no other unit's business.</summary>
public sealed class ConsentTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF");

    private static readonly ConsentInput Child = new()
    {
        FullName = "Nguyễn Thị Hằng Ngữ (mẫu)", BirthDate = new DateOnly(2015, 9, 15), Code = "HS001", ClassName = "6A1", Purpose = ConsentPurposes.Photos, GuardianName = "Trần Thị Ệ (mẫu)",
        Relation = GuardianRelation.Mother, GuardianPhone = "0909 125 016", GuardianAgreed = true, SubjectAgreed = true, Channel = ConsentChannel.Paper, Proof = "Tập phiếu 6A1", GivenOn = new DateOnly(2026, 9, 5),
    };

    [Theory, OnBothDatabases]
    public async Task A_consent_is_recorded_asked_for_and_withdrawn_and_stays_in_the_register(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (school, other) = await School.TwoAsync(app);
        var clerk = await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        var stranger = await School.MemberAsync(app, other, "quan-tri@binh.edu.vn", RoleNames.Administrator);
        var contributor = await School.MemberAsync(app, school, "cong-tac@an.edu.vn", RoleNames.Contributor);

        var id = await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().RecordAsync(Child, new Upload("phieu ky.pdf", () => new MemoryStream(Pdf)), default));
        (await Should.ThrowAsync<BusinessException>(() => app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().RecordAsync(Child, null, default)))).Code.ShouldBe(PersonalDataErrorCodes.AlreadyGiven);
        (await Should.ThrowAsync<BusinessException>(() => app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().RecordAsync(Child with { BirthDate = new DateOnly(2015, 1, 1) }, null, default))))
            .Code.ShouldBe(PersonalDataErrorCodes.CodeOfAnother);
        (await Should.ThrowAsync<AbpValidationException>(() => app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>()
            .RecordAsync(Child with { Purpose = ConsentPurposes.ContactBook }, new Upload("phieu.pdf", () => new MemoryStream("<script>"u8.ToArray())), default)))).Errors[0].Code.ShouldBe(PersonalDataErrorCodes.FileRefused);

        var details = await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().GetAsync(id, default));
        (details.AgeWhenGiven, details.IsCurrentText, details.FileName, details.RecordedBy, details.Item.State).ShouldBe((10, true, "phieu-ky.pdf", "quan-tri (mẫu)", ConsentState.Given));
        var subject = (await AskAsync(app, school.Id, "hang ngu")).ShouldHaveSingleItem();
        (await AnswerAsync(app, school.Id, subject.Id)).ShouldBe(ConsentState.Given);

        // Nobody else's: another unit, a contributor, a visitor.
        (await AskAsync(app, other.Id, "hang ngu")).ShouldBeEmpty();
        (await AnswerAsync(app, other.Id, subject.Id)).ShouldBeNull();
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, stranger, scope => scope.Get<ConsentAppService>().GetAsync(id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, stranger, scope => scope.Get<ConsentAppService>().WithdrawAsync(id, null, "x", default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => app.InAsync(other.Id, stranger, scope => scope.Get<ConsentAppService>().OpenFileAsync(id, default)));
        foreach (var nobody in new Guid?[] { contributor, stranger, null })
        {
            await Should.ThrowAsync<EduAbp.Authorization.AbpAuthorizationException>(() => app.InAsync(school.Id, nobody, scope => scope.Get<ConsentAppService>().GetPageAsync(new ConsentFilter(), 1, default)));
            await Should.ThrowAsync<EduAbp.Authorization.AbpAuthorizationException>(() => app.InAsync(school.Id, nobody, scope => scope.Get<ConsentAppService>().ExportAsync(new ConsentFilter(), default)));
        }

        (await Should.ThrowAsync<AbpValidationException>(() => app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().WithdrawAsync(id, new DateOnly(2026, 9, 1), "x", default)))).Errors[0].Field.ShouldBe("On");
        await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().WithdrawAsync(id, null, "Gia đình không muốn nữa", default));
        (await AnswerAsync(app, school.Id, subject.Id)).ShouldBe(ConsentState.Withdrawn);
        (await OutboxAsync(app)).ShouldContain(payload => payload.Contains(subject.Id.ToString()) && !payload.Contains("Ngữ"));

        // Agreed again later: a new record, the old one stays.
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().RecordAsync(Child with { GivenOn = new DateOnly(2026, 11, 23), ClassName = "6A2" }, null, default));
        (await AnswerAsync(app, school.Id, subject.Id)).ShouldBe(ConsentState.Given);
        var page = await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().GetPageAsync(new ConsentFilter("hang ngu 6a2"), 1, default));
        (page.Total, page.Items.Count(item => item.State == ConsentState.Withdrawn)).ShouldBe((2, 1));
        (await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().GetPageAsync(new ConsentFilter(State: ConsentState.Given), 1, default))).Total.ShouldBe(1);

        // Names stay out of the audit log.
        var log = await app.InAsync(school.Id, null, scope => scope.Get<PersonalDataDbContext>().Set<AuditLogEntry>().Where(row => row.TenantId == school.Id).Select(row => row.Action + row.Data).ToListAsync());
        log.ShouldContain(row => row.StartsWith("PersonalData.ConsentWithdrawn"));
        log.ShouldAllBe(row => !row.Contains("Ngữ") && !row.Contains("0909"));
    }

    [Theory, OnBothDatabases]
    public async Task A_paper_that_nobody_looked_at_says_so_and_is_looked_at_when_the_scanner_is_back(DatabaseKind kind)
    {
        var scanner = new ScannerOfTheTest();
        await using var app = await TestApp.StartAsync(kind, services => services.AddSingleton<IFileScanner>(scanner));
        var (school, _) = await School.TwoAsync(app);
        var clerk = await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        Task<Guid> RecordAsync(string code, byte[] paper) => InAsync(consents => consents.RecordAsync(
            Child with { Code = code, BirthDate = Child.BirthDate!.Value.AddDays(code[^1]) }, new Upload("phieu.pdf", () => new MemoryStream(paper)), default));
        async Task<ScanState> ScanAsync(Guid id) => (await InAsync(consents => consents.GetAsync(id, default))).Scan;
        async Task<bool> OpensAsync(Guid id) => await InAsync(consents => consents.OpenFileAsync(id, default)) is not null;

        var clean = await RecordAsync("HS001", Pdf);
        var bad = await RecordAsync("HS002", [.. Pdf, .. "MALWARE"u8]);
        (await ScanAsync(clean), await ScanAsync(bad), await OpensAsync(bad)).ShouldBe((ScanState.NotScanned, ScanState.NotScanned, true));

        scanner.IsThere = true;
        (await Should.ThrowAsync<BusinessException>(() => RecordAsync("HS003", [.. Pdf, .. "MALWARE"u8]))).Code.ShouldBe(FileScanning.InfectedCode);
        await app.InAsync(school.Id, null, scope => scope.Get<ConsentRescanWorker>().ExecuteAsync(default));
        (await ScanAsync(clean), await ScanAsync(bad), await OpensAsync(clean), await OpensAsync(bad)).ShouldBe((ScanState.Clean, ScanState.Infected, true, false));
        (await ScanAsync(await RecordAsync("HS004", Pdf))).ShouldBe(ScanState.Clean);

        Task<T> InAsync<T>(Func<ConsentAppService, Task<T>> act) => app.InAsync(school.Id, clerk, scope => act(scope.Get<ConsentAppService>()));
    }

    [Theory, OnBothDatabases]
    public async Task A_class_is_recorded_at_once_and_each_bad_row_says_why(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var (school, _) = await School.TwoAsync(app);
        var clerk = await School.MemberAsync(app, school, "quan-tri@an.edu.vn", RoleNames.Administrator);
        await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().RecordAsync(Child, null, default));
        var rows = ConsentListReader.ReadPasted(
            "Họ và tên\tNgày sinh\tMã học sinh\tLớp\tNgười đại diện\tQuan hệ\tĐiện thoại\tTrẻ đồng ý\tNgày đồng ý\n" +
            "Nguyễn Thị Hằng Ngữ (mẫu)\t15/9/2015\tHS001\t6A1\tTrần Thị Ệ (mẫu)\tMẹ\t\tx\t\n" +
            "Lê Văn Ự (mẫu)\t1/2/2015\tHS002\t6A1\tLê Thị Ẫ (mẫu)\tMẹ\t0909125017\tx\t6/9/2026\n" +
            "Phạm Ỗ (mẫu)\t31/2/2015\t\t6A1\tPhạm Ụ (mẫu)\tCha\t12\tx\t\n" +
            "Võ Ễ (mẫu)\t3/3/2015\t\t6A1\tVõ Ữ (mẫu)\tcậu\t\t\t\n" +
            "Lê Văn Ự (mẫu)\t1/2/2015\tHS002\t6A1\tLê Thị Ẫ (mẫu)\tMẹ\t\tx\t\n");
        var common = new ConsentListInput(ConsentPurposes.Photos, ConsentChannel.Paper, "Tập phiếu 6A1", new DateOnly(2026, 9, 5));

        var preview = await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().PreviewAsync(rows, common, default));
        (preview.New, preview.Known, preview.Wrong).ShouldBe((1, 1, 3));
        preview.Rows.Select(row => string.Join(' ', row.Problems.Select(problem => $"{problem.Field}:{problem.Code[13..]}"))).ShouldBe(
        [
            "", "", "BirthDate:DateUnreadable GuardianPhone:PhoneInvalid", "Relation:RelationUnknown SubjectAgreed:ChildMustAgree", "FullName:Twice",
        ]);
        (await Should.ThrowAsync<BusinessException>(() => app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().ImportAsync(rows, common, [], default)))).Code.ShouldBe(PersonalDataErrorCodes.ImportHasErrors);
        (await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().ImportAsync(rows, common, [4, 5, 6], default))).ShouldBe(1);
        (await app.InAsync(school.Id, clerk, scope => scope.Get<ConsentAppService>().ExportAsync(new ConsentFilter(Purpose: ConsentPurposes.Photos), default))).Select(row => row.FullName)
            .ShouldBe(["Nguyễn Thị Hằng Ngữ (mẫu)", "Lê Văn Ự (mẫu)"], ignoreOrder: true);
    }

    private static Task<IReadOnlyList<ConsentSubjectDto>> AskAsync(TestApp app, Guid unit, string words) =>
        app.InAsync(unit, null, scope => scope.Get<IConsentIntegrationService>().SearchAsync(words, 10));

    private static Task<ConsentState?> AnswerAsync(TestApp app, Guid unit, Guid subject) => app.InAsync(unit, null, async scope =>
        (await scope.Get<IConsentIntegrationService>().GetListAsync(ConsentPurposes.Photos, [subject])).SingleOrDefault()?.State);

    private static Task<List<string>> OutboxAsync(TestApp app) => app.InAsync(null, null, scope => scope.Get<PersonalDataDbContext>().Set<EduAbp.EntityFrameworkCore.Outbox.OutboxMessage>()
        .Where(row => row.Name == EventNameAttribute.Of(typeof(ConsentWithdrawnEto))).Select(row => row.Payload).ToListAsync());
}
