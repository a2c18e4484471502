using EduAbp.Authorization;
using EduAbp.Commands;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.TenantManagement.Contracts;

namespace EduAbp.Web.Commands;

/// <summary>What an empty installation begins with: the department, and one account of its centre.</summary>
internal sealed class InitCommand(ITenantDirectory units, IUnitIntegrationService creation, IAccountIntegrationService accounts) : ICommand
{
    private const string Email = "trungtam@example.edu.vn";

    public string Name => "init";

    public string Summary => "[EMAIL] [DEPARTMENT]: makes the department and one account of its centre, and prints the activation link";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (units.Root is null)
        {
            var name = arguments.Count > 1 ? string.Join(' ', arguments.Skip(1)) : "Sở Giáo dục và Đào tạo";
            await creation.CreateAsync(new CreateUnitInput(name, "department", null), cancellationToken);
        }

        var email = arguments.Count > 0 ? arguments[0] : Email;
        var invitation = await accounts.InviteAsync(
            units.Root!.Id, email, "Quản trị Trung tâm", [Roles.CentreStaff, Roles.Administrator], cancellationToken);
        var site = units.CanonicalUrl(units.Root!);
        Console.WriteLine(invitation.ActivationUrlPath is { } link
            ? $"The centre's account {email} is activated at {site}{link}"
            : $"The centre's account {email} is active; sign-in: {site}/dang-nhap");
        return 0;
    }
}
