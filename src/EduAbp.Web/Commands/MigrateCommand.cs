using EduAbp.AspNetCore.Calendars;
using EduAbp.Commands;
using EduAbp.Data;
using EduAbp.EntityFrameworkCore.Migrating;
using EduAbp.EntityFrameworkCore.Providers;
using Microsoft.Extensions.Options;

namespace EduAbp.Web.Commands;

internal sealed class MigrateCommand(DatabaseMigrator migrator, IDataSeeder seeder, IOptions<DatabaseOptions> database) : ICommand
{
    public string Name => "migrate";

    public string Summary => "creates or updates the tables of all modules, the fences between units, and what units need of modules";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // First, so that the migrator's grants cover the calendars' tables too.
        await CalendarStore.ProvisionAsync(database.Value, cancellationToken);
        await migrator.MigrateAsync(cancellationToken);
        await seeder.SeedUpdatesAsync(cancellationToken);
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
