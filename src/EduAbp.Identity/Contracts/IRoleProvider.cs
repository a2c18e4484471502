using EduAbp.MultiTenancy;

namespace EduAbp.Identity.Contracts;

/// <summary>Brings a module's roles; register it as a singleton dependency. Each role needs the texts <c>Role:{Name}</c> and <c>Role:{Name}:About</c>.</summary>
public interface IRoleProvider
{
    IReadOnlyList<RoleDefinition> Roles { get; }

    /// <summary>Who of them works in the schools of the demonstration city.</summary>
    IReadOnlyList<DemoPost> DemoPosts => [];

    /// <summary>Whether people of this unit can have them.</summary>
    bool Fit(UnitInfo unit);
}

/// <param name="Mailbox">What stands before the @ of the sample address.</param>
public sealed record DemoPost(string Mailbox, string Role);
