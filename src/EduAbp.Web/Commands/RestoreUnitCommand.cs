using System.Globalization;
using EduAbp.AspNetCore.UnitSnapshots;
using EduAbp.Commands;
using EduAbp.MultiTenancy;
using EduAbp.Timing;
using EduAbp.Web.Operation;
using Microsoft.Extensions.Localization;

namespace EduAbp.Web.Commands;

/// <summary>Puts one unit back, out of the night's archive of everything or a file of its own; what it is now is kept in a file beside first.</summary>
internal sealed class RestoreUnitCommand(UnitBackups backups, ITenantDirectory directory, IStringLocalizer texts) : ICommand
{
    public string Name => "restore-unit";

    public string Summary => "ADDRESS FILE: puts one unit back as it is in the archive (of backup or backup-unit), without touching others; keeps its present state in a file beside";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var address, var file])
            return UnitArguments.Refuse(Name, Summary);
        try
        {
            if (UnitArguments.Find(directory, address) is not { } unit)
                throw new OperationRefusedException("Operation:Unit:Unknown", address);
            var done = await backups.RestoreAsync(unit, Path.GetFullPath(file), cancellationToken);
            Console.WriteLine(texts["Operation:Unit:Restored", unit.Name, Show(done.At), done.Rows]);
            Console.WriteLine(texts["Operation:Unit:Before", done.Before]);
            return 0;
        }
        catch (OperationRefusedException refused)
        {
            await Console.Error.WriteLineAsync(texts[refused.Text, refused.Values].Value);
            return 1;
        }
        catch (UnitSnapshotException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
    }

    private static string Show(DateTimeOffset time) =>
        time.ToVietnamTime().ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
