using System.Reflection;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Registrations;
using EduAbp.Timing;
using Microsoft.Extensions.Logging;

namespace EduAbp.TenantManagement.Units;

/// <summary>The units of the demonstration city: department, two offices, their workbooks, and one unit of each other kind, all marked as samples.</summary>
internal sealed class DemoUnits(
    IUnitIntegrationService units, ITenantDirectory directory, WorkbookImport import, TimeProvider clock, ILogger<DemoUnits> logger) : IDemoDataContributor, ITransientDependency
{
    public int Order => 10;

    // Figures of two years that are over can be looked at.
    private DateOnly Since => new(SchoolYears.BeginOf(clock.VietnamToday()) - 2, 9, 1);

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var department = directory.Root?.Id ?? (await units.CreateAsync(
            new CreateUnitInput(
                "Sở Giáo dục và Đào tạo Thành phố Hồ Chí Minh", UnitKinds.Department, null, Address: "66-68 Lê Thánh Tôn, Quận 1",
                Email: "lien-he@sgddt.example.edu.vn", Phone: "028 3829 1875", MainColor: "#8c2f39", IsSample: true),
            cancellationToken)).Id;

        var district1 = await EnsureAsync(new CreateUnitInput(
            "Phòng Giáo dục và Đào tạo Quận 1", UnitKinds.DistrictOffice, department, Address: "47 Lê Duẩn, phường Bến Nghé",
            Email: "pgddt@quan-1.example.edu.vn", Phone: "028 3000 0001", MainColor: "#1f5fa8", IsSample: true), cancellationToken);
        var canGio = await EnsureAsync(new CreateUnitInput(
            "Phòng Giáo dục và Đào tạo Huyện Cần Giờ", UnitKinds.DistrictOffice, department, Address: "Đường Lương Văn Nho, xã Cần Thạnh",
            Email: "pgddt@huyen-can-gio.example.edu.vn", Phone: "028 3000 0002", MainColor: "#0b5e7c", IsSample: true), cancellationToken);

        await ImportAsync(district1, "dang-ky-quan-1.xlsx", cancellationToken);
        await ImportAsync(canGio, "dang-ky-huyen-can-gio.xlsx", cancellationToken);

        foreach (var unit in Others(department, district1, canGio)) await EnsureAsync(unit, cancellationToken);
    }

    private static IEnumerable<CreateUnitInput> Others(Guid department, Guid district1, Guid canGio) =>
    [
        Sample("Trường Trung học phổ thông Bến Nghé (mẫu)", "upper-secondary", department, "thpt-ben-nghe", "0312000012", "#6b4fa0"),
        Sample("Trung tâm Giáo dục thường xuyên Thành phố (mẫu)", "continuing-education", department, "gdtx-thanh-pho", "0312000037", "#a8581f"),
        Sample("Trường Tiểu học, Trung học cơ sở và Trung học phổ thông Sao Biển (mẫu)", "multi-level", department, "th-thcs-thpt-sao-bien", "0312000044", "#1d7a4c")
            with { Ownership = UnitOwnership.Private },
        Sample("Trường Chuyên biệt Ban Mai (mẫu)", "special", district1, "cb-ban-mai", "0312000051", "#8c2f39"),
        Sample("Trường Mầm non tư thục Mầm Xanh (mẫu)", "kindergarten", district1, "mn-mam-xanh", "0312000069", "#1d7a4c") with { Ownership = UnitOwnership.Private },
        Sample("Trường Bồi dưỡng giáo dục Cần Giờ (mẫu)", "training-school", canGio, "bdgd-can-gio", "0312000076", "#0b5e7c"),
        Sample("Trung tâm Kỹ thuật tổng hợp hướng nghiệp Cần Giờ (mẫu)", "vocational-centre", canGio, "ktth-hn-can-gio", "0312000083", "#1f5fa8"),
    ];

    private static CreateUnitInput Sample(string name, string kind, Guid parent, string slug, string taxCode, string color) => new(
        name, kind, parent, slug, Address: "Địa chỉ mẫu, Thành phố Hồ Chí Minh", TaxCode: taxCode,
        Email: $"{slug}@sgddt.example.edu.vn", MainColor: color, IsSample: true);

    private async Task<Guid> EnsureAsync(CreateUnitInput input, CancellationToken cancellationToken)
    {
        var slug = input.Slug ?? UnitName.Slug(input.Name);
        return directory.Children(input.ParentId!.Value).FirstOrDefault(unit => unit.Slug == slug)?.Id
            ?? (await units.CreateAsync(input with { Slug = slug, ManagedSince = Since }, cancellationToken)).Id;
    }

    private async Task ImportAsync(Guid office, string file, CancellationToken cancellationToken)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        var form = RegistrationFormReader.Read(content);
        var result = await import.RunAsync(directory.Find(office)!, file, content.Length, form, new HashSet<int>(), accept: true, isSample: true, Since, cancellationToken);
        if (result.IsBlocked || result.Failed > 0) logger.LogWarning("{File}: {Count} rows were not imported", file, result.Rows.Count);
    }
}
