using EduAbp.DependencyInjection;
using EduAbp.Navigation;

namespace EduAbp.Workflows.Tasks;

/// <summary>How many tasks wait for the current person in the current unit.</summary>
internal sealed class InboxBadge(TaskInbox inbox) : IMenuBadge, ITransientDependency
{
    public Task<int> CountAsync(CancellationToken cancellationToken) => inbox.CountOpenAsync(cancellationToken);
}
