using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.Identity.Data;
using EduAbp.Identity.Help;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.Identity.Memberships;

/// <summary>Where the unit's roles differ from the usual, and who from outside helped in it.</summary>
internal sealed class RightsExportPart(IdentityDbContext db, PermissionDefinitionManager permissions, IStringLocalizer texts, TimeTexts times, TimeProvider clock) : IUnitExportContributor, ITransientDependency
{
    public int Order => 21;

    public async Task ExportAsync(IUnitExportWriter files, CancellationToken cancellationToken)
    {
        var grants = await db.RoleGrants.AsNoTracking().OrderBy(grant => grant.Role).ThenBy(grant => grant.Permission).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "quyen-rieng.csv",
            ["Vai trò", "Quyền", "Tên quyền", "Được phép"],
            grants.Select(grant => new[]
            {
                texts[$"Role:{grant.Role}"].Value, permissions.Find(grant.Permission) is { } known ? texts[known.DisplayName].Value : "", grant.Permission, grant.IsGranted ? "Có" : "Không",
            }),
            cancellationToken);
        files.List("Quyền của vai trò khác với mặc định", "quyen-rieng.csv", grants.Count);

        var now = clock.GetUtcNow();
        var helps = await db.HelpGrants.AsNoTracking().OrderBy(help => help.CreationTime).ToListAsync(cancellationToken);
        await files.WriteTableAsync(
            "nguoi-ho-tro.csv",
            ["Người hỗ trợ", "Lí do", "Xin lúc", "Trạng thái", "Vai trò", "Người quyết định", "Quyết định lúc", "Đến", "Kết thúc lúc"],
            helps.Select(help => new[]
            {
                help.HelperName, help.Reason, times.DateTime(help.CreationTime), HelpWords.State(texts, help.State, help.IsRunning(now)), string.Join(", ", help.Roles.Select(role => texts[$"Role:{role}"].Value)),
                help.DecidedByName, Time(help.DecidedAt), Time(help.Until), Time(help.EndedAt),
            }),
            cancellationToken);
        files.List("Người ngoài vào hỗ trợ", "nguoi-ho-tro.csv", helps.Count);
    }

    private string Time(DateTimeOffset? moment) => moment is { } known ? times.DateTime(known) : "";
}
