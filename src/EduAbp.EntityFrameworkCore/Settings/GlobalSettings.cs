using EduAbp.Caching;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.MultiTenancy;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore.Settings;

/// <summary>
/// What holds for the whole installation, kept in memory: pages ask for it at nearly every request, the department changes
/// it a few times a year.
/// </summary>
internal sealed class GlobalSettings(ITenantScopeFactory scopes) : ISingletonDependency
{
    private readonly Kept<Dictionary<string, string>> _values = new(() => ReadInOwnScopeAsync(scopes));

    public ValueTask<Dictionary<string, string>> GetAsync() => _values.GetAsync();

    /// <summary>Something has changed, here or on another node.</summary>
    public void Forget() => _values.Forget();

    public static Task<Dictionary<string, string>> ReadAsync(AbpKernelDbContext db, CancellationToken cancellationToken = default) =>
        db.GlobalSettings.AsNoTracking().ToDictionaryAsync(setting => setting.Name, setting => setting.Value, cancellationToken);

    private static async Task<Dictionary<string, string>> ReadInOwnScopeAsync(ITenantScopeFactory scopes)
    {
        await using var scope = scopes.Create(null);
        return await ReadAsync(scope.Get<AbpKernelDbContext>());
    }
}

/// <summary>Makes a changed setting of the installation known after its commit: here and on the other nodes.</summary>
internal sealed class GlobalSettingChanges(GlobalSettings settings, INodeBroadcast broadcast) : INodeListener, ISingletonDependency
{
    public string Topic => "settings";

    public Task AnnounceAsync()
    {
        settings.Forget();
        return broadcast.SendAsync(Topic, "");
    }

    public Task HearAsync(string payload) => CatchUpAsync();

    public Task CatchUpAsync()
    {
        settings.Forget();
        return Task.CompletedTask;
    }
}
