using System.Linq.Expressions;
using System.Text.Json;
using EduAbp.BackgroundJobs;
using EduAbp.Caching;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Features;
using EduAbp.EntityFrameworkCore.Outbox;
using EduAbp.EntityFrameworkCore.Settings;
using EduAbp.Features;
using EduAbp.Modularity;
using EduAbp.MultiTenancy;
using EduAbp.Uow;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.AspNetCore.Features;

internal sealed class FeatureManager(
    AbpKernelDbContext db,
    FeatureStates states,
    FeatureChanges changes,
    ModuleList modules,
    IBackgroundJobManager jobs,
    ICurrentTenant tenant,
    IUnitOfWork unitOfWork) : IFeatureManager, ITransientDependency
{
    public async Task<IReadOnlyList<ModuleSwitch>> GetListAsync(CancellationToken cancellationToken)
    {
        var list = new List<ModuleSwitch>();
        foreach (var module in modules.Optional)
            list.Add(await states.GetAsync(module, tenant.GetId(), tenant.Unit?.Kind));
        return list;
    }

    public async Task SetAsync(string module, bool isOn, CancellationToken cancellationToken)
    {
        var (unit, value) = (tenant.GetId(), isOn ? FeatureStates.OnValue(Find(module)) : "false");
        var row = await db.UnitModules.SingleOrDefaultAsync(choice => choice.UnitId == unit && choice.Module == module, cancellationToken);
        if (row is null)
            db.Add(new UnitModule { UnitId = unit, Module = module, Value = value });
        else
            row.Value = value;
        await db.SaveChangesAsync(cancellationToken);
        if (isOn)
        {
            await WakeAsync(message => message.TenantId == tenant.Id, cancellationToken);
            await jobs.EnqueueAsync(new SeedModulesArgs(AllUnits: false), cancellationToken: cancellationToken);
        }

        unitOfWork.OnCommitted(() => changes.AnnounceAsync(tenant.Id));
    }

    public async Task<IReadOnlyList<ModulePolicy>> GetPoliciesAsync(CancellationToken cancellationToken)
    {
        var list = new List<ModulePolicy>();
        foreach (var module in modules.Optional)
            list.Add(await states.PolicyAsync(module));
        return list;
    }

    public async Task SetPolicyAsync(ModulePolicy policy, CancellationToken cancellationToken)
    {
        var (name, value) = (FeatureStates.Prefix + Find(policy.Module).Name, JsonSerializer.Serialize(policy));
        var row = await db.GlobalSettings.SingleOrDefaultAsync(setting => setting.Name == name, cancellationToken);
        if (row is null)
            db.Add(new GlobalSetting { Name = name, Value = value });
        else
            row.Value = value;
        await db.SaveChangesAsync(cancellationToken);
        await WakeAsync(_ => true, cancellationToken);
        await jobs.EnqueueAsync(new SeedModulesArgs(AllUnits: true), cancellationToken: cancellationToken);
        unitOfWork.OnCommitted(() => changes.AnnounceAsync(null));
    }

    private ModuleDescriptor Find(string module) =>
        modules.Optional.FirstOrDefault(one => one.Name == module) ?? throw new EntityNotFoundException(typeof(ModuleDescriptor), module);

    // What waited for a module is looked at again at once; what still has to wait is put off anew.
    private async Task WakeAsync(
        Expression<Func<OutboxMessage, bool>> which, CancellationToken cancellationToken)
    {
        await db.BeginAsync(cancellationToken);
        await db.Outbox.Where(which)
            .Where(message => message.DoneAt == null && message.FailedAt == null && message.Error == OutboxClaim.WaitsForModule)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.LockedUntil, (DateTimeOffset?)null), cancellationToken);
    }
}

/// <summary>Makes a change known after its commit: here, on the other nodes, to cached pages.</summary>
internal sealed class FeatureChanges(FeatureStates states, INodeBroadcast broadcast, IContentVersions versions, ITenantDirectory units)
    : INodeListener, ISingletonDependency
{
    public string Topic => "modules";

    /// <param name="unitId">The unit that has chosen; null when the department has spoken.</param>
    public async Task AnnounceAsync(Guid? unitId)
    {
        states.Forget();
        await broadcast.SendAsync(Topic, unitId?.ToString() ?? "");
        // The offices above show what the unit publishes, the units below what an office does.
        await versions.RaiseAsync(unitId is { } id
            ? [id, .. units.Ancestors(id).Select(unit => unit.Id), .. units.Children(id).Select(unit => unit.Id)]
            : [.. units.All.Select(unit => unit.Id)]);
    }

    public Task HearAsync(string payload)
    {
        states.Forget();
        return Task.CompletedTask;
    }

    public Task CatchUpAsync()
    {
        states.Forget();
        return Task.CompletedTask;
    }
}
