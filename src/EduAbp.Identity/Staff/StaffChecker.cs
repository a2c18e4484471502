using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Staff;

/// <summary>Says of each row what is wrong with it and what it would do.</summary>
internal static class StaffChecker
{
    public static StaffPreview Check(IReadOnlyList<StaffRow> rows, IReadOnlyList<MemberListItem> members, string? officialDomains, UnitInfo unit, IRoleCatalog catalog)
    {
        var allowed = catalog.For(unit).Select(role => role.Name).ToHashSet();
        var byEmail = members.GroupBy(member => member.Email.ToLowerInvariant()).ToDictionary(group => group.Key, group => group.First());
        var head = members.FirstOrDefault(member => member.Roles.Contains(RoleNames.Head));
        var seen = new Dictionary<string, int>();
        int? headRow = null;
        return new StaffPreview([.. rows.Select(CheckRow)]);

        StaffPreviewRow CheckRow(StaffRow row)
        {
            var problems = new List<StaffProblem>();
            var name = VietnameseText.Normalize(row.FullName);
            if (name.Length is 0 or > 100)
                problems.Add(new StaffProblem("FullName", "NameMissing"));

            var email = EmailAddress.Normalize(row.Email);
            if (email is null)
                problems.Add(new StaffProblem("Email", "EmailInvalid"));
            else if (!seen.TryAdd(email, row.Number))
                problems.Add(new StaffProblem("Email", "EmailTwice", seen[email].ToString(System.Globalization.CultureInfo.InvariantCulture)));
            else if (!OfficialMail.IsOfficial(email, officialDomains))
                problems.Add(new StaffProblem("Email", "MailNotOfficial", officialDomains));

            var roles = RoleWords.Parse(row.Roles, catalog.All, out var stranger);
            if (stranger is not null || roles.Any(role => !allowed.Contains(role)))
                problems.Add(new StaffProblem("Roles", "RoleUnknown", stranger ?? row.Roles));
            else if (roles.Count == 0)
                problems.Add(new StaffProblem("Roles", "RoleMissing"));

            var phone = PhoneNumber.Normalize(row.Phone);
            if (row.Phone.Length > 0 && phone.Digits is null && !(row.Phone.Length == 9 && PhoneNumber.Normalize("0" + row.Phone).Digits is not null))
                problems.Add(new StaffProblem("Phone", "PhoneInvalid"));

            var known = email is null ? null : byEmail.GetValueOrDefault(email);
            if (known is null && roles.Contains(RoleNames.Head))
            {
                if (head is not null)
                    problems.Add(new StaffProblem("Roles", "HeadExists", head.FullName));
                else if (headRow is { } other)
                    problems.Add(new StaffProblem("Roles", "HeadTwice", other.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                headRow ??= row.Number;
            }

            // Excel drops the first zero of a number.
            return new StaffPreviewRow(row, name, email, roles, phone.Digits ?? PhoneNumber.Normalize("0" + row.Phone).Digits, known is not null, problems);
        }
    }
}
