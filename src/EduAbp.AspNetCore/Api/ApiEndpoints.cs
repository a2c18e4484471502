using EduAbp.AspNetCore.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.AspNetCore.Api;

/// <summary>Marks an endpoint of the API, for the document and for the pipeline.</summary>
/// <param name="module">Name in the address: <c>website</c>.</param>
public sealed class ApiAttribute(string module) : Attribute
{
    public string Module { get; } = module;
}

/// <summary>How a module adds its use cases to the API, in its <see cref="IEndpointContributor"/>.</summary>
public static class ApiEndpoints
{
    /// <summary>
    /// The addresses <c>/api/{module}/…</c> of the current unit: for people who are signed in, by an access token or by
    /// their session. Whether they may is asked by the application service.
    /// </summary>
    /// <param name="module">The module's name in the address: <c>website</c>.</param>
    /// <param name="subject">Under which the document lists them: <c>Articles</c>.</param>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder endpoints, string module, string subject) => endpoints
        .MapGroup($"/api/{module}")
        .WithMetadata(new ApiAttribute(module))
        .WithTags(subject)
        .RequireAuthorization()
        .RequireRateLimiting(RateLimits.Api)
        // The pipeline asks for the token where a cookie says who calls; see ApiMiddleware.
        .DisableAntiforgery()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>
    /// For what belongs to the person and hangs on no permission of the unit, such as own tasks: an access token must have
    /// been made for it too.
    /// </summary>
    public static TBuilder OwnAffairs<TBuilder>(this TBuilder api)
        where TBuilder : IEndpointConventionBuilder => api.RequireAuthorization(policy => policy
        .RequireAuthenticatedUser()
        .RequireAssertion(asked => !asked.User.HasClaim(claim => claim.Type == ApiClaims.Scope) || asked.User.HasClaim(ApiClaims.Scope, ApiClaims.OwnAffairs)));
}

/// <summary>What an access token says of itself beside who made it.</summary>
public static class ApiClaims
{
    /// <summary>A permission for which the token was made, or <see cref="OwnAffairs"/>; only callers with a token have such claims.</summary>
    public const string Scope = "scope";

    /// <summary>The scope of a person's own tasks and notices.</summary>
    public const string OwnAffairs = "own-affairs";
}

/// <summary>The answer to what made a row.</summary>
public sealed record ApiId(Guid Id);

/// <summary>How many rows an order concerned.</summary>
public sealed record ApiCount(int Count);

/// <summary>One page of a list.</summary>
/// <param name="Total">Rows in all pages.</param>
public sealed record ApiPage<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize);

/// <summary>Which page of a list; the first and fifty rows where nothing is said.</summary>
public sealed record ApiPaging(int? Page = null, int? PageSize = null)
{
    public int Number => Math.Max(1, Page ?? 1);

    public int Size => Math.Clamp(PageSize ?? 50, 1, 200);

    public int Skip => (Number - 1) * Size;

    /// <summary>A page of a list that is read whole.</summary>
    public ApiPage<T> Of<T>(IReadOnlyCollection<T> all) => new([.. all.Skip(Skip).Take(Size)], all.Count, Number, Size);
}
