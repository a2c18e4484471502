using EduAbp.BackgroundJobs;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;

namespace EduAbp.TenantManagement.Units;

[EventName("TenantManagement.CarryPeople")]
internal sealed record CarryPeople(Guid FromUnitId, Guid ToUnitId, IReadOnlyList<CarriedMember> Members);

/// <summary>Takes the people who were chosen at a split over to the new unit.</summary>
internal sealed class CarryPeopleJob(IAccountIntegrationService accounts) : IBackgroundJob<CarryPeople>
{
    public Task ExecuteAsync(CarryPeople args, CancellationToken cancellationToken) =>
        accounts.CarryAsync(args.FromUnitId, args.ToUnitId, args.Members, cancellationToken);
}
