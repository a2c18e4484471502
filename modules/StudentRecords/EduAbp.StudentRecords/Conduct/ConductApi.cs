using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.StudentRecords.Conduct;

internal sealed class ConductApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("student-records", "Conduct");
        api.MapGet("/conduct", (ConductAppService conduct, CancellationToken stop) => conduct.GetClassesAsync(stop)).WithSummary("The classes that one judges");
        api.MapGet("/conduct/{classId:guid}/{period}", (Guid classId, ConductPeriod period, ConductAppService conduct, CancellationToken stop) => conduct.GetAsync(classId, period, stop))
            .WithSummary("Conduct of a class in a period (Term1, Term2, Year, AfterSummer)");
        api.MapPut("/conduct/{classId:guid}/{period}", (Guid classId, ConductPeriod period, List<ConductInput> input, ConductAppService conduct, CancellationToken stop) => conduct.SaveAsync(classId, period, input, stop))
            .WithSummary("Enters levels and remarks; who is not named keeps what stands");
    }
}
