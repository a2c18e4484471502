using System.Reflection;
using EduAbp.AspNetCore;

namespace EduAbp.Tests.Architecture;

/// <summary>Every use case has an address in the API, unless a line here says why not.</summary>
public sealed class ApiCoverageTests
{
    private static readonly Dictionary<string, string> WithoutAddress = new()
    {
        ["AppearanceAppService.PreviewAsync"] = "Draws a page with what a form holds.",
        ["ContactAppService.ExportBelowAsync"] = "The rows of contacts/below as a file.",
        ["GuideAppService.FindAsync"] = "Where a page's link to its guide leads.",
        ["MemberAppService.PrintSlipsAsync"] = "Paper with a secret for the hand of one person: printed at the desk, never given to a program.",
        ["UnitAdministratorAppService.PrintSlipsAsync"] = "The same.",
        ["RegistrationAppService.PrintSlipsAsync"] = "The same.",
        ["RegistrationAppService.MayPrintSlipsAsync"] = "Whether a page shows a button; a program asks by calling.",
        ["SubUnitAppService.MayCreateAsync"] = "The same.",
        ["UnitMoveAppService.MayMoveAsync"] = "The same.",
        ["DomainAppService.MayVouchAsync"] = "The same.",
        ["SupportAppService.MayAskAsync"] = "The same.",
        ["MediaPeopleAppService.MayNameAsync"] = "The same.",
        ["SupportAppService.MayAnswerAsync"] = "The same.",
    };

    private static readonly Assembly[] Product = [.. Repository.Projects.Select(project => Assembly.Load(project.Name))];

    [Fact]
    public void Every_method_of_an_application_service_has_an_address()
    {
        var called = Product.SelectMany(assembly => assembly.GetTypes())
            .Where(type => typeof(IEndpointContributor).IsAssignableFrom(type) && type is { IsClass: true, IsAbstract: false })
            .SelectMany(Reached)
            .ToHashSet();
        var closed =
            from type in Product.SelectMany(assembly => assembly.GetTypes())
            where type is { IsClass: true, IsAbstract: false } && type.Name.EndsWith("AppService", StringComparison.Ordinal)
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where !method.IsSpecialName
            let name = $"{type.Name}.{method.Name}"
            where !WithoutAddress.ContainsKey(name) && !called.Contains(name)
            select name;

        closed.Distinct().Order().ShouldBeEmpty();
    }

    [Fact]
    public void No_exception_outlives_its_method()
    {
        var names = Product.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();
        WithoutAddress.Keys.Where(name => !names.Contains(name)).ShouldBeEmpty();
    }

    // Handlers are lambdas and local methods of the contributor: followed into what the compiler made of them.
    private static HashSet<string> Reached(Type contributor)
    {
        var found = new HashSet<string>();
        var seen = new HashSet<MethodBase>();
        var open = new Stack<MethodBase>([contributor.GetMethod(nameof(IEndpointContributor.MapEndpoints))!]);
        while (open.TryPop(out var method))
        {
            if (!seen.Add(method))
                continue;
            foreach (var call in Calls.Of(method))
            {
                if (call.DeclaringType is not { } type)
                    continue;
                found.Add($"{type.Name}.{call.Name}");
                if (Outermost(type) == contributor)
                    open.Push(call);
            }
        }

        return found;
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }
}
