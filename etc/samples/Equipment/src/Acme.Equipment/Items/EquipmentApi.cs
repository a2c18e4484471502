using Acme.Equipment.WriteOffs;
using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Acme.Equipment.Items;

internal sealed record ItemInput(string? Name = null);

internal sealed record LoanDays(int? Days = null);

internal sealed record ProposalInput(string? Reason = null);

internal sealed record DecisionInput(bool WriteOff);

/// <summary>What the pages do, below <c>/api/equipment</c>: the same services, which ask for the same permissions.</summary>
internal sealed class EquipmentApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var items = endpoints.MapApi("equipment", "Items");
        items.MapGet("/items", (EquipmentAppService service, CancellationToken stop) => service.GetListAsync(stop)).WithSummary("All things, and who has them");
        items.MapPost("/items", async (ItemInput input, EquipmentAppService service, CancellationToken stop) => new ApiId(await service.AddAsync(input.Name, stop))).WithSummary("Adds a thing");
        items.MapDelete("/items/{id:guid}", (Guid id, EquipmentAppService service, CancellationToken stop) => service.RemoveAsync(id, stop)).WithSummary("Takes it off the list");
        items.MapPost("/items/{id:guid}/borrow", (Guid id, EquipmentAppService service, CancellationToken stop) => service.BorrowAsync(id, stop)).WithSummary("Borrows it");
        items.MapPost("/items/{id:guid}/return", (Guid id, EquipmentAppService service, CancellationToken stop) => service.ReturnAsync(id, stop)).WithSummary("Brings it back");
        items.MapGet("/loan-days", async (EquipmentAppService service, CancellationToken stop) => new LoanDays(await service.GetLoanDaysAsync(stop))).WithSummary("For how many days things are lent");
        items.MapPut("/loan-days", (LoanDays input, EquipmentAppService service, CancellationToken stop) => service.SetLoanDaysAsync(input.Days, stop)).WithSummary("Changes it for loans from now on");

        var writeOffs = endpoints.MapApi("equipment", "Write-offs");
        writeOffs.MapGet("/items/{id:guid}/write-off", (Guid id, WriteOffAppService service, CancellationToken stop) => service.GetAsync(id, stop)).WithSummary("Whether it is to be written off");
        writeOffs.MapPost("/items/{id:guid}/write-off", (Guid id, ProposalInput input, WriteOffAppService service, CancellationToken stop) => service.ProposeAsync(id, input.Reason, stop)).WithSummary("Proposes it");
        writeOffs.MapPost("/items/{id:guid}/write-off/decision", (Guid id, DecisionInput input, WriteOffAppService service, CancellationToken stop) => service.DecideAsync(id, input.WriteOff, stop))
            .WithSummary("Decides the proposal");
    }
}
