using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.AspNetCore.Security;
using EduAbp.DependencyInjection;
using EduAbp.Exporting;
using EduAbp.PersonalData.Consents;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Incidents;
using EduAbp.PersonalData.Requests;
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

internal sealed record RequestSearchInput(string? Search = null, DataRequestKind? Kind = null, DataRequestState? State = null, bool OnlyOverdue = false, int Page = 1);

internal sealed record MyRequestInput(DataRequestKind? Kind = null, string? Text = null);

internal sealed record AssignInput(Guid Person);

internal sealed record VerifyInput(string? How = null, Guid? SubjectId = null, string? AccountEmail = null);

internal sealed record ThirdPartyInput(bool ThirdParty);

internal sealed record ExtendInput(int? Days = null, string? Reason = null);

internal sealed record EraseInput(string? TypedName = null);

internal sealed record CloseInput(bool Refused, string? Answer = null);

internal sealed record SentInput(DateTime? At = null, string? How = null);

internal sealed record SupplementInput(string? Text = null);

/// <summary>Consents, requests about personal data, incidents.</summary>
internal sealed class PersonalDataApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        MapConsents(endpoints.MapApi("personal-data", "Consents"));
        MapRequests(endpoints.MapApi("personal-data", "Requests about personal data"));
        MapIncidents(endpoints.MapApi("personal-data", "Personal-data incidents"));
        MapOwn(endpoints.MapApi("personal-data", "The caller's own requests").OwnAffairs());
    }

    // The copy itself is fetched at the account page: it is more than any permission that a token carries.
    private static void MapOwn(RouteGroupBuilder api)
    {
        api.MapGet("/my-requests", (MyDataRequests requests, CancellationToken stop) => requests.GetListAsync(stop)).WithSummary("What the caller asked this unit for about the own data");
        api.MapPost("/my-requests", async (MyRequestInput input, MyDataRequests requests, CancellationToken stop) => new ApiId(await requests.AskAsync(input.Kind, input.Text, stop)))
            .RequireRateLimiting(RateLimits.StrangersForm).WithSummary("Asks for a copy, a correction, erasure …");
    }

    private static void MapRequests(RouteGroupBuilder api)
    {
        api.MapPost("/requests/search", async (RequestSearchInput input, DataRequestAppService requests, CancellationToken stop) =>
        {
            var (items, total) = await requests.GetPageAsync(new DataRequestFilter(input.Search, input.Kind, input.State, input.OnlyOverdue), input.Page, stop);
            return new ApiPage<DataRequestListItem>(items, total, input.Page, DataRequestAppService.PageSize);
        }).WithSummary("What people ask the unit for, page by page");
        api.MapPost("/requests", async (DataRequestInput input, DataRequestAppService requests, CancellationToken stop) => new ApiId(await requests.RecordAsync(input, stop))).WithSummary("Writes down what came on paper");
        api.MapGet("/requests/handlers", (DataRequestAppService requests, CancellationToken stop) => requests.GetHandlersAsync(stop)).WithSummary("Who may be put in charge");
        api.MapGet("/requests/{id:guid}", (Guid id, DataRequestAppService requests, CancellationToken stop) => requests.GetAsync(id, stop)).WithSummary("One request");
        api.MapGet("/requests/{id:guid}/candidates", (Guid id, DataRequestAppService requests, CancellationToken stop) => requests.GetCandidatesAsync(id, stop)).WithSummary("Who of the register it may be about");
        api.MapPost("/requests/{id:guid}/acknowledge", (Guid id, DataRequestAppService requests, CancellationToken stop) => requests.AcknowledgeAsync(id, stop)).WithSummary("Says that it has arrived");
        api.MapPost("/requests/{id:guid}/assign", (Guid id, AssignInput input, DataRequestAppService requests, CancellationToken stop) => requests.AssignAsync(id, input.Person, stop)).WithSummary("Puts somebody in charge");
        api.MapPost("/requests/{id:guid}/verify", (Guid id, VerifyInput input, DataRequestAppService requests, CancellationToken stop) => requests.VerifyAsync(id, input.How, input.SubjectId, input.AccountEmail, stop))
            .WithSummary("Says how the requester was verified");
        api.MapPost("/requests/{id:guid}/third-party", (Guid id, ThirdPartyInput input, DataRequestAppService requests, CancellationToken stop) => requests.SetThirdPartyAsync(id, input.ThirdParty, stop))
            .WithSummary("Says whether a third party is involved");
        api.MapPost("/requests/{id:guid}/extend", (Guid id, ExtendInput input, DataRequestAppService requests, CancellationToken stop) => requests.ExtendAsync(id, input.Days, input.Reason, stop)).WithSummary("Extends it, once");
        api.MapPost("/requests/{id:guid}/copy", (Guid id, DataRequestAppService requests, CancellationToken stop) => requests.PrepareCopyAsync(id, stop)).WithSummary("Has the copy made");
        api.MapGet("/requests/{id:guid}/copy", async (Guid id, DataRequestAppService requests, CancellationToken stop) =>
            await requests.OpenCopyAsync(id, stop) is { } found ? Results.File(found.Content, "application/zip", $"{found.Code}.zip") : Results.NotFound()).WithSummary("The copy");
        api.MapPost("/requests/{id:guid}/correct", (Guid id, PersonalDataCorrection input, DataRequestAppService requests, CancellationToken stop) => requests.CorrectAsync(id, input, stop)).WithSummary("Corrects it everywhere");
        api.MapPost("/requests/{id:guid}/erase", (Guid id, EraseInput input, DataRequestAppService requests, CancellationToken stop) => requests.EraseAsync(id, input.TypedName, stop)).WithSummary("Erases what the law lets go");
        api.MapPost("/requests/{id:guid}/close", (Guid id, CloseInput input, DataRequestAppService requests, CancellationToken stop) => requests.CloseAsync(id, input.Refused, input.Answer, stop)).WithSummary("Answers it");
        api.MapGet("/deadlines", (DeadlineAppService deadlines, CancellationToken stop) => deadlines.GetAsync(stop)).WithSummary("Days for each right, and public holidays");
        api.MapPut("/deadlines", (Dictionary<string, string?> values, DeadlineAppService deadlines, CancellationToken stop) => deadlines.SaveAsync(values, stop)).WithSummary("Sets them for all units");
    }

    private static void MapIncidents(RouteGroupBuilder api)
    {
        api.MapGet("/incidents", async ([AsParameters] ApiPaging paging, IncidentAppService incidents, CancellationToken stop) =>
        {
            var (items, total) = await incidents.GetPageAsync(paging.Number, stop);
            return new ApiPage<IncidentListItem>(items, total, paging.Number, IncidentAppService.PageSize);
        }).WithSummary("The unit's register of incidents");
        api.MapPost("/incidents", async (IncidentInput input, IncidentAppService incidents, CancellationToken stop) => new ApiId(await incidents.RecordAsync(input, stop))).WithSummary("Records an incident");
        api.MapGet("/incidents/{id:guid}", (Guid id, IncidentAppService incidents, CancellationToken stop) => incidents.GetAsync(id, stop)).WithSummary("One incident");
        api.MapPut("/incidents/{id:guid}", (Guid id, IncidentInput input, IncidentAppService incidents, CancellationToken stop) => incidents.ChangeAsync(id, input, stop)).WithSummary("Writes down what is known by now");
        api.MapPost("/incidents/{id:guid}/notified", (Guid id, SentInput input, IncidentAppService incidents, CancellationToken stop) => incidents.NotifiedAsync(id, input.At, input.How, stop)).WithSummary("The authority was told");
        api.MapPost("/incidents/{id:guid}/people-told", (Guid id, SentInput input, IncidentAppService incidents, CancellationToken stop) => incidents.PeopleToldAsync(id, input.At, input.How, stop)).WithSummary("Those affected were told");
        api.MapPost("/incidents/{id:guid}/supplements", (Guid id, SupplementInput input, IncidentAppService incidents, CancellationToken stop) => incidents.SupplementAsync(id, input.Text, stop)).WithSummary("What came to light later");
        api.MapPost("/incidents/{id:guid}/hand-up", (Guid id, IncidentAppService incidents, CancellationToken stop) => incidents.HandUpAsync(id, stop)).WithSummary("Lets the offices above read it");
        api.MapPost("/incidents/{id:guid}/close", (Guid id, IncidentAppService incidents, CancellationToken stop) => incidents.CloseAsync(id, stop)).WithSummary("Nothing is left to do");
        api.MapGet("/incidents/received", (IncidentAppService incidents, CancellationToken stop) => incidents.GetReceivedAsync(stop)).WithSummary("What units below handed up");
    }

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
            new ApiCount(await consents.ImportAsync(input.Rows ?? [], input.Common, input.Skip ?? [], stop))).WithSummary("Records a list of consents");
        api.MapGet("/consents/{id:guid}", (Guid id, ConsentAppService consents, CancellationToken stop) => consents.GetAsync(id, stop)).WithSummary("One consent");
        api.MapPost("/consents/{id:guid}/withdraw", (Guid id, WithdrawalInput input, ConsentAppService consents, CancellationToken stop) => consents.WithdrawAsync(id, input.On, input.Reason, stop))
            .WithSummary("Withdraws it");
        api.MapGet("/consents/{id:guid}/file", async (Guid id, ConsentAppService consents, CancellationToken stop) =>
            await consents.OpenFileAsync(id, stop) is { } found ? Results.File(found.Content, found.Consent.FileType, found.Consent.FileName) : Results.NotFound()).WithSummary("The scanned paper");
    }
}
