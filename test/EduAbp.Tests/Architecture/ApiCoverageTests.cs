using System.Reflection;
using EduAbp.AspNetCore;
using Microsoft.AspNetCore.Mvc.RazorPages;

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

    /// <summary>What pages ask of other services, and why a program need not.</summary>
    private static readonly Dictionary<string, string> OnlyInABrowser = new()
    {
        ["SignInService.*"] = "Signing in: a program has a token.",
        ["SecondFactorDemand.*"] = "The same.",
        ["MainHost.*"] = "The same.",
        ["AccountService.*"] = "Links of letters, for the hand of one person: the first password, a new one.",
        ["MyAccountService.*"] = "Profile, password, second factor, sessions: a token that changed them could keep its thief in.",
        ["MyTokenService.CreateAsync"] = "Takes the person's password.",
        ["MyTokenService.GetAsync"] = "Beside the form that makes one; a token knows only itself.",
        ["SelfRegistration.*"] = "A form for strangers, who have no token.",
        ["PublicDataRequests.SendAsync"] = "The same.",
        ["MyDataRequests.OpenCopyAsync"] = "A copy is more than any permission that a token carries.",
        ["CurrentHelp.EndAsync"] = "A token does nothing where its person only helps; from the own office the helper leaves by /helping/{id}/withdraw.",
        ["PublicQueries.*"] = "What visitors read; machines take feeds and the site map.",
        ["OfficePortal.*"] = "The same.",
        ["UnitLinks.*"] = "Addresses on a page.",
        ["DeskNavigation.*"] = "The desk's menu and its search box.",
        ["TimeTexts.*"] = "Times in words.",
        ["YearPicker.*"] = "A choice at the top of pages.",
        ["ModuleList.*"] = "Names in a form.",
        ["ConsentPurposeCatalog.*"] = "Choices of a form.",
    };

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly[] Product = [.. Repository.Projects.Select(project => Assembly.Load(project.Name))];

    [Fact]
    public void Every_method_of_an_application_service_has_an_address()
    {
        var called = Called();
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
    public void What_else_a_page_asks_has_an_address_or_a_reason()
    {
        var called = Called();
        var closed =
            from page in Product.SelectMany(assembly => assembly.GetTypes())
            where page.IsSubclassOf(typeof(PageModel)) && !page.IsAbstract
            let services = page.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
                .Where(type => type.IsClass && Product.Contains(type.Assembly) && !type.Name.EndsWith("AppService", StringComparison.Ordinal)).ToHashSet()
            from call in page.GetNestedTypes(All).Prepend(page).SelectMany(type => type.GetMethods(All)).SelectMany(Calls.Of)
            where call.DeclaringType is { } type && services.Contains(type) && !call.IsSpecialName
            select $"{call.DeclaringType!.Name}.{call.Name}";

        closed.Distinct()
            .Where(name => !called.Contains(name) && !OnlyInABrowser.ContainsKey(name) && !OnlyInABrowser.ContainsKey($"{name.Split('.')[0]}.*"))
            .Order().ShouldBeEmpty();
    }

    [Fact]
    public void No_exception_outlives_its_method()
    {
        var names = Product.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(method => $"{type.Name}.{method.Name}"))
            .ToHashSet();
        WithoutAddress.Keys.Where(name => !names.Contains(name)).ShouldBeEmpty();
        names.UnionWith(Product.SelectMany(assembly => assembly.GetTypes()).Select(type => $"{type.Name}.*"));
        OnlyInABrowser.Keys.Where(name => !names.Contains(name)).ShouldBeEmpty();
    }

    private static HashSet<string> Called() => [.. Product.SelectMany(assembly => assembly.GetTypes())
        .Where(type => typeof(IEndpointContributor).IsAssignableFrom(type) && type is { IsClass: true, IsAbstract: false })
        .SelectMany(Reached)];

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
