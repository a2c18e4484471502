using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.StudentRecords.Corrections;

internal sealed class CorrectionApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("student-records", "Corrections");
        api.MapGet("/corrections", (CorrectionAppService corrections, CancellationToken stop) => corrections.GetListAsync(stop)).WithSummary("Corrections of locked marks that one sees, the newest first");
        api.MapPost("/corrections", (CorrectionInput input, CorrectionAppService corrections, CancellationToken stop) => corrections.AskAsync(input, stop)).WithSummary("Asks that a locked mark be changed; answers the note's id");
        api.MapGet("/corrections/books", (CorrectionAppService corrections, CancellationToken stop) => corrections.GetBooksAsync(stop)).WithSummary("One's own books of the year");
        api.MapGet("/corrections/books/{classId:guid}/{subjectId:guid}/{term:int}", (Guid classId, Guid subjectId, int term, CorrectionAppService corrections, CancellationToken stop) =>
            corrections.GetFormAsync(classId, subjectId, term, stop)).WithSummary("The locked columns of a book with their marks");
        api.MapGet("/corrections/{id:guid}", (Guid id, CorrectionAppService corrections, CancellationToken stop) => corrections.GetAsync(id, stop)).WithSummary("One note: who asked, verified, decided");
        api.MapPost("/corrections/{id:guid}/decide", (Guid id, CorrectionDecision input, CorrectionAppService corrections, CancellationToken stop) => corrections.DecideAsync(id, input, stop))
            .WithSummary("verify (home-room teacher), approve (principal) or refuse with words");
    }
}
