using System.Reflection;
using EduAbp.Authorization;

namespace EduAbp.Tests.Architecture;

public sealed class PermissionTests
{
    /// <summary>
    /// What a person does with what is theirs, or a stranger before being known, hangs on no permission of the unit.
    /// Each line says who is asked instead.
    /// </summary>
    private static readonly Dictionary<string, string> Exempt = [];

    /// <summary>What one who only helps may have, when the unit gave it to the role: why it tells of no pupil and outlives no help.</summary>
    private static readonly Dictionary<string, string> OpenToHelpers = new()
    {
        ["Identity.Members"] = "names of staff, to know whom to ask; nothing is changed with it",
        ["Identity.SecurityLog"] = "sign-ins, refusals and exports by number: accounts of staff",
        ["Identity.SecurityLog.Whole"] = "the same, of all units, in the department",
        ["Notifications.Mail.Manage"] = "how letters leave the department",
        ["PersonalData.Deadlines.Manage"] = "numbers of days",
        ["Support.Requests"] = "what the unit itself sent up to those who help",
        ["Support.Requests.Answer"] = "the same, in an office",
        ["Support.Contacts.Manage"] = "the unit's contact persons: staff",
        ["Support.Contacts.Units"] = "those of the units below",
        ["TenantManagement.Unit.Manage"] = "address, telephone, domains",
        ["TenantManagement.Modules.Allow"] = "what units may have, in the department",
        ["TenantManagement.SubUnits"] = "the units below and their addresses",
        ["TenantManagement.SubUnits.Manage"] = "their sites",
        ["TenantManagement.SubUnits.Restructure"] = "their order",
        ["TenantManagement.Registrations"] = "units to come and their first administrators",
        ["TenantManagement.Registrations.Accept"] = "the same",
        ["Website.Articles"] = "texts for the public",
        ["Website.Articles.Write"] = "texts for the public",
        ["Website.Articles.EditAll"] = "texts for the public",
        ["Website.Articles.Submit"] = "texts for the public",
        ["Website.Articles.Review"] = "texts for the public",
        ["Website.Articles.Approve"] = "texts for the public",
        ["Website.Articles.TakeDown"] = "texts for the public",
        ["Website.Categories.Manage"] = "headings of the site",
        ["Website.Appearance"] = "the site's looks",
        ["Website.Media"] = "pictures for the public; who is in them is Website.Media.People",
        ["Website.Media.Manage"] = "the same",
    };

    private static readonly Assembly[] Product =
        [.. Repository.Projects.Select(project => Assembly.Load(project.Name))];

    [Fact]
    public void Every_application_service_asks_for_a_permission_in_every_method()
    {
        var open =
            from type in Product.SelectMany(assembly => assembly.GetTypes())
            where type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("AppService", StringComparison.Ordinal)
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where !method.IsSpecialName
            let name = $"{type.Name}.{method.Name}"
            where !Exempt.ContainsKey(name) && !Exempt.ContainsKey($"{type.Name}.*")
            where !Calls.Reaches(method, call => call.DeclaringType == typeof(IPermissionChecker))
            select name;

        open.Distinct().Order().ShouldBeEmpty();
    }

    [Fact]
    public void What_tells_of_pupils_is_marked_so_that_nobody_who_only_helps_a_unit_gets_it()
    {
        // A unit lets helpers in by roles; these permissions stay closed whatever role they get.
        var context = new PermissionDefinitionContext();
        foreach (var provider in Product.SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(PermissionDefinitionProvider)) && !type.IsAbstract))
            ((PermissionDefinitionProvider)Activator.CreateInstance(provider, nonPublic: true)!).Define(context);
        context.Definitions.Where(permission => permission.Traits == PermissionTraits.None).Select(permission => permission.Name)
            .ShouldBe(OpenToHelpers.Keys, ignoreOrder: true, "a permission without a trait is open to helpers: say here why it may be");
    }

    [Fact]
    public void No_exception_outlives_its_method()
    {
        var names = Product.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(method => $"{type.Name}.{method.Name}").Append($"{type.Name}.*"))
            .ToHashSet();
        Exempt.Keys.Where(name => !names.Contains(name)).ShouldBeEmpty();
    }
}
