using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Office;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.StudentRecords.Results;

internal sealed class ResultApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("student-records", "Results");
        api.MapGet("/results/classes", (ResultAppService results, CancellationToken stop) => results.GetClassesAsync(stop)).WithSummary("The classes whose results one sees");
        api.MapGet("/results/classes/{classId:guid}/{period}", (Guid classId, ResultPeriod period, ResultAppService results, CancellationToken stop) => results.GetAsync(classId, period, stop))
            .WithSummary("A class's results of a period (Term1, Term2, Year, AfterSummer), each with its reasons");
        api.MapGet("/results/classes/{classId:guid}/{period}/export", async (Guid classId, ResultPeriod period, ResultAppService results, CancellationToken stop) =>
        {
            var (name, content) = await results.ExportAsync(classId, period, stop);
            return Microsoft.AspNetCore.Http.Results.File(content, SheetWriter.ContentType, name);
        }).WithSummary("The same as a workbook");
        api.MapPut("/results/classes/{classId:guid}/pupils/{pupilId:guid}/retests", (Guid classId, Guid pupilId, List<RetestInput> input, ResultAppService results, CancellationToken stop) =>
            results.SetRetestsAsync(classId, pupilId, input, stop)).WithSummary("Marks of the retest; an empty value takes one back");
        api.MapPut("/results/classes/{classId:guid}/pupils/{pupilId:guid}/judgement", (Guid classId, Guid pupilId, YearJudgementDto input, ResultAppService results, CancellationToken stop) =>
            results.JudgeAsync(classId, pupilId, input, stop)).WithSummary("What only people can say of a primary pupil's year");
        api.MapPost("/results/classes/{classId:guid}/{period}/sign-off", (Guid classId, ResultPeriod period, SchoolResultAppService results, CancellationToken stop) => results.SignOffAsync(classId, period, stop))
            .WithSummary("The results of a class stand from now on");
        api.MapPost("/results/classes/{classId:guid}/{period}/reopen", (Guid classId, ResultPeriod period, ReopenInput input, SchoolResultAppService results, CancellationToken stop) => results.ReopenAsync(classId, period, input.Reason, stop))
            .WithSummary("Takes the sign-off back, with a reason");
        api.MapGet("/results/school", (ResultPeriod? period, SchoolResultAppService results, CancellationToken stop) => results.GetAsync(period, stop)).WithSummary("Figures of all classes in a period");
        api.MapPost("/results/school/compute", (SchoolResultAppService results, CancellationToken stop) => results.ComputeAsync(stop)).WithSummary("Computes the whole school anew and answers how many results differ");
        api.MapGet("/results/school/late", (ResultPeriod? period, SchoolResultAppService results, CancellationToken stop) => results.GetLateAsync(period, stop)).WithSummary("Missing marks, roll-calls and conduct by class and teacher");
        api.MapGet("/results/school/changes", (SchoolResultAppService results, CancellationToken stop) => results.GetChangesAsync(stop)).WithSummary("Marks that were changed after they had been entered");
    }
}
