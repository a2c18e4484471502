using EduAbp.AspNetCore.Errors;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace EduAbp.AspNetCore.Api;

/// <summary>Answers of the API are never pages: a bare status becomes problem details.</summary>
internal sealed class ApiProblemMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!ApiPaths.IsApi(context.Request))
        {
            await next(context);
            return;
        }

        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        await next(context);
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null or 0, ContentType: null })
            await ErrorMiddleware.WriteProblemAsync(context, ErrorAnswer.OfStatus(context.Response.StatusCode, context.RequestServices.GetRequiredService<IStringLocalizer>()));
    }
}

/// <summary>
/// A browser sends its cookie along whoever made the request: with it the API may be read, and written to only with the
/// form token of our own pages in the header <c>RequestVerificationToken</c>. An access token needs none.
/// </summary>
internal sealed class ApiForgeryMiddleware(RequestDelegate next, IAntiforgery antiforgery)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (ApiPaths.IsApi(request) && !ApiPaths.CarriesToken(request) && context.User.Identity?.IsAuthenticated == true
            && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            && !await antiforgery.IsRequestValidAsync(context))
        {
            var texts = context.RequestServices.GetRequiredService<IStringLocalizer>();
            await ErrorMiddleware.WriteProblemAsync(context, new ErrorAnswer(StatusCodes.Status400BadRequest, "Kernel:Antiforgery", texts["Kernel:Antiforgery"]));
            return;
        }

        await next(context);
    }
}

/// <summary>What tells a request to the API, before and after routing.</summary>
public static class ApiPaths
{
    public static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the caller names an access token; whether it is a good one is asked elsewhere.</summary>
    public static bool CarriesToken(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
}
