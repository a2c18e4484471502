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
        string[] ofOffices = ["PersonalData.Deadlines.Manage", "PersonalData.Incidents.Received"];
        context.Definitions
            .Where(permission => permission.Group is "StudentRecords" or "PersonalData" || permission.Name == "Website.Media.People")
            .Where(permission => !permission.Traits.HasFlag(PermissionTraits.PupilData)).Select(permission => permission.Name).Except(ofOffices)
            .ShouldBeEmpty();
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
