using EduAbp.Commands;
using EduAbp.Plugins;
using EduAbp.Uow;

namespace EduAbp.Web.Commands;

/// <summary>What lies in the folder of plug-ins; who operates the server may approve in the department's stead.</summary>
internal sealed class PluginsCommand(IPluginManager plugins, PluginList found, IUnitOfWork unitOfWork) : ICommand
{
    public string Name => "plugins";

    public string Summary => "[approve NAME]: lists the plug-ins and why they run or not; approves one as it lies there";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        if (arguments is ["approve", var name])
        {
            if (found.All.FirstOrDefault(one => one.Folder == name) is not { Manifest: not null } plugin)
            {
                await Console.Error.WriteLineAsync($"There is no plug-in '{name}' that can be read.");
                return 1;
            }

            await plugins.ApproveAsync(name, plugin.Hash, cancellationToken);
            await unitOfWork.CompleteAsync(cancellationToken);
            Console.WriteLine($"{name} is approved. Run migrate, then start again.");
            return 0;
        }

        foreach (var plugin in found.All)
            Console.WriteLine($"{plugin.Folder,-20} {plugin.Manifest?.Version,-10} {plugin.State} {plugin.Problem}");
        return 0;
    }
}
