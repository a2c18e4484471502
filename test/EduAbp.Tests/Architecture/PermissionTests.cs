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
    public void No_exception_outlives_its_method()
    {
        var names = Product.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(method => $"{type.Name}.{method.Name}").Append($"{type.Name}.*"))
            .ToHashSet();
        Exempt.Keys.Where(name => !names.Contains(name)).ShouldBeEmpty();
    }
}
