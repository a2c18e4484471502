using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Data;
using EduAbp.TenantManagement.Domains;
using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.TenantManagement.Exports;

/// <summary>The unit's own facts: name, contacts, addresses, offices over time.</summary>
internal sealed class UnitExportPart(TenantManagementDbContext db, IUnitHistory history, ITenantDirectory directory, ICurrentTenant tenant, TimeTexts times)
    : IUnitExportContributor, ITransientDependency
{
    public int Order => 10;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var id = tenant.GetId();
        var unit = await db.Units.AsNoTracking().SingleAsync(found => found.Id == id, cancellationToken);
        var rows = new List<string?[]>
        {
            new[] { "Tên", unit.Name },
            new[] { "Tên ngắn", unit.ShortName },
            new[] { "Địa chỉ", unit.Address },
            new[] { "Điện thoại", PhoneNumber.Format(unit.Phone) },
            new[] { "Thư điện tử", unit.Email },
            new[] { "Mã số thuế", unit.TaxCode },
            new[] { "Màu chính", unit.MainColor },
        };
        rows.AddRange((await db.Addresses.AsNoTracking().Where(address => address.UnitId == id).ToListAsync(cancellationToken))
            .Select(address => new[] { "Địa chỉ trang", $"/{address.Path}" + (address.To is { } end ? $" (đến {times.Date(end)})" : "") }));
        rows.AddRange((await db.Domains.AsNoTracking().Where(domain => domain.UnitId == id && domain.State == DomainState.Active).ToListAsync(cancellationToken))
            .Select(domain => new[] { "Tên miền", DomainName.Show(domain.Host) }));
        rows.AddRange((await history.GetManagementsAsync(id, cancellationToken))
            .Select(management => new[] { "Cơ quan quản lý", $"{directory.Find(management.OfficeId)?.Name}, từ {times.Date(management.From)}" + (management.To is { } end ? $" đến trước {times.Date(end)}" : "") }));
        rows.AddRange((await history.GetOriginsAsync(id, cancellationToken)).Select(origin => new[] { "Tiền thân", $"{origin.Name} ({times.Date(origin.On)})" }));
        await files.WriteTableAsync("don-vi.csv", ["Mục", "Giá trị"], rows, cancellationToken);
        files.List("Thông tin đơn vị", "don-vi.csv", rows.Count);
    }
}
