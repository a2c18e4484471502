using System.Reflection;
using EduAbp.Features;
using EduAbp.Modularity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EduAbp.AspNetCore.Features;

/// <summary>The module to which an endpoint belongs, where its handler does not say so.</summary>
internal sealed record EndpointModule(Assembly Assembly);

/// <summary>What belongs to a module that is off in this unit answers 404, before the cache could give it out.</summary>
internal sealed class FeatureGateMiddleware(RequestDelegate next, ModuleList modules)
{
    public async Task InvokeAsync(HttpContext context, IFeatureChecker features)
    {
        if (context.GetEndpoint() is { } endpoint && Find(endpoint) is { } module && !await features.IsEnabledAsync(module.Name, context.RequestAborted))
        {
            context.SetEndpoint(null);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await next(context);
    }

    private ModuleDescriptor? Find(Endpoint endpoint)
    {
        var metadata = endpoint.Metadata;
        var assembly = metadata.GetMetadata<EndpointModule>()?.Assembly
            ?? metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo?.Assembly
            ?? metadata.GetMetadata<ControllerActionDescriptor>()?.ControllerTypeInfo.Assembly
            ?? metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Assembly;
        return assembly is null ? null : modules.FindOptional(assembly);
    }
}
