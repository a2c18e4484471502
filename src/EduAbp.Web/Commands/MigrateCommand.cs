using EduAbp.Commands;
using EduAbp.EntityFrameworkCore.Migrating;

namespace EduAbp.Web.Commands;

internal sealed class MigrateCommand(DatabaseMigrator migrator) : ICommand
{
    public string Name => "migrate";

    public string Summary => "creates or updates the tables of all modules and the fences between units";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        await migrator.MigrateAsync(cancellationToken);
        Console.WriteLine("The database is up to date.");
        return 0;
    }
}
