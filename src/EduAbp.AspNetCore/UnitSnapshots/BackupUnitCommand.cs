using EduAbp.Commands;
using EduAbp.MultiTenancy;

namespace EduAbp.AspNetCore.UnitSnapshots;

/// <summary>Keeps one unit in a file, while the servers go on.</summary>
internal sealed class BackupUnitCommand(UnitSnapshots snapshots, ITenantDirectory directory) : ICommand
{
    public string Name => "backup-unit";

    public string Summary => "ADDRESS FILE: everything of one unit (can-gio/thcs-binh-khanh) to one archive";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var address, var file] || UnitArguments.Find(directory, address) is not { } unit)
            return UnitArguments.Refuse(Name, Summary);
        Console.WriteLine($"{unit.Name}: {await snapshots.WriteAsync(unit, file, cancellationToken)} rows in {file}");
        return 0;
    }
}

internal static class UnitArguments
{
    public static UnitInfo? Find(ITenantDirectory directory, string address) =>
        directory.All.FirstOrDefault(unit => unit.Path.Equals(address.Trim('/'), StringComparison.OrdinalIgnoreCase));

    public static int Refuse(string name, string summary)
    {
        Console.Error.WriteLine($"{name} {summary}");
        return 1;
    }
}
