using EduAbp.Uow;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.AspNetCore.Uow;

/// <summary>Commits after the handler and before the page is rendered: what the page says is then true.</summary>
internal sealed class UnitOfWorkPageFilter(IUnitOfWork unitOfWork) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is null || executed.ExceptionHandled)
            await unitOfWork.CompleteAsync(context.HttpContext.RequestAborted);
    }
}

/// <summary>The same for API endpoints.</summary>
internal sealed class UnitOfWorkEndpointFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        await context.HttpContext.RequestServices.GetRequiredService<IUnitOfWork>().CompleteAsync(context.HttpContext.RequestAborted);
        return result;
    }
}
