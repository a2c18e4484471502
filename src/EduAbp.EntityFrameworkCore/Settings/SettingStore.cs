using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Uow;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace EduAbp.EntityFrameworkCore.Settings;

internal sealed class SettingStore(
    AbpKernelDbContext db, GlobalSettings globals, GlobalSettingChanges changes, SettingDefinitionManager definitions, ICurrentTenant tenant,
    IUnitOfWork unitOfWork, IDataProtectionProvider protection, IConfiguration configuration)
    : ISettingProvider, ISettingManager, IScopedDependency
{
    private Dictionary<string, string>? _own;

    // What is kept shows this scope's own change only once it is committed.
    private bool _hasChangedGlobals;

    private IDataProtector Protector => protection.CreateProtector("EduAbp.Settings");

    public async Task<string?> GetOrNullAsync(string name, CancellationToken cancellationToken)
    {
        var definition = definitions.Get(name);
        if (definition.IsTenantSetting && tenant.IsAvailable)
        {
            _own ??= await db.TenantSettings.AsNoTracking().ToDictionaryAsync(setting => setting.Name, setting => setting.Value, cancellationToken);
            if (_own.TryGetValue(name, out var own))
                return Reveal(definition, own);
        }

        var held = _hasChangedGlobals ? await GlobalSettings.ReadAsync(db, cancellationToken) : await globals.GetAsync();
        return held.TryGetValue(name, out var global) ? Reveal(definition, global) : configuration[$"Settings:{name.Replace('.', ':')}"] ?? definition.DefaultValue;
    }

    public async Task SetForTenantAsync(string name, string? value, CancellationToken cancellationToken)
    {
        var definition = definitions.Get(name);
        if (!definition.IsTenantSetting)
            throw new InvalidOperationException($"{name} is set for the whole installation only.");
        var row = await db.TenantSettings.SingleOrDefaultAsync(setting => setting.Name == name, cancellationToken);
        if (value is null)
        {
            if (row is not null)
                db.Remove(row);
        }
        else if (row is null)
        {
            db.Add(new TenantSetting { TenantId = tenant.GetId(), Name = name, Value = Hide(definition, value) });
        }
        else
        {
            row.Value = Hide(definition, value);
        }

        _own = null;
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task SetGlobalAsync(string name, string? value, CancellationToken cancellationToken)
    {
        var definition = definitions.Get(name);
        var row = await db.GlobalSettings.SingleOrDefaultAsync(setting => setting.Name == name, cancellationToken);
        if (value is null)
        {
            if (row is not null)
                db.Remove(row);
        }
        else if (row is null)
        {
            db.Add(new GlobalSetting { Name = name, Value = Hide(definition, value) });
        }
        else
        {
            row.Value = Hide(definition, value);
        }

        await db.SaveChangesAsync(cancellationToken);
        _hasChangedGlobals = true;
        unitOfWork.OnCommitted(changes.AnnounceAsync);
    }

    private string Hide(SettingDefinition definition, string value) => definition.IsSecret ? Protector.Protect(value) : value;

    private string Reveal(SettingDefinition definition, string value) => definition.IsSecret ? Protector.Unprotect(value) : value;
}
