using EduAbp.Authorization;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Data;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Registrations;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Tests.TenantManagement;

public class RegistrationFlowTests
{
    [Theory, OnBothDatabases]
    public async Task An_officer_goes_through_the_rows_the_centre_accepts_and_the_units_are_there(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        var department = app.Get<ITenantDirectory>().Root!.Id;
        var officer = await PersonAsync(app, office, Roles.OfficeReviewer);
        var centre = await PersonAsync(app, department, Roles.CentreStaff);
        var id = await UploadAsync(app, office, officer, "dang-ky-loi.xlsx");

        (await CodeAsync(() => As(app, office, officer, batches => batches.SubmitAsync(id, default)))).ShouldBe("TenantManagement:BatchHasProblems");
        await Should.ThrowAsync<EntityNotFoundException>(() => As(app, department, centre, batches => batches.GetAsync(id, default)));      // a draft is the office's own

        await As(app, office, officer, batches => batches.AcceptSuggestionAsync(id, 15, RowField.TaxCode, default));
        await As(app, office, officer, batches => batches.SetSlugAsync(id, 9, "mn-can-thanh-1", default));
        await As(app, office, officer, batches => batches.SkipErrorsAsync(id, default));
        await As(app, office, officer, batches => batches.SubmitAsync(id, default));
        (await CodeAsync(() => As(app, office, officer, batches => batches.SkipAsync(id, 9, true, default)))).ShouldBe("TenantManagement:BatchNotEditable");
        await Should.ThrowAsync<AbpAuthorizationException>(() => As(app, office, officer, batches => batches.AcceptAsync(id, default)));

        (await As(app, department, centre, batches => batches.CountWaitingAsync(default))).ShouldBe(1);
        await As(app, department, centre, batches => batches.AcceptAsync(id, default));
        (await As(app, department, centre, batches => batches.GetProgressAsync(id, default))).ShouldBe(new ImportProgress(12, 6, 0, false));
        await app.DispatchAsync();

        (await As(app, office, officer, batches => batches.GetProgressAsync(id, default))).ShouldBe(new ImportProgress(12, 12, 0, true));
        app.Get<ITenantDirectory>().Children(office).Select(unit => unit.Slug)
            .ShouldBe(["mn-can-thanh-1", "mn-long-hoa", "mn-ly-nhon", "mn-tam-thon-hiep", "mn-thanh-an", "th-can-thanh"]);
        (await As(app, department, centre, batches => batches.PrintSlipsAsync(id, default))).Count.ShouldBe(6);
        await Should.ThrowAsync<AbpAuthorizationException>(() => As(app, office, officer, batches => batches.PrintSlipsAsync(id, default)));
        var lyNhon = app.Get<ITenantDirectory>().Children(office).Single(unit => unit.Slug == "mn-ly-nhon");
        await using var scope = app.Scope(lyNhon.Id);
        (await scope.Get<IUnitIntegrationService>().FindAsync(lyNhon.Id))!.TaxCode.ShouldBe("0362585173");
    }

    [Theory, OnBothDatabases]
    public async Task The_centre_returns_a_registration_with_a_note_and_the_office_sends_it_again(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        var department = app.Get<ITenantDirectory>().Root!.Id;
        var officer = await PersonAsync(app, office, Roles.OfficeReviewer);
        var centre = await PersonAsync(app, department, Roles.CentreStaff);
        var id = await UploadAsync(app, office, officer, "dang-ky-huyen-can-gio.xlsx");
        await As(app, office, officer, batches => batches.SubmitAsync(id, default));

        (await CodeAsync(() => As(app, department, centre, batches => batches.ReturnAsync(id, " ", default)))).ShouldBe("TenantManagement:ReasonMissing");
        await As(app, department, centre, batches => batches.ReturnAsync(id, "Thiếu Trường Mầm non Rừng Sác", default));

        (await As(app, office, officer, batches => batches.GetAsync(id, default))).Batch.Note.ShouldBe("Thiếu Trường Mầm non Rừng Sác");
        (await As(app, office, officer, batches => batches.CountWaitingAsync(default))).ShouldBe(1);
        await As(app, office, officer, batches => batches.SubmitAsync(id, default));
        (await As(app, department, centre, batches => batches.GetAsync(id, default))).CanAccept.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Another_office_and_a_school_see_nothing_of_it(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        var other = await City.OfficeAsync(app, "Phòng Giáo dục và Đào tạo Quận 1");
        var school = await City.SchoolAsync(app, other, "Trường Tiểu học Kết Đoàn");
        var officer = await PersonAsync(app, office, Roles.OfficeReviewer);
        var stranger = await PersonAsync(app, other, Roles.OfficeReviewer, Roles.OfficeLeader);
        var administrator = await PersonAsync(app, school, Roles.Administrator);
        var id = await UploadAsync(app, office, officer, "dang-ky-huyen-can-gio.xlsx");

        await Should.ThrowAsync<EntityNotFoundException>(() => As(app, other, stranger, batches => batches.GetAsync(id, default)));
        await Should.ThrowAsync<EntityNotFoundException>(() => As(app, other, stranger, batches => batches.SkipAsync(id, 9, true, default)));
        (await As(app, other, stranger, batches => batches.GetListAsync(default))).ShouldBeEmpty();
        (await CodeAsync(() => As(app, school, administrator, batches => batches.GetListAsync(default)))).ShouldBe("TenantManagement:NotAnOffice");
        (await CodeAsync(() => UploadAsync(app, other, stranger, "dang-ky-huyen-can-gio.xlsx"))).ShouldBe("TenantManagement:BatchOfAnotherOffice");
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_of_the_department_registers_itself_and_waits_for_the_centre(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var department = await City.DepartmentAsync(app);
        var centre = await PersonAsync(app, department, Roles.CentreStaff);
        var input = new SelfRegistrationInput(
            "Trường Trung học phổ thông Bến Nghé", "upper-secondary", "12 Lê Duẩn, phường Bến Nghé", "0312000012", "thpt-ben-nghe@example.edu.vn", "028 3829 1875", "Nguyễn Thị Mẫu (mẫu)");

        var wrong = await Should.ThrowAsync<AbpValidationException>(() => RegisterAsync(app, department, input with { TaxCode = "0312000013", Email = "x" }));
        wrong.Errors.Select(error => error.Field).ShouldBe(["TaxCode", "Email"]);
        await RegisterAsync(app, department, input);
        (await CodeAsync(() => RegisterAsync(app, department, input))).ShouldBe("TenantManagement:RegistrationWaits");

        var id = (await As(app, department, centre, batches => batches.GetListAsync(default))).ShouldHaveSingleItem().Id;
        await As(app, department, centre, batches => batches.AcceptAsync(id, default));
        await app.DispatchAsync();

        app.Get<ITenantDirectory>().Children(department).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(unit => unit.Path.ShouldBe("thpt-ben-nghe"), unit => unit.Kind.ShouldBe("upper-secondary"));
    }

    [Theory, OnBothDatabases]
    public async Task Those_who_wait_for_a_registration_are_told(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        var department = app.Get<ITenantDirectory>().Root!.Id;
        var officer = await PersonAsync(app, office, Roles.OfficeReviewer);
        var centre = await PersonAsync(app, department, Roles.CentreStaff);
        var id = await UploadAsync(app, office, officer, "dang-ky-huyen-can-gio.xlsx");

        await As(app, office, officer, batches => batches.SubmitAsync(id, default));
        await app.DispatchAsync();
        (await NoticesAsync(app, department)).ShouldContain((centre, "TenantManagement.RegistrationSubmitted"));

        await As(app, department, centre, batches => batches.ReturnAsync(id, "Thiếu một trường", default));
        await app.DispatchAsync();
        (await NoticesAsync(app, office)).ShouldContain((officer, "TenantManagement.RegistrationReturned"));
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_whose_own_registration_is_refused_gets_a_letter(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        await City.OfficeAsync(app);
        var department = app.Get<ITenantDirectory>().Root!.Id;
        var centre = await PersonAsync(app, department, Roles.CentreStaff);
        await RegisterAsync(app, department, new SelfRegistrationInput(
            "Trường Trung học phổ thông Bến Nghé", "upper-secondary", "12 Lê Duẩn, phường Bến Nghé", "0312000012", "thpt-ben-nghe@truong.edu.vn", "028 3829 1875", "Nguyễn Thị Mẫu (mẫu)"));
        var id = (await As(app, department, centre, batches => batches.GetListAsync(default))).ShouldHaveSingleItem().Id;

        await As(app, department, centre, batches => batches.ReturnAsync(id, "Chưa có quyết định thành lập", default));
        await app.DispatchAsync();

        await using var scope = app.Scope(null);
        (await scope.Get<NotificationsDbContext>().Letters.Select(letter => letter.To).ToListAsync()).ShouldContain("thpt-ben-nghe@truong.edu.vn");
    }

    [Theory, OnBothDatabases]
    public async Task An_office_suspends_its_own_school_and_no_other(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind);
        var office = await City.OfficeAsync(app);
        var other = await City.OfficeAsync(app, "Phòng Giáo dục và Đào tạo Quận 1");
        var school = await City.SchoolAsync(app, office, "Trường Tiểu học Doi Lầu");
        var leader = await PersonAsync(app, office, Roles.OfficeLeader);
        var reviewer = await PersonAsync(app, office, Roles.OfficeReviewer);
        var stranger = await PersonAsync(app, other, Roles.OfficeLeader);

        Task Suspend(Guid unit, Guid person) => app.InAsync(unit, person, scope => scope.Get<SubUnitAppService>().SuspendAsync(school, "Sáp nhập từ 1/12", null, default));
        await Should.ThrowAsync<EntityNotFoundException>(() => Suspend(other, stranger));
        await Should.ThrowAsync<AbpAuthorizationException>(() => Suspend(office, reviewer));
        await Suspend(office, leader);
        app.Get<ITenantDirectory>().Find(school)!.State.ShouldBe(UnitStates.Suspended);

        await app.InAsync(office, leader, scope => scope.Get<SubUnitAppService>().ResumeAsync(school, default));
        app.Get<ITenantDirectory>().Find(school)!.State.ShouldBe(UnitStates.Active);
    }

    private static async Task<List<(Guid, string)>> NoticesAsync(TestApp app, Guid unit)
    {
        await using var scope = app.Scope(unit);
        return [.. (await scope.Get<NotificationsDbContext>().Notices.ToListAsync()).Select(notice => (notice.UserId, notice.Template))];
    }

    private static Task<Guid> UploadAsync(TestApp app, Guid office, Guid person, string file) =>
        As(app, office, person, batches => batches.UploadAsync(file, new MemoryStream(Registrations.File(file)), null, default));

    private static Task RegisterAsync(TestApp app, Guid department, SelfRegistrationInput input) =>
        app.InAsync(department, null, scope => scope.Get<SelfRegistration>().RegisterAsync(input, default));

    private static async Task<Guid> PersonAsync(TestApp app, Guid unit, params string[] roles) => await app.InAsync(null, null, async scope =>
        (await scope.Get<IAccountIntegrationService>().InviteAsync(unit, $"{roles[0]}.{Guid.NewGuid():N}@example.edu.vn", "Người thử (mẫu)", roles)).PersonId);

    private static Task<T> As<T>(TestApp app, Guid unit, Guid person, Func<RegistrationAppService, Task<T>> act) =>
        app.InAsync(unit, person, scope => act(scope.Get<RegistrationAppService>()));

    private static Task As(TestApp app, Guid unit, Guid person, Func<RegistrationAppService, Task> act) =>
        app.InAsync(unit, person, scope => act(scope.Get<RegistrationAppService>()));

    private static async Task<string> CodeAsync(Func<Task> act) => (await Should.ThrowAsync<BusinessException>(act)).Code;
}
