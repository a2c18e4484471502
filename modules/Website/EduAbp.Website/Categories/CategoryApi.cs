using EduAbp.AspNetCore;
using EduAbp.AspNetCore.Api;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduAbp.Website.Categories;

internal sealed record CategoryInput(string? Name = null, Guid? ParentId = null);

internal sealed record CategoryMove(bool Up);

internal sealed class CategoryApi : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi("website", "Categories");
        api.MapGet("/categories", (CategoryAppService categories, CancellationToken stop) => categories.GetListAsync(stop)).WithSummary("All headings in their order");
        api.MapPost("/categories", (CategoryInput input, CategoryAppService categories, CancellationToken stop) => categories.AddAsync(input.Name, input.ParentId, stop)).WithSummary("Adds a heading");
        api.MapPut("/categories/{id:guid}", (Guid id, CategoryInput input, CategoryAppService categories, CancellationToken stop) => categories.ChangeAsync(id, input.Name, input.ParentId, stop))
            .WithSummary("Renames a heading or puts it under another");
        api.MapPost("/categories/{id:guid}/move", (Guid id, CategoryMove input, CategoryAppService categories, CancellationToken stop) => categories.MoveAsync(id, input.Up, stop))
            .WithSummary("Moves it one place");
        api.MapDelete("/categories/{id:guid}", (Guid id, CategoryAppService categories, CancellationToken stop) => categories.DeleteAsync(id, stop)).WithSummary("Deletes an empty heading");
    }
}
