using EduAbp.Commands;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using RoleNames = EduAbp.Authorization.Roles;

namespace EduAbp.Identity.Commands;

/// <summary>Names an administrator from the command line: the first one of an installation, or where a unit has lost its own.</summary>
internal sealed class CreateAdminCommand(ITenantDirectory units, IAccountIntegrationService accounts) : ICommand
{
    public string Name => "create-admin";

    public string Summary => "EMAIL \"FULL NAME\" [UNIT/PATH]: an administrator of the unit (of the department without a path); prints the activation link";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments.Count is < 2 or > 3)
        {
            Console.Error.WriteLine($"{Name} {Summary}");
            return 2;
        }

        var path = arguments.ElementAtOrDefault(2)?.Trim('/') ?? "";
        if (units.All.FirstOrDefault(unit => unit.Path == path) is not { } unit)
        {
            Console.Error.WriteLine(path.Length == 0 ? "There is no department yet." : $"There is no unit at /{path}.");
            return 1;
        }

        string[] roles = unit.ParentId is null ? [RoleNames.Administrator, RoleNames.CentreStaff] : [RoleNames.Administrator];
        var invitation = await accounts.InviteAsync(unit.Id, arguments[0], arguments[1], roles, cancellationToken);
        Console.WriteLine(
            invitation.ActivationUrlPath is { } activation
                ? $"{arguments[1]}, {unit.Name}\nActivation link (works once, for 7 days): {units.MainHostUrl(unit)}{activation}"
                : $"{arguments[1]}, {unit.Name}\nThe account works already; it is now an administrator of this unit.");
        return 0;
    }
}
