using EduAbp.AspNetCore.Caching;
using EduAbp.Authorization;
using EduAbp.Data;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Addresses;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Registrations;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Kit;
using EduAbp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Tests.TenantManagement;

public class UnitsOnlineTests
{
    [Theory, OnBothDatabases]
    public async Task A_workbook_brings_a_district_online_and_every_form_of_address_finds_its_schools(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);

        var result = await ImportAsync(app, office, "dang-ky-huyen-can-gio.xlsx");

        result.IsCarriedOut.ShouldBeTrue();
        result.Failed.ShouldBe(0);
        var directory = app.Get<ITenantDirectory>();
        directory.Children(office).Count.ShouldBe(33);
        var school = directory.Children(office).Single(unit => unit.Path == "can-gio/thcs-binh-khanh");
        directory.Resolve("localhost", "/can-gio/thcs-binh-khanh/tin-tuc").ShouldBe(new ResolvedAddress(school, "/can-gio/thcs-binh-khanh"));
        directory.Resolve("can-gio.localhost", "/thcs-binh-khanh/tin-tuc").ShouldBe(new ResolvedAddress(school, "/thcs-binh-khanh"));
        directory.Resolve("thcs-binh-khanh.can-gio.localhost", "/tin-tuc").ShouldBe(new ResolvedAddress(school, ""));
        directory.Resolve("CAN-GIO.localhost", "/")!.Unit.Id.ShouldBe(office);
        directory.Resolve("localhost", "/tin-tuc")!.Unit.ShouldBe(directory.Root);
        directory.Resolve("127.0.0.1", "/can-gio/khong-co")!.ShouldBe(new ResolvedAddress(directory.Find(office)!, "/can-gio"));
        directory.Resolve("khong-co.localhost", "/").ShouldBeNull();
        directory.CanonicalUrl(school).ShouldEndWith("/can-gio/thcs-binh-khanh");
        app.Get<IUnitTree>().GetAncestors(school.Id).ShouldBe([office, directory.Root!.Id]);

        await using var afresh = app.Scope(school.Id);
        var dto = await afresh.Get<IUnitIntegrationService>().FindAsync(school.Id);
        dto.ShouldNotBeNull().ShouldSatisfyAllConditions(
            unit => unit.Kind.ShouldBe("lower-secondary"), unit => unit.ShortName.ShouldBe("THCS Bình Khánh"),
            unit => unit.Phone.ShouldBe("028 3996 3968"), unit => unit.TaxCode.ShouldBe("0339145495"));
        (await afresh.Get<IPersonLookup>().GetHoldersAsync(school.Id, Roles.Administrator))
            .ShouldHaveSingleItem().Email.ShouldBe("thcs-binh-khanh@huyen-can-gio.example.edu.vn");
    }

    [Theory, OnBothDatabases]
    public async Task The_same_workbook_a_second_time_changes_nothing(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        await ImportAsync(app, office, "dang-ky-huyen-can-gio.xlsx");
        var before = await CountAsync(app);

        var again = await ImportAsync(app, office, "dang-ky-huyen-can-gio.xlsx");

        again.IsCarriedOut.ShouldBeFalse();
        again.Rows.ShouldAllBe(row => row.Outcome == RowOutcome.Keep);
        (await CountAsync(app)).ShouldBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task A_workbook_with_errors_brings_nothing_online_until_the_rows_are_skipped(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);

        (await ImportAsync(app, office, "dang-ky-loi.xlsx")).IsBlocked.ShouldBeTrue();
        app.Get<ITenantDirectory>().Children(office).ShouldBeEmpty();

        (await ImportAsync(app, office, "dang-ky-loi.xlsx", 10, 11, 12, 13, 14, 15, 21)).IsCarriedOut.ShouldBeTrue();
        app.Get<ITenantDirectory>().Children(office).Select(unit => unit.Slug)
            .ShouldBe(["mn-can-thanh", "mn-long-hoa", "mn-tam-thon-hiep", "mn-thanh-an", "th-can-thanh"]);
    }

    [Theory, OnBothDatabases]
    public async Task An_import_that_is_killed_goes_on_and_makes_no_unit_twice(DatabaseKind kind)
    {
        using var kill = new CancellationTokenSource();
        var killer = new KillAtSeed(kill, after: 8);
        await using var app = await TestApp.StartAsync(kind, services => services.AddSingleton<IDataSeedContributor>(killer));
        var office = await City.OfficeAsync(app);
        var batch = await City.AcceptedBatchAsync(app, office);
        killer.Armed = true;

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await using var scope = app.Scope(null);
            while (await scope.Get<RegistrationImport>().ContinueAsync(batch, 10, kill.Token))
            {
            }
        });
        app.Get<ITenantDirectory>().Children(office).Count.ShouldBe(8);

        await app.DispatchAsync();      // the job of the queue takes over

        await using var after = app.Scope(null);
        var db = after.Get<TenantManagementDbContext>();
        var rows = await db.Rows.Where(row => row.BatchId == batch).ToListAsync();
        rows.ShouldAllBe(row => row.State == RowState.Done);
        rows.Select(row => row.UnitId).Distinct().Count().ShouldBe(33);
        (await db.Batches.SingleAsync(found => found.Id == batch)).State.ShouldBe(RegistrationState.Done);
        (await db.Units.CountAsync()).ShouldBe(35);
        killer.Seeded.Distinct().Count().ShouldBe(33);
        foreach (var unit in rows.Select(row => row.UnitId!.Value))
        {
            await using var inUnit = app.Scope(unit);
            (await inUnit.Get<IPersonLookup>().GetHoldersAsync(unit, Roles.Administrator)).Count.ShouldBe(1);
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_is_given_up_leads_on_and_goes_to_nobody_else(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        var school = await City.SchoolAsync(app, office, "Trường Tiểu học Doi Lầu");

        await app.InAsync(office, null, scope => scope.Get<UnitAddressBook>().ChangeAsync(office, "bien-can-gio", default));
        await app.DispatchAsync();

        var directory = app.Get<ITenantDirectory>();
        directory.Find(school)!.Path.ShouldBe("bien-can-gio/th-doi-lau");
        directory.Resolve("localhost", "/can-gio/th-doi-lau/tin-tuc")!.RedirectTo.ShouldBe("/bien-can-gio/th-doi-lau");
        directory.Resolve("th-doi-lau.can-gio.localhost", "/tin-tuc")!.RedirectTo.ShouldEndWith("/bien-can-gio/th-doi-lau");
        await Should.ThrowAsync<BusinessException>(() => City.CreateAsync(app, new CreateUnitInput(
            "Phòng Giáo dục và Đào tạo Huyện Cần Giờ khác", UnitKinds.DistrictOffice, directory.Root!.Id, "can-gio")));

        await app.InAsync(office, null, scope => scope.Get<UnitAddressBook>().ChangeAsync(office, "can-gio", default));
        directory.Resolve("localhost", "/can-gio/th-doi-lau")!.RedirectTo.ShouldBeNull();
        directory.Resolve("localhost", "/bien-can-gio")!.RedirectTo.ShouldBe("/can-gio");
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_with_the_slug_of_a_page_or_a_twin_is_refused(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        await City.SchoolAsync(app, office, "Trường Tiểu học Doi Lầu");

        async Task<string> CodeOf(CreateUnitInput input) => (await Should.ThrowAsync<BusinessException>(() => City.CreateAsync(app, input))).Code;
        (await CodeOf(new("Trường Tiểu học Quản Trị", "primary", office, "quan-tri"))).ShouldBe("TenantManagement:SlugTaken");
        (await CodeOf(new("Trường TH Doi Lầu", "primary", office, "doi-lau"))).ShouldBe("TenantManagement:NameTaken");
        (await CodeOf(new("Trường Tiểu học Khác", "primary", office, "th-doi-lau"))).ShouldBe("TenantManagement:SlugTaken");
        (await CodeOf(new("Trường Tiểu học Khác", "primary", null))).ShouldBe("TenantManagement:DepartmentExists");
    }

    [Fact]
    public async Task A_unit_that_a_command_made_is_noticed_on_SQLite_too()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite);
        var ears = app.Get<SqliteAnnouncements>();
        await ears.StartAsync(default);
        var office = await City.OfficeAsync(app);
        var elsewhere = Guid.CreateVersion7();
        await app.InAsync(elsewhere, null, scope => scope.Get<UnitCreation>().AddAsync(elsewhere, new CreateUnitInput("Trường Tiểu học Doi Lầu", "primary", office), default));
        (await ears.LookAsync()).ShouldBeFalse();
        await using var command = EduAbpHost.Build([.. app.Database.Settings, .. TestApp.QuietSettings(Directory.CreateTempSubdirectory("eduabp-test-").FullName)], serves: false);
        await command.Services.GetRequiredService<UnitChanges>().AnnounceAsync(elsewhere);
        var directory = app.Get<ITenantDirectory>();
        directory.Find(elsewhere).ShouldBeNull();

        (await ears.LookAsync()).ShouldBeTrue();

        directory.Resolve("localhost", "/can-gio/th-doi-lau")!.Unit.Id.ShouldBe(elsewhere);
        (await ears.LookAsync()).ShouldBeFalse();
        await ears.StopAsync(default);
    }

    [Theory, OnBothDatabases]
    public async Task The_demonstration_city_is_made_once(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        for (var round = 0; round < 2; round++) await app.InAsync(null, null, scope => scope.Get<DemoUnits>().SeedAsync(default));

        var directory = app.Get<ITenantDirectory>();
        directory.All.Count.ShouldBe(1 + 2 + 74 + 7);
        directory.All.ShouldAllBe(unit => unit.IsSample);
        directory.Children(directory.Root!.Id).Select(unit => unit.Path).ShouldContain("quan-1");
    }

    private static async Task<WorkbookImportResult> ImportAsync(TestApp app, Guid office, string file, params int[] skip)
    {
        await using var scope = app.Scope(null);
        return await scope.Get<WorkbookImport>().RunAsync(
            app.Get<ITenantDirectory>().Find(office)!, file, 4000, Registrations.Read(file), skip.ToHashSet(), accept: true, isSample: false, managedSince: null, default);
    }

    private static async Task<(int, int, int)> CountAsync(TestApp app)
    {
        await using var scope = app.Scope(null);
        var db = scope.Get<TenantManagementDbContext>();
        return (await db.Units.CountAsync(), await db.Addresses.CountAsync(), await db.Relations.CountAsync());
    }

    private sealed class KillAtSeed(CancellationTokenSource kill, int after) : IDataSeedContributor
    {
        public bool Armed { get; set; }

        public List<Guid> Seeded { get; } = [];

        public Task SeedAsync(DataSeedContext context, CancellationToken cancellationToken)
        {
            if (!Armed) return Task.CompletedTask;
            Seeded.Add(context.TenantId);
            if (Seeded.Count == after) kill.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }
    }
}
