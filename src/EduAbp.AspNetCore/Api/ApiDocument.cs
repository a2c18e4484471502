using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace EduAbp.AspNetCore.Api;

/// <summary>The API as <c>/openapi/v1.json</c> describes it, and how it reads and writes JSON.</summary>
internal static class ApiDocument
{
    private const string Scheme = "token";

    public static void Add(IServiceCollection services)
    {
        services.Configure<JsonOptions>(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase));
            // What a caller leaves out is refused with words, not met as null further in.
            options.SerializerOptions.TypeInfoResolver = (options.SerializerOptions.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(AskForWhatCannotBeNull);
            options.SerializerOptions.RespectNullableAnnotations = true;
        });
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = description => description.ActionDescriptor.EndpointMetadata.OfType<ApiAttribute>().Any();
            options.AddDocumentTransformer((document, context, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "EduAbp",
                    Version = "v1",
                    Description =
                        "The use cases of a unit's desk. Every address stands below a unit's own: /can-gio/thcs-binh-khanh/api/website/articles. "
                        + "A person makes an access token on the account page (/tai-khoan/ma-truy-cap) for one unit, with some of their own permissions; "
                        + "it is sent as «Authorization: Bearer …». Errors are problem details (RFC 9457) with the product's code. "
                        + "Texts are Vietnamese, below /en/ English.",
                    License = new OpenApiLicense { Name = "Apache-2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") },
                };
                if (context.ApplicationServices.GetRequiredService<IHttpContextAccessor>().HttpContext is { Request: var request })
                    document.Servers = [new OpenApiServer { Url = $"{request.Scheme}://{request.Host}{request.PathBase}" }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An access token." };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                operation.OperationId = IdOf(context.Description.HttpMethod ?? "GET", context.Description.RelativePath ?? "");
                return Task.CompletedTask;
            });
        });
    }

    private static void AskForWhatCannotBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false })
                property.IsRequired = true;
        }
    }

    /// <summary><c>POST api/website/articles/{id}/take-down</c> → <c>postWebsiteArticlesByIdTakeDown</c>.</summary>
    internal static string IdOf(string method, string path) => method.ToLowerInvariant() + string.Concat(path
        .Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .SelectMany(part => part.StartsWith('{') ? ["by", part.Trim('{', '}').Split(':')[0]] : part.Split('-'))
        .Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
