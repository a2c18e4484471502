using EduAbp.Caching;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Uow;

namespace EduAbp.Website.Public;

/// <summary>Every page names who answers for the site in its footer.</summary>
internal sealed class ResponsiblePersonHandler(ICurrentTenant tenant, IUnitOfWork unitOfWork, IContentVersions pages)
    : IDistributedEventHandler<BoardHeadChangedEto>
{
    public Task HandleEventAsync(BoardHeadChangedEto eto, CancellationToken cancellationToken)
    {
        var unit = tenant.GetId();
        unitOfWork.OnCommitted(() => pages.RaiseAsync(unit));
        return Task.CompletedTask;
    }
}
