using System.Globalization;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.StudentRecords.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Deeds;

/// <summary>What the office did to many pupils at once, and the lists that it read in.</summary>
internal sealed class DeedExportPart(StudentRecordsDbContext db, IStringLocalizer texts, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 63;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var deeds = await db.Deeds.AsNoTracking().OrderBy(deed => deed.At).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "ho-so/viec-hang-loat.csv",
            ["Lúc", "Việc", "Nội dung", "Người làm", "Hoàn tác lúc"],
            deeds.Select(deed => new[] { times.DateTime(deed.At), texts[$"StudentRecords:Deed:{deed.Kind}"].Value, deed.Title, deed.ByName, deed.UndoneAt is { } undone ? times.DateTime(undone) : "" }),
            cancellationToken);
        files.List("Việc làm hàng loạt với hồ sơ", "ho-so/viec-hang-loat.csv", deeds.Count);

        var imports = await db.PupilImports.AsNoTracking().OrderBy(import => import.UploadedAt).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "ho-so/danh-sach-da-nhap.csv",
            ["Tải lên lúc", "Tệp", "Trang", "Nhập lúc", "Thêm", "Sửa", "Bỏ qua"],
            imports.Select(import => new[]
            {
                times.DateTime(import.UploadedAt), import.FileName, import.Sheet, import.DoneAt is { } done ? times.DateTime(done) : "", Number(import.Added), Number(import.Changed), Number(import.Skipped),
            }),
            cancellationToken);
        files.List("Danh sách học sinh đã nhập", "ho-so/danh-sach-da-nhap.csv", imports.Count);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
