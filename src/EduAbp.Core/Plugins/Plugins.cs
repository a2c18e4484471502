namespace EduAbp.Plugins;

/// <summary>What became of a plug-in at this start.</summary>
public enum PluginState
{
    Running,

    /// <summary>Nobody has approved it yet.</summary>
    NotApproved,

    /// <summary>Its files are not those that were approved.</summary>
    Changed,

    /// <summary>It was built for another version of EduAbp.</summary>
    WrongKernel,

    /// <summary>Its tables are not up to date: <c>migrate</c> was not run.</summary>
    PendingMigrations,

    /// <summary>It threw while it was configured or started, or does what a plug-in may not.</summary>
    Failed,

    /// <summary>The folder holds no plug-in that can be read.</summary>
    Broken,
}

/// <summary>A folder among the plug-ins, as this start found it.</summary>
/// <param name="Folder">Its name.</param>
/// <param name="Manifest">Null where it cannot be read.</param>
/// <param name="Hash">Of all its files: approval is bound to it.</param>
/// <param name="Problem">Why it does not run, for who operates the server.</param>
public sealed record PluginReport(string Folder, PluginManifest? Manifest, string Hash, PluginState State, string? Problem);

/// <summary>The plug-ins that this start found.</summary>
public sealed record PluginList(IReadOnlyList<PluginReport> All);

/// <summary>That the department lets a plug-in run.</summary>
public sealed record PluginApproval(string Hash, string? By, DateTimeOffset Time);

/// <summary>Approves plug-ins; it holds from the next start. The caller has checked the permission.</summary>
public interface IPluginManager
{
    Task<IReadOnlyList<(PluginReport Plugin, PluginApproval? Approval)>> GetListAsync(CancellationToken cancellationToken = default);

    /// <param name="hash">Of the files whose wishes were read: others are not approved.</param>
    Task ApproveAsync(string name, string hash, CancellationToken cancellationToken = default);

    Task WithdrawAsync(string name, CancellationToken cancellationToken = default);
}

/// <summary>A plug-in threw while it started; the host starts again without it.</summary>
public sealed class PluginFailedException(string plugin, Exception inner) : Exception($"{inner.GetType().Name}: {inner.Message}", inner)
{
    public string Plugin { get; } = plugin;
}
