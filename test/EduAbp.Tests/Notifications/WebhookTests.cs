using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EduAbp.AspNetCore.Security;
using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.EventBus;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Data;
using EduAbp.Notifications.Webhooks;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;
using EduAbp.Website.Articles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduAbp.Tests.Notifications;

public sealed class WebhookTests
{
    private static readonly ArticlePublishedEto Published = new(Guid.CreateVersion7(), "em-an-dat-giai", "Em An đạt giải", "Tóm tắt", null, false, TestApp.Start, 1);

    [Theory, OnBothDatabases]
    public async Task An_event_reaches_the_address_signed_and_without_a_person_in_it(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(kind);
        var (a, b, person) = await CityAsync(app);
        var made = await SubscribeAsync(app, a, person, receiver.Address);

        await PublishAsync(app, a);
        await PublishAsync(app, b);

        var got = receiver.Requests.ShouldHaveSingleItem();
        got.Headers["EduAbp-Event"].ShouldBe("Website.ArticlePublished");
        IsSigned(got, made.Secret).ShouldBeTrue();
        IsSigned(got with { Body = got.Body + " " }, made.Secret).ShouldBeFalse();
        var body = JsonDocument.Parse(got.Body).RootElement;
        body.GetProperty("unit").GetProperty("id").GetGuid().ShouldBe(a.Id);
        body.GetProperty("data").EnumerateObject().Select(field => field.Name).ShouldBe(["articleId", "categoryId", "publishedAt", "version"]);
        got.Body.ShouldNotContain("đạt giải");

        var log = await ReadAsync(app, a, person, made.Id);
        log.Deliveries.ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Delivered);
        log.Deliveries[0].Status.ShouldBe(200);
        log.Deliveries[0].Answer.ShouldBe("đã nhận");
        await using var scope = app.Scope(a.Id);
        (await scope.Get<NotificationsDbContext>().Webhooks.AsNoTracking().SingleAsync()).Secret.ShouldNotContain(made.Secret);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_taken_is_tried_again_later_and_later_and_can_be_sent_again_by_hand(DatabaseKind kind)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(kind);
        var (a, _, person) = await CityAsync(app);
        var made = await SubscribeAsync(app, a, person, receiver.Address);
        receiver.Status = 500;

        await PublishAsync(app, a);
        await app.DispatchAsync();
        receiver.Requests.Count.ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DispatchAsync();
        receiver.Requests.Count.ShouldBe(2);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DispatchAsync();
        receiver.Requests.Count.ShouldBe(2);
        for (var i = 0; i < 8; i++)
        {
            app.Clock.Advance(TimeSpan.FromDays(1));
            await app.DispatchAsync();
        }

        receiver.Requests.Count.ShouldBe(8);
        receiver.Requests.Select(request => request.Headers["EduAbp-Delivery"]).Distinct().Count().ShouldBe(1);
        var failed = (await ReadAsync(app, a, person, made.Id)).Deliveries.ShouldHaveSingleItem();
        failed.State.ShouldBe(DeliveryState.Failed);
        failed.Status.ShouldBe(500);

        receiver.Status = 204;
        await AsAsync(app, a, person, webhooks => webhooks.SendAgainAsync(failed.Id, default));
        await app.DispatchAsync();
        (await ReadAsync(app, a, person, made.Id)).Deliveries.ShouldHaveSingleItem().State.ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    public async Task An_address_that_takes_nothing_is_switched_off_and_its_people_are_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(DatabaseKind.Sqlite);
        var (a, _, person) = await CityAsync(app);
        var made = await SubscribeAsync(app, a, person, receiver.Address);
        receiver.Status = 404;
        for (var i = 0; i < SendWebhookJob.MostFailures + 3; i++)
            await PublishAsync(app, a);

        receiver.Requests.Count.ShouldBe(SendWebhookJob.MostFailures);
        (await ReadAsync(app, a, person, made.Id)).Webhook.GaveUp.ShouldBeTrue();
        await using var scope = app.Scope(a.Id);
        (await scope.Get<NotificationsDbContext>().Notices.AsNoTracking().Where(notice => notice.Template == "Notifications.WebhookGaveUp").Select(notice => notice.UserId).ToListAsync())
            .ShouldBe([person]);
    }

    [Fact]
    public async Task A_new_secret_signs_beside_the_old_one_for_a_day()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(DatabaseKind.Sqlite);
        var (a, _, person) = await CityAsync(app);
        var made = await SubscribeAsync(app, a, person, receiver.Address);
        var next = await AsAsync(app, a, person, webhooks => webhooks.RotateSecretAsync(made.Id, default));

        await AsAsync(app, a, person, webhooks => webhooks.SendTestAsync(made.Id, default));
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromHours(25));
        await AsAsync(app, a, person, webhooks => webhooks.SendTestAsync(made.Id, default));
        await app.DispatchAsync();

        var (first, second) = (receiver.Requests.First(), receiver.Requests.Last());
        (IsSigned(first, made.Secret), IsSigned(first, next.Secret)).ShouldBe((true, true));
        (IsSigned(second, made.Secret), IsSigned(second, next.Secret)).ShouldBe((false, true));
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var app = await StartAsync(DatabaseKind.Sqlite);
        var (a, _, person) = await CityAsync(app);
        var made = await SubscribeAsync(app, a, person, receiver.Address);
        (receiver.Status, receiver.Location) = (302, receiver.Address + "/elsewhere");
        await PublishAsync(app, a);
        receiver.Requests.ShouldHaveSingleItem();
        (await ReadAsync(app, a, person, made.Id)).Deliveries[0].Status.ShouldBe(302);
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_never_called_also_when_it_led_outside_a_moment_ago()
    {
        await using var receiver = await Receiver.StartAsync();
        var names = new Names();
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, services => services.AddSingleton<IHostResolver>(names));
        var (a, _, person) = await CityAsync(app);
        var made = await SubscribeAsync(app, a, person, "https://nhan-tin.example.edu.vn/");

        foreach (var inside in new[] { "127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.1.1", "::1", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1" })
        {
            names.Answer = [IPAddress.Parse(inside)];
            await AsAsync(app, a, person, webhooks => webhooks.SendTestAsync(made.Id, default));
            await app.DispatchAsync();
            var line = (await ReadAsync(app, a, person, made.Id)).Deliveries[0];
            line.Status.ShouldBeNull(inside);
            line.Answer!.ShouldContain("not on the open internet");
        }

        // One good address does not make a bad one good.
        names.Answer = [IPAddress.Parse("1.1.1.1"), IPAddress.Loopback];
        await AsAsync(app, a, person, webhooks => webhooks.SendTestAsync(made.Id, default));
        await app.DispatchAsync();
        (await ReadAsync(app, a, person, made.Id)).Deliveries[0].Status.ShouldBeNull();
        names.Asked.ShouldBe(9);
        receiver.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_https_on_the_open_internet_can_be_named_and_only_public_events_asked_for()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var (a, _, person) = await CityAsync(app);
        foreach (var url in new[] { "", "nhan-tin", "http://example.edu.vn/", "ftp://example.edu.vn/", "https://user:secret@example.edu.vn/", "https://127.0.0.1/", "https://[::1]/", "https://192.168.0.9/x", "https://localhost/", "https://may-chu/", "https://a.internal/", "https://0x7f000001/" })
        {
            (await Should.ThrowAsync<AbpValidationException>(() => AsAsync(app, a, person, webhooks => webhooks.CreateAsync(new WebhookInput(url, ["Website.ArticlePublished"]), default)), url))
                .Errors.ShouldContain(error => error.Field == "Url", url);
        }

        (await Should.ThrowAsync<AbpValidationException>(() => AsAsync(app, a, person, webhooks => webhooks.CreateAsync(new WebhookInput("https://example.edu.vn/", ["Identity.BoardHeadChanged"]), default))))
            .Errors.ShouldContain(error => error.Field == "Events");
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("100.64.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("198.19.0.1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:7f00:1::", false)]
    [InlineData("::127.0.0.1", false)]
    public void What_is_on_the_open_internet_is_known(string address, bool expected) => PublicAddress.IsPublic(IPAddress.Parse(address)).ShouldBe(expected);

    private static Task<TestApp> StartAsync(DatabaseKind kind) => TestApp.StartAsync(kind, settings: "--Webhooks:AllowLoopback=true");

    private static async Task<(UnitInfo A, UnitInfo B, Guid Person)> CityAsync(TestApp app)
    {
        var (a, b) = await School.TwoAsync(app);
        var person = await School.MemberAsync(app, a, "quan-tri@thu.edu.vn", Roles.Administrator);
        await app.DispatchAsync();
        return (a, b, person);
    }

    private static Task<NewWebhook> SubscribeAsync(TestApp app, UnitInfo unit, Guid person, string url) =>
        AsAsync(app, unit, person, webhooks => webhooks.CreateAsync(new WebhookInput(url, ["Website.ArticlePublished", "Website.ArticleUnpublished"]), default));

    private static async Task PublishAsync(TestApp app, UnitInfo unit)
    {
        await app.InAsync(unit.Id, null, scope => scope.Get<IDistributedEventBus>().PublishAsync(Published));
        await app.DispatchAsync();
    }

    private static Task<WebhookDetails> ReadAsync(TestApp app, UnitInfo unit, Guid person, Guid id) => AsAsync(app, unit, person, webhooks => webhooks.GetAsync(id, default));

    private static Task<T> AsAsync<T>(TestApp app, UnitInfo unit, Guid person, Func<WebhookAppService, Task<T>> act) =>
        app.InAsync(unit.Id, person, scope => act(scope.Get<WebhookAppService>()));

    private static Task AsAsync(TestApp app, UnitInfo unit, Guid person, Func<WebhookAppService, Task> act) =>
        app.InAsync(unit.Id, person, scope => act(scope.Get<WebhookAppService>()));

    private static bool IsSigned(Received request, string secret)
    {
        var parts = request.Headers["EduAbp-Signature"].Split(',');
        var code = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{parts[0][2..]}.{request.Body}")));
        return parts.Skip(1).Contains($"v1={code}");
    }

    private sealed record Received(string Body, IReadOnlyDictionary<string, string> Headers);

    private sealed class Names : IHostResolver
    {
        public IPAddress[] Answer { get; set; } = [];

        public int Asked { get; private set; }

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Answer);
        }
    }

    /// <summary>Somebody who listens.</summary>
    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<Received> Requests { get; } = [];

        public int Status { get; set; } = 200;

        public string? Location { get; set; }

        public string Address { get; private set; } = "";

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var receiver = new Receiver(builder.Build());
            await receiver.RunAsync();
            return receiver;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task RunAsync()
        {
            app.Run(async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                Requests.Enqueue(new Received(await reader.ReadToEndAsync(), context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString())));
                context.Response.StatusCode = Status;
                if (Location is not null)
                    context.Response.Headers.Location = Location;
                if (Status == 200)
                    await context.Response.WriteAsync("đã nhận");
            });
            await app.StartAsync();
            Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        }
    }
}
