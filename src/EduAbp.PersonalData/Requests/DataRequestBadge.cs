using EduAbp.DependencyInjection;
using EduAbp.Navigation;
using EduAbp.PersonalData.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Requests;

/// <summary>Requests that wait for an answer.</summary>
internal sealed class DataRequestBadge(PersonalDataDbContext db) : IMenuBadge, ITransientDependency
{
    public Task<int> CountAsync(CancellationToken cancellationToken) =>
        db.Requests.CountAsync(row => row.State == DataRequestState.New || row.State == DataRequestState.Acknowledged, cancellationToken);
}
