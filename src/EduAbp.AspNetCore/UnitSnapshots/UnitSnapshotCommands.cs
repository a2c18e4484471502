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

/// <summary>Puts one unit back; what it is now is kept in a file beside first.</summary>
internal sealed class RestoreUnitCommand(UnitSnapshots snapshots, ITenantDirectory directory) : ICommand
{
    public string Name => "restore-unit";

    public string Summary => "ADDRESS FILE: puts one unit back as it is in the archive, without touching others; keeps its present state in FILE.before.zip";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var address, var file] || UnitArguments.Find(directory, address) is not { } unit)
            return UnitArguments.Refuse(Name, Summary);
        try
        {
            await snapshots.WriteAsync(unit, file + ".before.zip", cancellationToken);
            Console.WriteLine($"{unit.Name}: {await snapshots.RestoreAsync(unit, file, cancellationToken)} rows put back; the state before is in {file}.before.zip");
            return 0;
        }
        catch (Exception refused) when (refused is UnitSnapshotException or FileNotFoundException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
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
