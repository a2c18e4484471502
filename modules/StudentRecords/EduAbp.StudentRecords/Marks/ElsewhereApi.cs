using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.StudentRecords.Marks;

internal sealed class ElsewhereApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("student-records", "Marks from another school");
        api.MapGet("/pupils/{id:guid}/marks-from-elsewhere", (Guid id, int? term, ElsewhereAppService elsewhere, CancellationToken stop) => elsewhere.GetAsync(id, term, stop))
            .WithSummary("What a pupil who came in mid-year has from the school before");
        api.MapPut("/pupils/{id:guid}/marks-from-elsewhere/{term:int}", (Guid id, int term, ElsewhereInput input, ElsewhereAppService elsewhere, CancellationToken stop) => elsewhere.SaveAsync(id, term, input, stop))
            .WithSummary("Enters them, with their source");
    }
}
