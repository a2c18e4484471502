using EduAbp.DependencyInjection;
using EduAbp.Navigation;

namespace EduAbp.TenantManagement.Registrations;

internal sealed class RegistrationBadge(RegistrationAppService registrations) : IMenuBadge, ITransientDependency
{
    public Task<int> CountAsync(CancellationToken cancellationToken) => registrations.CountWaitingAsync(cancellationToken);
}
