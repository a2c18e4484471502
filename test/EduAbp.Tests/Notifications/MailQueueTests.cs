using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Account;
using EduAbp.Localization;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Data;
using EduAbp.Notifications.Mail;
using EduAbp.Settings;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.Notifications;

public sealed class MailQueueTests
{
    private static readonly Guid School = Guid.CreateVersion7();

    [Theory, OnBothDatabases]
    public async Task A_letter_leaves_after_the_commit_and_its_text_is_forgotten(DatabaseKind kind)
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.StartAsync(kind);
        await UseAsync(app, sink);

        var id = await WriteAsync(app, complete: true);
        sink.Mails.ShouldBeEmpty();
        await app.DispatchAsync();

        var mail = sink.Mails.ShouldHaveSingleItem();
        mail.Recipients.ShouldBe(["an@example.edu.vn"]);
        mail.Text.ShouldContain("Nguyễn Thị Hằng Ngữ (mẫu) đã duyệt <Bài & ảnh>");
        mail.Text.ShouldContain("Nguyễn Thị Hằng Ngữ (mẫu) đã duyệt &lt;Bài &amp; ảnh&gt;");
        var letter = await LetterAsync(app, id);
        (letter.State, letter.Html, letter.Attempts).ShouldBe((LetterState.Sent, null, 1));
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_is_lost_with_the_change_that_wrote_it(DatabaseKind kind)
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.StartAsync(kind);
        await UseAsync(app, sink);

        await WriteAsync(app, complete: false);
        await app.DispatchAsync();

        sink.Mails.ShouldBeEmpty();
        await app.InAsync(null, null, async scope => (await scope.Get<NotificationsDbContext>().Letters.CountAsync()).ShouldBe(0));
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_letter_is_tried_again_later_and_at_last_is_an_incident(DatabaseKind kind)
    {
        await using var sink = new SmtpSink { Refusal = "450 mailbox is busy" };
        await using var app = await TestApp.StartAsync(kind);
        await UseAsync(app, sink);
        var id = await WriteAsync(app, complete: true);

        await app.DispatchAsync();
        await app.DispatchAsync();
        var letter = await LetterAsync(app, id);
        (letter.State, letter.Attempts).ShouldBe((LetterState.Queued, 1), "the second try is due a minute later only");
        letter.LastError.ShouldNotBeNull().ShouldContain("450");

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DispatchAsync();
        (await LetterAsync(app, id)).Attempts.ShouldBe(2);

        for (var attempt = 3; attempt <= Letter.MaxAttempts; attempt++)
        {
            app.Clock.Advance(TimeSpan.FromHours(24));
            await app.DispatchAsync();
        }

        (await LetterAsync(app, id)).State.ShouldBe(LetterState.Failed);
        app.Clock.Advance(TimeSpan.FromHours(24));
        (await app.DispatchAsync()).ShouldBe(0);
        sink.Mails.ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_that_was_refused_leaves_when_the_server_takes_it(DatabaseKind kind)
    {
        await using var sink = new SmtpSink { Refusal = "450 mailbox is busy" };
        await using var app = await TestApp.StartAsync(kind);
        await UseAsync(app, sink);
        var id = await WriteAsync(app, complete: true);
        await app.DispatchAsync();

        sink.Refusal = null;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DispatchAsync();

        sink.Mails.ShouldHaveSingleItem();
        (await LetterAsync(app, id)).State.ShouldBe(LetterState.Sent);
    }

    [Theory, OnBothDatabases]
    public async Task Letters_and_notices_speak_the_readers_language_and_never_two(DatabaseKind kind)
    {
        await using var sink = new SmtpSink();
        await using var app = await TestApp.StartAsync(kind);
        await UseAsync(app, sink);
        var (school, _) = await Identity.School.TwoAsync(app);
        var english = await Identity.School.MemberAsync(app, school, "english@an.edu.vn", "editor");
        var vietnamese = await Identity.School.MemberAsync(app, school, "viet@an.edu.vn", "editor");
        await app.InAsync(school.Id, english, scope => scope.Get<MyAccountService>().SaveProfileAsync("Anne (sample)", null, Languages.English, default));
        await app.DispatchAsync();
        var before = sink.Mails.Count;

        // Whatever language the one speaks who causes it.
        using (Languages.Speak(Languages.English))
        {
            await app.InAsync(school.Id, null, scope => scope.Get<INotificationSender>().SendAsync(new NotificationMessage(
                [english, vietnamese],
                "Workflows.TaskWaiting",
                new Dictionary<string, string> { ["Step"] = NoticeValue.Text("Role:head"), ["Title"] = "Trồng cây", ["Unit"] = NoticeValue.Time(TestApp.Start) })));
            await app.InAsync(school.Id, null, scope => scope.Get<AccountService>().RequestResetAsync("viet@an.edu.vn", default));
        }

        await app.InAsync(school.Id, null, scope => scope.Get<AccountService>().RequestResetAsync("english@an.edu.vn", default));
        await app.DispatchAsync();

        var mails = sink.Mails.Skip(before).ToLookup(mail => mail.Recipients.Single(), mail => mail.Text);
        mails["english@an.edu.vn"].Count().ShouldBe(2);
        mails["english@an.edu.vn"].ShouldAllBe(text => text.Contains("Dear Anne") && text.Contains("lang=\"en\"") && !text.Contains("Kính gửi"));
        mails["english@an.edu.vn"].ShouldContain(text => text.Contains("Head of the editorial board") && text.Contains("22 Nov 2026, 8:00"));
        mails["english@an.edu.vn"].ShouldContain(text => text.Contains("22 Nov 2026, 9:00"), "until when the link works");
        mails["viet@an.edu.vn"].Count().ShouldBe(2);
        mails["viet@an.edu.vn"].ShouldAllBe(text => text.Contains("Kính gửi") && text.Contains("lang=\"vi\"") && !text.Contains("Dear"));
        mails["viet@an.edu.vn"].ShouldContain(text => text.Contains("Trưởng ban biên tập") && text.Contains("22/11/2026, 8:00"));
    }

    [Fact]
    public async Task Without_a_mail_server_letters_become_files()
    {
        var folder = Directory.CreateTempSubdirectory("eduabp-mail-").FullName;
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, settings: $"--Mail:PickupDirectory={folder}");

        await WriteAsync(app, complete: true);
        await app.DispatchAsync();

        (await File.ReadAllTextAsync(Directory.GetFiles(folder, "*.eml").ShouldHaveSingleItem())).ShouldContain("an@example.edu.vn");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Something_that_is_no_address_is_refused()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        await app.InAsync(School, null, async scope =>
            (await Should.ThrowAsync<BusinessException>(() => scope.Get<IMailQueue>().EnqueueAsync("khong-phai-email", MailTemplates.Common, Data)))
                .Code.ShouldBe(NotificationsErrorCodes.AddressInvalid));
    }

    [Fact]
    public void The_plain_text_of_a_letter_keeps_its_links() =>
        MailTemplates.PlainText("<html><head><style>p{}</style></head><body><h1>Chào</h1><p>Mở  <a href=\"http://x/?a=1&amp;b=2\">trang</a></p></body></html>")
            .ShouldBe("Chào\nMở trang: http://x/?a=1&b=2\n");

    private static IReadOnlyDictionary<string, string> Data => new Dictionary<string, string>
    {
        ["Text"] = "Nguyễn Thị Hằng Ngữ (mẫu) đã duyệt <Bài & ảnh>",
        ["PersonName"] = "An (mẫu)",
        ["UnitName"] = "THCS Bình Khánh",
        ["Url"] = "http://localhost/quan-tri",
    };

    private static Task UseAsync(TestApp app, SmtpSink sink) => app.InAsync(null, null, async scope =>
    {
        var settings = scope.Get<ISettingManager>();
        await settings.SetGlobalAsync(MailSettings.Host, "127.0.0.1");
        await settings.SetGlobalAsync(MailSettings.Port, sink.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await settings.SetGlobalAsync(MailSettings.FromAddress, "cong@example.edu.vn");
    });

    private static async Task<Guid> WriteAsync(TestApp app, bool complete)
    {
        await using var scope = app.Scope(School);
        var id = await scope.Get<IMailQueue>().EnqueueAsync("an@example.edu.vn", MailTemplates.Common, Data);
        if (complete)
            await scope.CompleteAsync();
        return id;
    }

    private static Task<Letter> LetterAsync(TestApp app, Guid id) =>
        app.InAsync(null, null, scope => scope.Get<NotificationsDbContext>().Letters.AsNoTracking().SingleAsync(letter => letter.Id == id));
}
