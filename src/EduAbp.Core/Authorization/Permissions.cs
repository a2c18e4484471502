using EduAbp.Modularity;

namespace EduAbp.Authorization;

/// <summary>A thing that a person may be allowed to do in a unit.</summary>
/// <param name="Name">Stable name, <c>Website.Articles.Publish</c>.</param>
/// <param name="DisplayName">Key of the text that names it.</param>
/// <param name="DefaultRoles">Roles that hold it until a unit says otherwise.</param>
/// <param name="Traits">What sets it apart, whatever role holds it.</param>
public sealed record PermissionDefinition(
    string Name, string DisplayName, string Group, IReadOnlyList<string> DefaultRoles, PermissionTraits Traits = PermissionTraits.None)
{
    /// <summary>The optional module that defines it; null for the platform.</summary>
    public string? Module { get; internal init; }
}

/// <summary>What a permission opens that is closed to those who are in a unit only to help.</summary>
[Flags]
public enum PermissionTraits
{
    None = 0,

    /// <summary>Data about pupils, straight or inside of something larger: the log, an export, the consent to a plug-in.</summary>
    PupilData = 1,

    /// <summary>The unit's own people and what they may do, and who outside is told: a helper must not be able to stay.</summary>
    OwnPeople = 2,
}

/// <summary>Says which permissions a module has.</summary>
public abstract class PermissionDefinitionProvider
{
    public abstract void Define(PermissionDefinitionContext context);
}

public sealed class PermissionDefinitionContext
{
    internal List<PermissionDefinition> Definitions { get; } = [];

    /// <param name="name">The module's name; its text is <c>Permission:{name}</c>.</param>
    public PermissionGroup AddGroup(string name) => new(name, Definitions);
}

public sealed class PermissionGroup
{
    private readonly string _name;
    private readonly List<PermissionDefinition> _definitions;

    internal PermissionGroup(string name, List<PermissionDefinition> definitions) => (_name, _definitions) = (name, definitions);

    /// <summary>Adds a permission whose text is <c>Permission:{name}</c>, held by these roles to begin with.</summary>
    public PermissionGroup AddPermission(string name, params string[] defaultRoles) => AddPermission(name, PermissionTraits.None, defaultRoles);

    /// <inheritdoc cref="AddPermission(string, string[])"/>
    public PermissionGroup AddPermission(string name, PermissionTraits traits, params string[] defaultRoles)
    {
        _definitions.Add(new PermissionDefinition(name, $"Permission:{name}", _name, defaultRoles, traits));
        return this;
    }
}

/// <summary>All permissions of all modules.</summary>
public sealed class PermissionDefinitionManager : DependencyInjection.ISingletonDependency
{
    private readonly Dictionary<string, PermissionDefinition> _byName;

    public PermissionDefinitionManager(IEnumerable<PermissionDefinitionProvider> providers, ModuleList modules)
    {
        var all = new List<PermissionDefinition>();
        foreach (var provider in providers)
        {
            var context = new PermissionDefinitionContext();
            provider.Define(context);
            var module = modules.FindOptional(provider.GetType().Assembly)?.Name;
            all.AddRange(context.Definitions.Select(definition => definition with { Module = module }));
        }

        All = all;
        _byName = All.ToDictionary(definition => definition.Name);
        ByRole = All.SelectMany(definition => definition.DefaultRoles, (definition, role) => (role, definition.Name))
            .GroupBy(granted => granted.role, granted => granted.Name)
            .ToDictionary(granted => granted.Key, granted => (IReadOnlySet<string>)granted.ToHashSet());
    }

    public IReadOnlyList<PermissionDefinition> All { get; }

    /// <summary>What each role may do where the unit has not said otherwise.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> ByRole { get; }

    public PermissionDefinition? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>Asks whether the current person may do a thing in the current unit.</summary>
public interface IPermissionChecker
{
    Task<bool> IsGrantedAsync(string permission, CancellationToken cancellationToken = default);

    /// <exception cref="AbpAuthorizationException">The person may not.</exception>
    async Task CheckAsync(string permission, CancellationToken cancellationToken = default)
    {
        if (!await IsGrantedAsync(permission, cancellationToken))
            throw new AbpAuthorizationException(permission);
    }
}

/// <summary>The current person may not do this here. Visitors are sent to sign in; others are answered 403.</summary>
public sealed class AbpAuthorizationException(string permission) : Exception($"Not allowed: {permission}.")
{
    public string Permission { get; } = permission;
}

/// <summary>The roles that a unit has to begin with (names are stored: never rename one).</summary>
public static class Roles
{
    public const string Contributor = "contributor";
    public const string Editor = "editor";
    public const string Head = "head";
    public const string Administrator = "administrator";
    public const string OfficeReviewer = "office-reviewer";
    public const string OfficeLeader = "office-leader";
    public const string CentreStaff = "centre-staff";
}
