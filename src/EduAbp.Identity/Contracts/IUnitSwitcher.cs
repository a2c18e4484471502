namespace EduAbp.Identity.Contracts;

/// <summary>The units between which the current person may switch.</summary>
public interface IUnitSwitcher
{
    /// <summary>Empty for visitors; the current unit is among them, if the person works for it.</summary>
    Task<IReadOnlyList<SwitchableUnit>> GetListAsync(CancellationToken cancellationToken = default);
}

/// <param name="DeskPath">The unit's desk on the main host: <c>/can-gio/thcs-binh-khanh/quan-tri</c>.</param>
/// <param name="Roles">Names of the roles there; their texts are <c>Role:{name}</c>.</param>
/// <param name="IsHelp">The person is there for a time, to help.</param>
public sealed record SwitchableUnit(Guid UnitId, string Name, string DeskPath, IReadOnlyList<string> Roles, bool IsCurrent, bool IsHelp = false);
