using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.TenantManagement.Contracts;
using EduAbp.TenantManagement.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.TenantManagement.Registrations;

internal sealed record RegistrationResource(
    Guid Id, Guid OfficeId, string OfficeName, string FileName, DateOnly? WrittenOn, RegistrationState State, string? Note, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt,
    DateTimeOffset? AcceptedAt, bool IsOwn, bool CanAccept, IReadOnlyList<RegistrationRowResource> Rows)
{
    public static RegistrationResource Of(RegistrationView view) => new(
        view.Batch.Id, view.Batch.OfficeId, view.Office.Name, view.Batch.FileName, view.Batch.WrittenOn, view.Batch.State, view.Batch.Note, view.Batch.CreationTime,
        view.Batch.SubmittedAt, view.Batch.AcceptedAt, view.IsOwn, view.CanAccept,
        [
            .. view.Batch.Rows.OrderBy(row => row.Number).Select(row =>
            {
                var judged = view.Rows.FirstOrDefault(found => found.Input.Number == row.Number);
                return new RegistrationRowResource(
                    row.Number, row.Level, row.Name, row.Address, row.TaxCode, row.Email, row.Phone, row.Slug ?? judged?.Values.Slug, judged?.Outcome ?? row.Planned, row.State, row.Error,
                    judged?.Problems ?? []);
            }),
        ]);
}

internal sealed record RegistrationRowResource(
    int Number, UnitLevels Level, string Name, string Address, string TaxCode, string Email, string Phone, string? Slug, RowOutcome? Outcome, RowState State, string? Error,
    IReadOnlyList<RowProblem> Problems);

internal sealed record RowDecision(RowField Field);

internal sealed record RowSkip(bool Skip = true);

internal sealed record RowSlug(string? Slug = null);

internal sealed record ReturnNote(string? Note = null);

internal sealed class RegistrationEndpoints : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("tenant-management", "Registrations");
        api.MapGet("/registrations", async ([AsParameters] ApiPaging paging, RegistrationAppService registrations, CancellationToken stop) => paging.Of(await registrations.GetListAsync(stop)))
            .WithSummary("Registrations of the office; for the centre also those that were submitted");
        api.MapPost("/registrations", UploadAsync).WithSummary("Takes in a workbook in the layout of the letter's form");
        api.MapGet("/registrations/waiting", async (RegistrationAppService registrations, CancellationToken stop) => new ApiCount(await registrations.CountWaitingAsync(stop)))
            .WithSummary("How many wait for the caller's office");
        api.MapGet("/registrations/{id:guid}", async (Guid id, RegistrationAppService registrations, CancellationToken stop) => RegistrationResource.Of(await registrations.GetAsync(id, stop)))
            .WithSummary("One registration with every row and what will become of it");
        api.MapGet("/registrations/{id:guid}/progress", async (Guid id, RegistrationAppService registrations, HttpContext context, CancellationToken stop) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return await registrations.GetProgressAsync(id, stop);
        }).WithSummary("How far an import is");
        api.MapPost("/registrations/{id:guid}/rows/{row:int}/accept-suggestion", (Guid id, int row, RowDecision input, RegistrationAppService registrations, CancellationToken stop) =>
            registrations.AcceptSuggestionAsync(id, row, input.Field, stop)).WithSummary("Takes the value that is offered for a cell");
        api.MapPost("/registrations/{id:guid}/rows/{row:int}/keep", (Guid id, int row, RowDecision input, RegistrationAppService registrations, CancellationToken stop) =>
            registrations.KeepAsync(id, row, input.Field, stop)).WithSummary("Leaves the unit's cell as it is");
        api.MapPost("/registrations/{id:guid}/rows/{row:int}/skip", (Guid id, int row, RowSkip? input, RegistrationAppService registrations, CancellationToken stop) =>
            registrations.SkipAsync(id, row, input?.Skip ?? true, stop)).WithSummary("Leaves a row out, or takes it in again");
        api.MapPut("/registrations/{id:guid}/rows/{row:int}/address", (Guid id, int row, RowSlug input, RegistrationAppService registrations, CancellationToken stop) =>
            registrations.SetSlugAsync(id, row, input.Slug, stop)).WithSummary("Chooses the address of a unit to be made");
        api.MapPost("/registrations/{id:guid}/skip-errors", (Guid id, RegistrationAppService registrations, CancellationToken stop) => registrations.SkipErrorsAsync(id, stop))
            .WithSummary("Leaves out all rows with errors");
        api.MapPost("/registrations/{id:guid}/accept-suggestions", (Guid id, RegistrationAppService registrations, CancellationToken stop) => registrations.AcceptAllAsync(id, stop))
            .WithSummary("Takes everything that is offered");
        api.MapPost("/registrations/{id:guid}/submit", (Guid id, RegistrationAppService registrations, CancellationToken stop) => registrations.SubmitAsync(id, stop)).WithSummary("Sends it to the centre");
        api.MapPost("/registrations/{id:guid}/withdraw", (Guid id, RegistrationAppService registrations, CancellationToken stop) => registrations.WithdrawAsync(id, stop)).WithSummary("Takes it back");
        api.MapPost("/registrations/{id:guid}/accept", (Guid id, RegistrationAppService registrations, CancellationToken stop) => registrations.AcceptAsync(id, stop))
            .WithSummary("Accepts it; units are made behind");
        api.MapPost("/registrations/{id:guid}/return", (Guid id, ReturnNote input, RegistrationAppService registrations, CancellationToken stop) => registrations.ReturnAsync(id, input.Note, stop))
            .WithSummary("Sends it back with a note");
        api.MapPost("/registrations/{id:guid}/retry", (Guid id, RegistrationAppService registrations, CancellationToken stop) => registrations.RetryAsync(id, stop))
            .WithSummary("Tries the rows again that failed");
    }

    private static async Task<ApiId> UploadAsync(IFormFile file, DateOnly? managedSince, RegistrationAppService registrations, CancellationToken stop)
    {
        await using var content = file.OpenReadStream();
        return new ApiId(await registrations.UploadAsync(file.FileName, content, managedSince, stop));
    }
}
