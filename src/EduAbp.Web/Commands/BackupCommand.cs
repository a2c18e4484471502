using EduAbp.Commands;
using EduAbp.Web.Operation;
using Microsoft.Extensions.Localization;

namespace EduAbp.Web.Commands;

internal sealed class BackupCommand(Backups backups, IStringLocalizer texts) : ICommand
{
    public string Name => "backup";

    public string Summary => "FILE [--force]: database, files and keys to one archive, while the servers go on";

    public Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        OperationConsole.RunAsync(this, arguments, texts, async file =>
        {
            var count = await backups.BackupAsync(file, arguments.Contains("--force"), cancellationToken);
            Console.WriteLine(texts["Operation:Backup:Done", file, count, new FileInfo(file).Length / 1024 / 1024]);
        });
}
