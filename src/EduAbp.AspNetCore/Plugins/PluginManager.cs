using System.Text.Json;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Settings;
using EduAbp.Plugins;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.AspNetCore.Plugins;

internal sealed class PluginManager(AbpKernelDbContext db, PluginList plugins, ICurrentUser user, TimeProvider clock) : IPluginManager, ITransientDependency
{
    public async Task<IReadOnlyList<(PluginReport Plugin, PluginApproval? Approval)>> GetListAsync(CancellationToken cancellationToken)
    {
        var rows = await db.GlobalSettings.AsNoTracking().Where(setting => setting.Name.StartsWith(PluginLoader.Setting)).ToListAsync(cancellationToken);
        var approvals = rows.ToDictionary(row => row.Name[PluginLoader.Setting.Length..], row => JsonSerializer.Deserialize<PluginApproval>(row.Value));
        return [.. plugins.All.Select(plugin => (plugin, approvals.GetValueOrDefault(plugin.Folder)))];
    }

    public async Task ApproveAsync(string name, string hash, CancellationToken cancellationToken)
    {
        var plugin = plugins.All.FirstOrDefault(one => one.Folder == name && one.Manifest is not null) ?? throw new EntityNotFoundException(typeof(PluginReport), name);
        // The files may have been changed since the page was read.
        if (plugin.Hash != hash)
            throw new AbpDbConcurrencyException($"{name} is not the plug-in that was read.");
        var value = JsonSerializer.Serialize(new PluginApproval(hash, user.FullName ?? user.UserName, clock.GetUtcNow()));
        var row = await FindAsync(name, cancellationToken);
        if (row is null)
            db.Add(new GlobalSetting { Name = PluginLoader.Setting + name, Value = value });
        else
            row.Value = value;
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task WithdrawAsync(string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is not { } row)
            return;
        db.Remove(row);
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<GlobalSetting?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var key = PluginLoader.Setting + name;
        return db.GlobalSettings.SingleOrDefaultAsync(setting => setting.Name == key, cancellationToken);
    }
}
