using Microsoft.AspNetCore.Routing;

namespace EduAbp.AspNetCore;

/// <summary>
/// Adds a module's endpoints that are no pages (API, feeds, files). They run in a unit of work that is completed when
/// the handler returns, and errors of the kernel are answered as problem details.
/// </summary>
public interface IEndpointContributor
{
    void MapEndpoints(IEndpointRouteBuilder endpoints);
}
