using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.PersonalData;

/// <summary>What is searched for is a name, so it comes in the body and not in the address.</summary>
internal sealed record ConsentSearchInput(string? Search = null, string? Purpose = null, ConsentState? State = null, int Page = 1)
{
    public ConsentFilter Filter => new(Search, Purpose, State);
}

internal sealed record ConsentListRequest(IReadOnlyList<ConsentRow>? Rows, string? Purpose, ConsentChannel? Channel, string? Proof, DateOnly? GivenOn, IReadOnlyList<int>? Skip = null)
{
    public ConsentListInput Common => new(Purpose, Channel, Proof, GivenOn);
}

internal sealed record WithdrawalInput(DateOnly? On = null, string? Reason = null);

/// <summary>The register of consents.</summary>
internal sealed class PersonalDataApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => MapConsents(endpoints.MapApi("personal-data", "Consents"));

    private static void MapConsents(RouteGroupBuilder api)
    {
        api.MapPost("/consents/search", async (ConsentSearchInput input, ConsentAppService consents, CancellationToken stop) =>
        {
            var (items, total) = await consents.GetPageAsync(input.Filter, input.Page, stop);
            return new ApiPage<ConsentListItem>(items, total, input.Page, ConsentAppService.PageSize);
        }).WithSummary("The register of consents, page by page");
        api.MapPost("/consents/export", (ConsentSearchInput input, ConsentAppService consents, CancellationToken stop) => consents.ExportAsync(input.Filter, stop))
            .WithSummary("All that the filter finds; written down");
        api.MapPost("/consents", async (ConsentInput input, ConsentAppService consents, CancellationToken stop) => new ApiId(await consents.RecordAsync(input, null, stop)))
            .WithSummary("Records one consent");
        api.MapPost("/consents/preview", (ConsentListRequest input, ConsentAppService consents, CancellationToken stop) => consents.PreviewAsync(input.Rows ?? [], input.Common, stop))
            .WithSummary("What would become of a list of consents");
        api.MapPost("/consents/import", async (ConsentListRequest input, ConsentAppService consents, CancellationToken stop) =>
            new { Recorded = await consents.ImportAsync(input.Rows ?? [], input.Common, input.Skip ?? [], stop) }).WithSummary("Records a list of consents");
        api.MapGet("/consents/{id:guid}", (Guid id, ConsentAppService consents, CancellationToken stop) => consents.GetAsync(id, stop)).WithSummary("One consent");
        api.MapPost("/consents/{id:guid}/withdraw", (Guid id, WithdrawalInput input, ConsentAppService consents, CancellationToken stop) => consents.WithdrawAsync(id, input.On, input.Reason, stop))
            .WithSummary("Withdraws it");
        api.MapGet("/consents/{id:guid}/file", async (Guid id, ConsentAppService consents, CancellationToken stop) =>
            await consents.OpenFileAsync(id, stop) is { } found ? Results.File(found.Content, found.Consent.FileType, found.Consent.FileName) : Results.NotFound()).WithSummary("The scanned paper");
    }
}
