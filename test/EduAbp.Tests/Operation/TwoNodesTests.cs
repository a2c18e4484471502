using System.Net;
using EduAbp.AspNetCore.Caching;
using EduAbp.Caching;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Mail;
using EduAbp.Settings;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Kit;
using EduAbp.Tests.TenantManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EduAbp.Tests.Operation;

/// <summary>Two processes on one PostgreSQL: what one changes, the other knows by its announcement.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task A_unit_made_renamed_moved_or_suspended_on_one_node_is_so_on_the_other()
    {
        await using var a = await TestApp.StartAsync(DatabaseKind.Postgres);
        var office = await City.OfficeAsync(a);
        var ear = new Ear();
        await using var b = await NodeAsync(a, ear);
        using var visitor = b.CreateClient();

        (await visitor.GetAsync("/can-gio/th-doi-lau")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var school = await ear.AfterAsync("units", () => City.SchoolAsync(a, office, "Trường Tiểu học Doi Lầu"));
        (await visitor.GetAsync("/can-gio/th-doi-lau")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await ear.AfterAsync("versions", () => ChangeAsync(a, school, unit => unit.SetName("Trường Tiểu học Doi Lầu Một")));
        b.Get<ITenantDirectory>().Find(school)!.Name.ShouldBe("Trường Tiểu học Doi Lầu Một");
        (await visitor.GetStringAsync("/can-gio/th-doi-lau")).ShouldContain("Doi Lầu Một");

        await ear.AfterAsync("units", async () =>
        {
            await a.InAsync(school, null, scope => scope.Get<UnitAddressBook>().ChangeAsync(school, "th-doi-lau-1", default));
            await a.DispatchAsync();
        });
        (await visitor.GetAsync("/can-gio/th-doi-lau-1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("/can-gio/th-doi-lau")).Headers.Location!.ToString().ShouldEndWith("/can-gio/th-doi-lau-1");

        await ear.AfterAsync("versions", () => ChangeAsync(a, school, unit => unit.Suspend("Rà soát nội dung")));
        (await visitor.GetAsync("/can-gio/th-doi-lau-1")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_content_version_raised_on_one_node_is_raised_on_the_other()
    {
        await using var a = await TestApp.StartAsync(DatabaseKind.Postgres);
        var ear = new Ear();
        await using var b = await NodeAsync(a, ear);
        var (school, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var versions = b.Get<IContentVersions>();
        var (before, untouched) = (versions.Get(school), versions.Get(other));

        await ear.AfterAsync("versions", () => a.Get<IContentVersions>().RaiseAsync([school]));

        versions.Get(school).ShouldBeGreaterThan(before);
        versions.Get(other).ShouldBe(untouched);
    }

    [Fact]
    public async Task A_setting_of_the_installation_changed_on_one_node_holds_on_the_other()
    {
        await using var a = await TestApp.StartAsync(DatabaseKind.Postgres);
        var ear = new Ear();
        await using var b = await NodeAsync(a, ear);
        (await HostAsync(b)).ShouldBeNullOrEmpty();

        await ear.AfterAsync("settings", () => a.InAsync(null, null, scope => scope.Get<ISettingManager>().SetGlobalAsync(MailSettings.Host, "thu.example.edu.vn")));

        (await HostAsync(b)).ShouldBe("thu.example.edu.vn");

        static async Task<string?> HostAsync(TestApp node)
        {
            await using var scope = node.Scope(null);
            return await scope.Get<ISettingProvider>().GetOrNullAsync(MailSettings.Host);
        }
    }

    [Fact]
    public async Task A_node_whose_ear_was_cut_off_reads_what_it_missed()
    {
        await using var a = await TestApp.StartAsync(DatabaseKind.Postgres);
        var office = await City.OfficeAsync(a);
        var school = await City.SchoolAsync(a, office, "Trường Tiểu học Doi Lầu");
        var ear = new Ear();
        await using var b = await NodeAsync(a, ear);
        using var visitor = b.CreateClient();
        (await visitor.GetAsync("/can-gio/th-doi-lau")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = b.Get<IContentVersions>().Get(office);

        // What is changed without a word is as good as an announcement that nobody heard.
        await using (var owner = new NpgsqlConnection(a.Database.OwnerConnectionString + ";Pooling=false"))
        {
            await owner.OpenAsync();
            await ChangeSilentlyAsync(a, school, unit => unit.Suspend("Rà soát nội dung"));
            (await visitor.GetAsync("/can-gio/th-doi-lau")).StatusCode.ShouldBe(HttpStatusCode.OK);
            await ear.AfterAsync(Ear.CaughtUp, () => ExecuteAsync(owner,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen eduabp_nodes'"));
        }

        (await visitor.GetAsync("/can-gio/th-doi-lau")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        b.Get<IContentVersions>().Get(office).ShouldBeGreaterThan(before);
        await ear.AfterAsync("versions", () => ChangeAsync(a, school, unit => unit.Resume()));
        (await visitor.GetAsync("/can-gio/th-doi-lau")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>A second node that listens, once it does.</summary>
    private static async Task<TestApp> NodeAsync(TestApp first, Ear ear)
    {
        TestApp? node = null;
        await ear.AfterAsync(Ear.CaughtUp, async () =>
        {
            node = await TestApp.StartAsync(first.Database, services =>
            {
                foreach (var topic in (string[])["units", "versions", "settings"])
                    services.AddSingleton<INodeListener>(new Listener(ear, topic));
                services.AddHostedService(provider => provider.GetRequiredService<PostgresAnnouncements>());
            });
        });
        return node!;
    }

    private static async Task ChangeAsync(TestApp app, Guid school, Action<Unit> change)
    {
        await ChangeSilentlyAsync(app, school, change);
        await app.Get<UnitChanges>().AnnounceAsync(school);
    }

    private static Task ChangeSilentlyAsync(TestApp app, Guid school, Action<Unit> change) => app.InAsync(school, null, async scope =>
    {
        var db = scope.Get<TenantManagementDbContext>();
        change(await db.Units.SingleAsync(unit => unit.Id == school));
        await db.SaveChangesAsync();
    });

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Tells the test when a node has heard something. Announcements take milliseconds; the second is the promise.</summary>
    private sealed class Ear
    {
        public const string CaughtUp = "caught up";

        private readonly Lock _lock = new();
        private (string What, TaskCompletionSource Heard)? _awaited;

        public void Hear(string what)
        {
            lock (_lock)
            {
                if (_awaited?.What == what)
                    _awaited.Value.Heard.TrySetResult();
            }
        }

        public async Task<T> AfterAsync<T>(string what, Func<Task<T>> act)
        {
            var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lock)
                _awaited = (what, heard);
            var result = await act();
            await heard.Task.WaitAsync(TimeSpan.FromSeconds(30));
            return result;
        }

        public Task AfterAsync(string what, Func<Task> act) => AfterAsync(what, async () =>
        {
            await act();
            return true;
        });
    }

    private sealed class Listener(Ear ear, string topic) : INodeListener
    {
        public string Topic => topic;

        public Task HearAsync(string payload)
        {
            ear.Hear(topic);
            return Task.CompletedTask;
        }

        public Task CatchUpAsync()
        {
            ear.Hear(Ear.CaughtUp);
            return Task.CompletedTask;
        }
    }
}
