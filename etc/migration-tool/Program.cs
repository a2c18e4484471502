// Writes migrations for every context of every module, for both databases.
//   dotnet run --project etc/migration-tool -- add NAME [CONTEXT]   scaffolds what is pending (all contexts, or one)
//   dotnet run --project etc/migration-tool                          only checks; exit code 1 when something is pending
//   dotnet run --project etc/migration-tool -- add NAME --plugin FOLDER   the same for a plug-in's project, once it is built
using System.Reflection;
using EduAbp.EntityFrameworkCore;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

var add = args is ["add", _, ..];
var plugin = args is [.., "--plugin", var folderOfPlugin] ? Path.GetFullPath(folderOfPlugin) : null;
var only = plugin is null ? args.ElementAtOrDefault(2) : null;
var pending = 0;
var root = plugin ?? FindRoot();

foreach (var context in plugin is null ? WebModules.ContextTypes() : ContextsOf(plugin))
{
    if (only is not null && !context.Name.Equals(only, StringComparison.OrdinalIgnoreCase) && !context.Name.Equals(only + "DbContext", StringComparison.OrdinalIgnoreCase))
        continue;
    foreach (var kind in Enum.GetValues<DatabaseKind>())
    {
        var type = DbContextRegistration.ConcreteType(context, kind);
        using (var probe = Create(type, kind))
        {
            if (!probe.Database.HasPendingModelChanges())
                continue;
        }

        pending++;
        Console.WriteLine($"{type.Name}: pending changes");
        if (add)
            Scaffold(type, kind, args[1]);
    }
}

Console.WriteLine(pending == 0 ? "Nothing is pending." : add ? $"{pending} migrations written." : $"{pending} pending.");
return pending > 0 && !add ? 1 : 0;

// A context that was asked for pending changes scaffolds a wrong migration: always a fresh one.
void Scaffold(Type type, DatabaseKind kind, string name)
{
    using var context = Create(type, kind);
    var assembly = type.Assembly;
    var reporter = new OperationReporter(new OperationReportHandler(Console.Error.WriteLine, Console.Error.WriteLine));
    var services = new DesignTimeServicesBuilder(assembly, Assembly.GetExecutingAssembly(), reporter, []).Build(context);
    using var scope = services.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var project = ProjectFolder(assembly.GetName().Name!);
    var area = type.BaseType!.Name.Replace("DbContext", "", StringComparison.Ordinal);
    var rootNamespace = type.Namespace!;
    var migration = scaffolder.ScaffoldMigration(name, rootNamespace, $"Migrations.{kind}", "C#", false);
    var folder = Path.Combine(project, "Migrations", area, kind.ToString());
    var saved = scaffolder.Save(project, migration, folder, false);
    // The first snapshot of a context follows its namespace; it belongs beside its migrations.
    if (saved.SnapshotFile is { } snapshot && Path.GetDirectoryName(snapshot) != folder)
        File.Move(snapshot, Path.Combine(folder, Path.GetFileName(snapshot)), overwrite: true);
    Console.WriteLine($"  {Path.GetRelativePath(root, folder)}/{name}");
}

static DbContext Create(Type type, DatabaseKind kind)
{
    var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
    var connection = kind == DatabaseKind.Sqlite ? "Data Source=:memory:" : "Host=localhost;Database=design";
    DbContextRegistration.Use(builder, kind, connection, DbContextRegistration.HistoryTable(type));
    return (DbContext)Activator.CreateInstance(type, builder.Options)!;
}

static IReadOnlyList<Type> ContextsOf(string plugin)
{
    var name = Path.GetFileNameWithoutExtension(Directory.GetFiles(plugin, "*.csproj").Single());
    var file = Directory.GetFiles(Path.Combine(plugin, "bin"), name + ".dll", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
        ?? throw new InvalidOperationException("Build the plug-in first.");
    return [.. Assembly.LoadFrom(file).GetTypes().Where(type => type.IsAbstract && typeof(AbpDbContext).IsAssignableFrom(type))];
}

string ProjectFolder(string assembly) =>
    Path.GetDirectoryName(Directory.EnumerateFiles(root, assembly + ".csproj", SearchOption.AllDirectories).Single())!;

static string FindRoot()
{
    var folder = new DirectoryInfo(Directory.GetCurrentDirectory());
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EduAbp.sln")))
        folder = folder.Parent;
    return folder?.FullName ?? throw new InvalidOperationException("Run this inside the repository.");
}
