using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Office;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.StudentRecords.RollCalls;

internal sealed class RollCallApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("student-records", "Roll-calls");
        api.MapGet("/roll-calls", (DateOnly? date, RollCallAppService calls, CancellationToken stop) => calls.GetDayAsync(date, stop))
            .WithSummary("The classes of a day, each with what was called");
        api.MapGet("/roll-calls/{classId:guid}/{date}/{session}", (Guid classId, DateOnly date, DaySession session, RollCallAppService calls, CancellationToken stop) =>
            calls.GetAsync(classId, date, session, stop)).WithSummary("The roll of a class and session (Morning, Afternoon)");
        api.MapPost("/roll-calls/{classId:guid}/{date}/{session}/pupils/{pupilId:guid}", (Guid classId, DateOnly date, DaySession session, Guid pupilId, RollCallMark input, RollCallAppService calls, CancellationToken stop) =>
            calls.MarkAsync(classId, date, session, pupilId, input, stop)).WithSummary("Says that a pupil is present, excused or unexcused; the same twice is one thing");
        api.MapPost("/roll-calls/{classId:guid}/{date}/{session}/complete", (Guid classId, DateOnly date, DaySession session, RollCallAppService calls, CancellationToken stop) =>
            calls.CompleteAsync(classId, date, session, stop)).WithSummary("Says that nobody else is missing");
        api.MapGet("/roll-calls/{classId:guid}/month", (Guid classId, DateOnly? month, RollCallAppService calls, CancellationToken stop) => calls.GetMonthAsync(classId, month, stop))
            .WithSummary("A month of a class by days, with totals; any day names the month");
        api.MapGet("/roll-calls/{classId:guid}/month.xlsx", async (Guid classId, DateOnly? month, RollCallAppService calls, CancellationToken stop) =>
        {
            var (name, content) = await calls.ExportMonthAsync(classId, month, stop);
            return Microsoft.AspNetCore.Http.Results.File(content, SheetWriter.ContentType, name);
        }).WithSummary("The same as a workbook");
        api.MapPut("/roll-calls/settings", (RollCallSettingsDto input, RollCallAppService calls, CancellationToken stop) => calls.ChangeSettingsAsync(input, stop))
            .WithSummary("How the school calls the roll");
    }
}
