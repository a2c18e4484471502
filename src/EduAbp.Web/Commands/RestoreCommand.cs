using System.Globalization;
using EduAbp.Commands;
using EduAbp.Timing;
using EduAbp.Web.Operation;
using Microsoft.Extensions.Localization;

namespace EduAbp.Web.Commands;

internal sealed class RestoreCommand(Backups backups, IStringLocalizer texts) : ICommand
{
    public string Name => "restore";

    public string Summary => "FILE [--force]: puts a backup in the place of everything; stop the servers first";

    public Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        OperationConsole.RunAsync(this, arguments, texts, async file =>
        {
            var manifest = await backups.RestoreAsync(file, arguments.Contains("--force"), cancellationToken);
            var time = TimeZoneInfo.ConvertTime(manifest.CreatedAt, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"));
            Console.WriteLine(texts["Operation:Restore:Done", time.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture), manifest.Version]);
        });
}
