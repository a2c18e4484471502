using EduAbp.AspNetCore.Desk;
using EduAbp.DependencyInjection;

namespace EduAbp.Workflows.Tasks;

/// <summary>The first of what waits, on the desk's start page.</summary>
internal sealed class OpenTasksBlock(TaskInbox inbox) : IDeskHomeBlockProvider, ITransientDependency
{
    private const int Shown = 6;

    public async Task<IReadOnlyList<DeskHomeBlock>> GetBlocksAsync(CancellationToken cancellationToken)
    {
        var tasks = await inbox.GetOpenAsync(cancellationToken);
        return tasks.Count == 0 ? [] : [new("/Pages/Workflows/Inbox/_OpenTasks.cshtml", tasks.Take(Shown).ToList(), Order: 10)];
    }
}
