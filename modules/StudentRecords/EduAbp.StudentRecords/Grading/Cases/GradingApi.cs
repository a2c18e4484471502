using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.Grading.Readings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Grading.Cases;

/// <summary>A case as the command takes it, which reads nothing of the unit's and keeps nothing, so that whoever is signed in may ask; and the school's settings.</summary>
internal sealed class GradingApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("student-records", "Grading");
        api.MapPost("/grade", async (HttpRequest request, IStringLocalizer texts, CancellationToken stop) =>
                new GradeReporter(texts).Report(GradeCaseReader.Read(await BodyAsync(request.Body, stop))))
            .Accepts<object>("application/json")
            .WithSummary("What the circulars make of one pupil's year; see docs/grading.md");
        api.MapGet("/grading-settings", (Guid? yearId, GradingSettingsAppService settings, CancellationToken stop) => settings.GetAsync(yearId, stop))
            .WithSummary("How the school reads in a year what the circulars leave open; the current year where none is said");
        api.MapPut("/grading-settings/{yearId:guid}", (Guid yearId, GradingSettingsInput input, GradingSettingsAppService settings, CancellationToken stop) => settings.ChangeAsync(yearId, input, stop))
            .WithSummary("Changes it until a result of the year is signed off; what is left out stays");
    }

    // Read by hand: the reader names the path of what is wrong, the binder of the framework does not.
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[GradeCaseReader.MaxBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, length);
    }
}
