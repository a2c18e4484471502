using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.MultiTenancy;
using EduAbp.Support.Data;
using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.Support.Requests;

/// <summary>Whom to turn to in the unit, and what the unit asked its office, with all answers and files.</summary>
internal sealed class SupportExportPart(SupportDbContext db, SupportFiles contents, ICurrentTenant tenant, ITenantDirectory units, IStringLocalizer texts, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 70;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var here = tenant.GetId();
        var contacts = await db.Contacts.AsNoTracking().Where(contact => contact.UnitId == here).OrderBy(contact => contact.Duty).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "nguoi-lien-he.csv",
            ["Vai trò", "Họ tên", "Chức vụ", "Điện thoại", "Thư điện tử"],
            contacts.Select(contact => new[] { texts[$"Support:Duty:{contact.Duty}"].Value, contact.FullName, contact.Position, PhoneNumber.Format(contact.Phone), contact.Email }),
            cancellationToken);
        files.List("Người liên hệ", "nguoi-lien-he.csv", contacts.Count);

        var requests = await db.Requests.AsNoTracking().Where(request => request.UnitId == here).Include(request => request.Messages).ThenInclude(message => message.Files).AsSplitQuery()
            .OrderBy(request => request.CreationTime).ToListAsync(cancellationToken);
        var rows = new List<string?[]>();
        foreach (var (request, message) in requests.SelectMany(request => request.Messages.OrderBy(message => message.CreationTime).Select(message => (request, message))))
        {
            var names = new List<string>();
            foreach (var file in message.Files)
            {
                if (await contents.OpenAsync(file, cancellationToken) is not { } content)
                    continue;
                var path = $"ho-tro/{file.Id:N}{Path.GetExtension(file.Name).ToLowerInvariant()}";
                await using (content)
                    await files.WriteFileAsync(path, content, cancellationToken);
                names.Add($"{file.Name} ({path})");
            }

            rows.Add(
            [
                request.Title, texts[$"Support:State:{request.State}"].Value, times.DateTime(message.CreationTime), message.AuthorName, units.Find(message.UnitId)?.Name,
                message.Turned is { } turned ? texts[$"Support:State:{turned}"].Value : "", message.Text, string.Join(", ", names),
            ]);
        }

        await files.WriteTableAsync("yeu-cau-ho-tro.csv", ["Yêu cầu", "Trạng thái nay", "Lúc", "Người viết", "Đơn vị", "Chuyển thành", "Nội dung", "Tệp"], rows, cancellationToken);
        files.List("Yêu cầu hỗ trợ", "yeu-cau-ho-tro.csv", requests.Count);
    }
}
