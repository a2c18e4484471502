using EduAbp.TenantManagement.Contracts;
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
}
