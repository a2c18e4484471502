using EduAbp.Identity.Contracts;
using EduAbp.Text;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Staff;

/// <summary>The roles as people write them in a workbook, several with commas or "và" between them.</summary>
internal static class RoleWords
{
    public static IReadOnlyList<string> Parse(string text, IReadOnlyList<RoleDefinition> known, out string? stranger)
    {
        stranger = null;
        var roles = new List<string>();
        foreach (var part in text.Split([',', ';', '/', '+', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (RoleOf(VietnameseText.Fold(part), known) is { } role)
                roles.Add(role);
            else
                stranger ??= part;
        }

        return [.. roles.Distinct()];
    }

    private static string? RoleOf(string folded, IReadOnlyList<RoleDefinition> known) => folded switch
    {
        "quan tri" or "quan tri vien" or "administrator" or "admin" => RoleNames.Administrator,
        "truong ban bien tap" or "truong ban" or "tong bien tap" or "head" => RoleNames.Head,
        "bien tap" or "bien tap vien" or "editor" => RoleNames.Editor,
        "cong tac vien" or "nguoi viet" or "viet bai" or "contributor" => RoleNames.Contributor,
        "lanh dao" or "lanh dao phong" or "office-leader" => RoleNames.OfficeLeader,
        "chuyen vien" or "chuyen vien phong" or "office-reviewer" => RoleNames.OfficeReviewer,
        "trung tam" or "can bo trung tam" or "nhan vien trung tam" or "centre-staff" => RoleNames.CentreStaff,
        _ => known.FirstOrDefault(role => role.Name == folded || role.Words.Contains(folded))?.Name,
    };
}
