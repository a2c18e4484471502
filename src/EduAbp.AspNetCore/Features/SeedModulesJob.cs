using EduAbp.BackgroundJobs;
using EduAbp.Data;
using EduAbp.EventBus;
using EduAbp.MultiTenancy;

namespace EduAbp.AspNetCore.Features;

[EventName("Kernel.SeedModules")]
internal sealed record SeedModulesArgs(bool AllUnits);

/// <summary>Gives units what modules need from their first day with them; what a unit has already is not made twice.</summary>
internal sealed class SeedModulesJob(IDataSeeder seeder, ITenantDirectory units, ICurrentTenant tenant) : IBackgroundJob<SeedModulesArgs>
{
    public async Task ExecuteAsync(SeedModulesArgs args, CancellationToken cancellationToken)
    {
        foreach (var unit in args.AllUnits ? units.All : units.All.Where(unit => unit.Id == tenant.Id))
            await seeder.SeedAsync(unit.Id, unit.Kind, cancellationToken);
    }
}
