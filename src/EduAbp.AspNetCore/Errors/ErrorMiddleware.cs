using EduAbp.Authorization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace EduAbp.AspNetCore.Errors;

/// <summary>
/// Turns exceptions into answers: problem details for the API and for scripts, the unit's error page for people;
/// visitors who need rights are sent to sign in.
/// </summary>
internal sealed class ErrorMiddleware(RequestDelegate next, ILogger<ErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The visitor has left; there is nobody to answer.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, error);
        }
    }

    private async Task AnswerAsync(HttpContext context, Exception error)
    {
        var isSignedIn = context.User.Identity?.IsAuthenticated == true;
        var answer = ErrorAnswer.Of(error, context.RequestServices.GetRequiredService<IStringLocalizer>(), isSignedIn);
        if (answer.Status >= 500)
            logger.LogError(error, "{Method} {Path} failed, {TraceId}", context.Request.Method, context.Request.Path, context.TraceIdentifier);

        context.Response.Clear();
        if (error is TooBusyException busy)
            context.Response.Headers.RetryAfter = busy.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (WantsProblem(context.Request))
        {
            await WriteProblemAsync(context, answer);
            return;
        }

        if (error is AbpAuthorizationException && !isSignedIn)
        {
            await context.ChallengeAsync();
            return;
        }

        // The status page middleware outside renders the unit's page for this status.
        context.Response.StatusCode = answer.Status;
        context.Items[nameof(ErrorAnswer)] = answer;
        if (error is BusinessException)
            context.Items["EduAbp.ErrorText"] = answer.Text;
    }

    internal static bool WantsProblem(HttpRequest request) =>
        request.Path.StartsWithSegments("/api")
        || request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase);

    internal static Task WriteProblemAsync(HttpContext context, ErrorAnswer answer)
    {
        var problem = answer.Fields is null
            ? new ProblemDetails()
            : new ValidationProblemDetails(answer.Fields.ToDictionary(field => field.Key, field => field.Value));
        problem.Status = answer.Status;
        problem.Title = answer.Text;
        problem.Extensions["code"] = answer.Code;
        if (answer.Status >= 500)
            problem.Extensions["traceId"] = context.TraceIdentifier;
        context.Response.StatusCode = answer.Status;
        return context.Response.WriteAsJsonAsync(problem, problem.GetType(), options: null, contentType: "application/problem+json");
    }
}
