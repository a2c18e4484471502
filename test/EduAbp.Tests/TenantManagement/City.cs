using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Registrations;
using EduAbp.TenantManagement.Units;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.TenantManagement;

/// <summary>A small city for tests: a department, an office, schools.</summary>
internal static class City
{
    public static async Task<UnitDto> CreateAsync(TestApp app, CreateUnitInput input)
    {
        await using var scope = app.Scope(null);
        return await scope.Get<IUnitIntegrationService>().CreateAsync(input);
    }

    public static async Task<Guid> DepartmentAsync(TestApp app) =>
        app.Get<EduAbp.MultiTenancy.ITenantDirectory>().Root?.Id
        ?? (await CreateAsync(app, new CreateUnitInput("Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh", UnitKinds.Department, null))).Id;

    public static async Task<Guid> OfficeAsync(TestApp app, string name = "Phòng Giáo dục và Đào tạo Huyện Cần Giờ") =>
        (await CreateAsync(app, new CreateUnitInput(name, UnitKinds.DistrictOffice, await DepartmentAsync(app)))).Id;

    public static async Task<Guid> SchoolAsync(TestApp app, Guid office, string name) =>
        (await CreateAsync(app, new CreateUnitInput(name, UnitName.KindOf(name)!.Code, office))).Id;

    /// <summary>The workbook of Cần Giờ, accepted and queued, not yet carried out.</summary>
    public static Task<Guid> AcceptedBatchAsync(TestApp app, Guid office) => app.InAsync(office, null, async scope =>
    {
        var form = Registrations.Read("dang-ky-huyen-can-gio.xlsx");
        var now = app.Get<TimeProvider>().GetUtcNow();
        var batch = new RegistrationBatch(office, "dang-ky-huyen-can-gio.xlsx", 4000, form.WrittenOn, form.Rows);
        var rows = await scope.Get<RegistrationJudge>().JudgeAsync(batch, default);
        batch.Submit(rows, now);
        batch.Accept(rows, null, now);
        var db = scope.Get<TenantManagementDbContext>();
        db.Batches.Add(batch);
        await db.SaveChangesAsync();
        await scope.Get<EduAbp.BackgroundJobs.IBackgroundJobManager>().EnqueueAsync(new ImportBatchArgs(batch.Id));
        return batch.Id;
    });
}
