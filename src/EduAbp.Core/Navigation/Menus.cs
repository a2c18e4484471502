using EduAbp.Modularity;

namespace EduAbp.Navigation;

/// <summary>An entry of the desk's menu.</summary>
/// <param name="Name">Unique name, <c>Website.Articles</c>.</param>
/// <param name="Text">Key of its text.</param>
/// <param name="Page">Razor page it opens: menus name pages, not addresses.</param>
/// <param name="Icon">Name of a Tabler icon.</param>
/// <param name="Group"><see cref="MenuGroups"/>.</param>
/// <param name="Permission">Shown only to people who hold it; null for everybody at the desk.</param>
/// <param name="Badge">Counter beside the text: a service that implements <see cref="IMenuBadge"/>; null for none.</param>
/// <param name="UnitKinds">Shown only in units of these kinds; null for all.</param>
/// <param name="OrPermission">Shown to people who hold this one as well.</param>
public sealed record MenuItem(
    string Name,
    string Text,
    string Page,
    string Icon,
    string Group,
    int Order = 100,
    string? Permission = null,
    Type? Badge = null,
    IReadOnlyList<string>? UnitKinds = null,
    string? OrPermission = null)
{
    /// <summary>The optional module that added it; null for the platform.</summary>
    public string? Module { get; internal init; }
}

/// <summary>The groups of the desk's menu, in their order; a group's text is <c>Menu:{name}</c>.</summary>
public static class MenuGroups
{
    public const string Today = "Today";
    public const string Office = "Office";
    public const string Writing = "Writing";
    public const string PortalDuties = "PortalDuties";
    public const string Teaching = "Teaching";
    public const string Unit = "Unit";

    public static readonly IReadOnlyList<string> InOrder = [Today, Office, Writing, PortalDuties, Teaching, Unit];
}

/// <summary>Counts what waits behind a menu entry for the current person; 0 shows nothing.</summary>
public interface IMenuBadge
{
    Task<int> CountAsync(CancellationToken cancellationToken);
}

/// <summary>Adds a module's entries to the desk's menu.</summary>
public interface IMenuContributor
{
    void Configure(MenuContext context);
}

public sealed class MenuContext
{
    internal List<MenuItem> Items { get; } = [];

    public MenuContext Add(MenuItem item)
    {
        Items.Add(item);
        return this;
    }
}

/// <summary>The desk's whole menu; who sees which entry is asked at each request.</summary>
public sealed class MenuManager : DependencyInjection.ISingletonDependency
{
    public MenuManager(IEnumerable<IMenuContributor> contributors, ModuleList modules)
    {
        var items = new List<MenuItem>();
        foreach (var contributor in contributors)
        {
            var context = new MenuContext();
            contributor.Configure(context);
            var module = modules.FindOptional(contributor.GetType().Assembly)?.Name;
            items.AddRange(context.Items.Select(item => item with { Module = module }));
        }

        All = [.. items.OrderBy(item => IndexOf(item.Group)).ThenBy(item => item.Order)];
    }

    public IReadOnlyList<MenuItem> All { get; }

    private static int IndexOf(string group) => MenuGroups.InOrder.TakeWhile(name => name != group).Count();
}
