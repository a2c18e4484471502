using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Identity.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.Identity.Staff;

/// <summary>The unit's people and their roles; no password, code or second factor leaves.</summary>
internal sealed class PeopleExportPart(IdentityDbContext db, IStringLocalizer texts, TimeTexts times) : IUnitExportContributor, ITransientDependency
{
    public int Order => 20;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var members = await (
            from membership in db.Memberships.AsNoTracking()
            join person in db.People.AsNoTracking() on membership.UserId equals person.Id
            orderby person.SortKey
            select new { person.FullName, person.Email, person.Phone, membership.Roles, membership.From, membership.EndedAt })
            .ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "thanh-vien.csv",
            ["Họ tên", "Thư điện tử", "Điện thoại", "Vai trò", "Từ ngày", "Đến ngày"],
            members.Select(member => new[]
            {
                member.FullName, member.Email, member.Phone, string.Join(", ", member.Roles.Select(role => texts[$"Role:{role}"].Value)),
                times.Date(member.From), member.EndedAt is { } end ? times.Date(end) : "",
            }),
            cancellationToken);
        files.List("Thành viên", "thanh-vien.csv", members.Count);
    }
}
