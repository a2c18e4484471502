using System.Text.RegularExpressions;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Data;
using EduAbp.Notifications.Mail;
using EduAbp.Search.Data;
using EduAbp.Settings;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Registrations;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Tests.TenantManagement;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.Operation;

/// <summary>The real program is killed with SIGKILL in the middle of its work and started again: nothing is lost, nothing is done twice.</summary>
[Trait("Category", "Long")]
public sealed partial class CrashTests
{
    [Theory, OnBothDatabases]
    public async Task A_killed_server_goes_on_with_the_import_it_was_at(DatabaseKind kind)
    {
        await using var sink = new SmtpSink();
        await using var app = await StartAsync(kind);
        await using var host = await HostAsync(app, sink);
        var office = await City.OfficeAsync(app);
        var batch = await City.AcceptedBatchAsync(app, office);

        foreach (var killAt in (int[])[4, 15])
        {
            host.Start();
            await Until.TrueAsync(async () => await MadeAsync(app, batch) >= killAt, () => host.Log);
            await host.KillAsync();
            (await MadeAsync(app, batch)).ShouldBeLessThan(33, "it was killed in the middle");
        }

        host.Start();
        await DoneAsync(app, host);

        await EachUnitOnceAsync(app, office, sink);
    }

    [Theory, OnBothDatabases]
    public async Task A_killed_command_goes_on_with_its_workbook_when_it_is_given_again(DatabaseKind kind)
    {
        await using var sink = new SmtpSink();
        await using var app = await StartAsync(kind);
        await using var host = await HostAsync(app, sink);
        var office = await City.OfficeAsync(app);
        string[] words = ["import-units", Path.Combine(AppContext.BaseDirectory, "TenantManagement", "Data", "dang-ky-huyen-can-gio.xlsx"), "--accept"];

        host.Start(words);
        await Until.TrueAsync(async () => await MadeAsync(app) >= 5, () => host.Log);
        await host.KillAsync();
        (await MadeAsync(app)).ShouldBeLessThan(33, "it was killed in the middle");

        (await host.RunAsync(words)).ShouldBe(0, host.Log);
        host.Start();
        await DoneAsync(app, host);

        await EachUnitOnceAsync(app, office, sink);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_killed_server_was_publishing_appears_once_and_is_told_once(DatabaseKind kind)
    {
        const int Count = 30;
        await using var sink = new SmtpSink();
        await using var app = await StartAsync(kind);
        await using var host = await HostAsync(app, sink);
        var (school, _) = await School.TwoAsync(app);
        var editor = await School.MemberAsync(app, school, "bientap@an.example.edu.vn", Roles.Editor);
        var head = await School.MemberAsync(app, school, "truongban@an.example.edu.vn", Roles.Head);
        var ids = await ApprovedAsync(app, school.Id, editor, head, Count);
        var before = TimeProvider.System.GetUtcNow();

        foreach (var killAt in (int[])[3, 15])
        {
            host.Start();
            await Until.TrueAsync(async () => await PublishedAsync(app, school.Id) >= killAt, () => host.Log, milliseconds: 5);
            await host.KillAsync();
            (await PublishedAsync(app, school.Id)).ShouldBeLessThan(Count, "it was killed in the middle");
        }

        host.Start();
        await DoneAsync(app, host);

        (await PublishedAsync(app, school.Id)).ShouldBe(Count);
        await app.InAsync(school.Id, editor, async scope =>
        {
            (await scope.Get<WebsiteDbContext>().Articles.CountAsync(article => article.State == ArticleState.Published)).ShouldBe(Count);
            (await scope.Get<AbpKernelDbContext>().Outbox.CountAsync(row => row.Name == "Website.ArticlePublished")).ShouldBe(Count);
            (await scope.Get<SearchDbContext>().Documents.CountAsync(document => ids.Contains(document.DocumentId))).ShouldBe(Count);
            var notices = await scope.Get<NotificationsDbContext>().Notices.Where(notice => notice.UserId == editor && notice.Template == "Website.ArticlePublished").ToListAsync();
            notices.Select(notice => notice.Data).Distinct().Count().ShouldBe(Count);
            notices.Count.ShouldBe(Count);
        });

        // A letter may leave twice when the kill falls between the mail server's answer and our mark: under one Message-ID it is one letter.
        var letters = await app.InAsync(null, null, scope => scope.Get<NotificationsDbContext>().Letters.ToListAsync());
        letters.ShouldAllBe(letter => letter.State == LetterState.Sent);
        letters.Count(letter => letter.To == "bientap@an.example.edu.vn" && letter.SentAt > before).ShouldBe(Count);
        sink.Mails.Select(mail => MessageId().Match(mail.Data).Value).Distinct().Count().ShouldBe(letters.Count);
    }

    private static Task<TestApp> StartAsync(DatabaseKind kind) => TestApp.StartAsync(kind, services => services.AddSingleton(TimeProvider.System));

    private static async Task<HostProcess> HostAsync(TestApp app, SmtpSink sink)
    {
        var host = new HostProcess(app.Database.Settings);
        (await host.RunAsync("migrate")).ShouldBe(0, host.Log);
        await app.InAsync(null, null, async scope =>
        {
            var settings = scope.Get<ISettingManager>();
            await settings.SetGlobalAsync(MailSettings.Host, "127.0.0.1");
            await settings.SetGlobalAsync(MailSettings.Port, sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        });
        return host;
    }

    private static Task<int> MadeAsync(TestApp app, Guid? batch = null) => app.InAsync(null, null, scope => scope.Get<TenantManagementDbContext>().Rows
        .CountAsync(row => (batch == null || row.BatchId == batch) && row.State == RowState.Done && row.Planned == RowOutcome.Create));

    private static Task<int> PublishedAsync(TestApp app, Guid school) =>
        app.InAsync(school, null, scope => scope.Get<WebsiteDbContext>().PublishedArticles.CountAsync());

    /// <summary>Nothing that is due is left. What a killed process had claimed is free after a minute.</summary>
    private static Task DoneAsync(TestApp app, HostProcess host) => Until.TrueAsync(
        () => app.InAsync(null, null, async scope =>
        {
            var rows = scope.Get<AbpKernelDbContext>().Outbox;
            (await rows.AnyAsync(row => row.FailedAt != null)).ShouldBeFalse(host.Log);
            var now = TimeProvider.System.GetUtcNow();
            return !await rows.AnyAsync(row => row.DoneAt == null && row.DueAt <= now);
        }),
        () => host.Log,
        milliseconds: 250);

    private static async Task EachUnitOnceAsync(TestApp app, Guid office, SmtpSink sink)
    {
        var units = await app.InAsync(null, null, async scope =>
        {
            var db = scope.Get<TenantManagementDbContext>();
            (await db.Batches.Where(batch => batch.State != RegistrationState.Done).CountAsync()).ShouldBe(0);
            (await db.Rows.Where(row => row.State != RowState.Done).CountAsync()).ShouldBe(0);
            return await db.Units.Where(unit => unit.Id != office && unit.Kind != "department").Select(unit => new { unit.Id, unit.Name, unit.Email }).ToListAsync();
        });
        units.Count.ShouldBe(33);
        units.Select(unit => unit.Name).Distinct().Count().ShouldBe(33);
        foreach (var unit in units)
        {
            await using var scope = app.Scope(unit.Id);
            (await scope.Get<IPersonLookup>().GetHoldersAsync(unit.Id, Roles.Administrator)).ShouldHaveSingleItem().Email.ShouldBe(unit.Email);
            (await scope.Get<WebsiteDbContext>().Categories.CountAsync(category => category.Slug == "tin-tuc")).ShouldBe(1);
        }

        var invited = sink.Mails.DistinctBy(mail => MessageId().Match(mail.Data).Value).SelectMany(mail => mail.Recipients).Where(units.Select(unit => unit.Email).Contains).ToList();
        invited.Distinct().Count().ShouldBe(33);
        invited.Count.ShouldBe(33);
    }

    /// <summary>Articles whose board has decided; what follows from it waits in the outbox.</summary>
    private static async Task<List<Guid>> ApprovedAsync(TestApp app, Guid school, Guid editor, Guid head, int count)
    {
        var category = await app.InAsync(school, null, scope => scope.Get<WebsiteDbContext>().Categories.Where(row => row.Slug == "tin-tuc").Select(row => row.Id).SingleAsync());
        var ids = new List<Guid>();
        for (var number = 1; number <= count; number++)
        {
            var input = new ArticleInput { Id = Guid.CreateVersion7(), Title = $"Khối 7 trồng cây đước, đợt {number}", Summary = "Tóm tắt", Body = "<p>Nội dung.</p>", CategoryId = category };
            await app.InAsync(school, editor, async scope =>
            {
                await scope.Get<ArticleAppService>().SaveAsync(input, VersionKind.Saved, default);
                await scope.Get<ArticleAppService>().SubmitAsync(input.Id, default);
            });
            ids.Add(input.Id);
        }

        await app.DispatchAsync();
        foreach (var id in ids)
            await app.InAsync(school, head, scope => scope.Get<ArticleAppService>().ApproveAsync(id, null, default));
        return ids;
    }

    [GeneratedRegex("^Message-ID:.*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
