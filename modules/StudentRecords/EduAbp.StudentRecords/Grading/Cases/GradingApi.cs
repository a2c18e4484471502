using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Grading.Cases;

/// <summary>The same as the command, for programs. It reads nothing of the unit's and keeps nothing, so whoever is signed in may ask.</summary>
internal sealed class GradingApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapApi("student-records", "Grading")
        .MapPost("/grade", async (HttpRequest request, IStringLocalizer texts, CancellationToken stop) =>
            new GradeReporter(texts).Report(GradeCaseReader.Read(await BodyAsync(request.Body, stop))))
        .Accepts<object>("application/json")
        .WithSummary("What the circulars make of one pupil's year; see docs/grading.md");

    // Read by hand: the reader names the path of what is wrong, the binder of the framework does not.
    private static async Task<ReadOnlyMemory<byte>> BodyAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[GradeCaseReader.MaxBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, length);
    }
}
