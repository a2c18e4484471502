using EduAbp.AspNetCore;
using EduAbp.AspNetCore.MultiTenancy;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace EduAbp.Website.Media;

/// <summary>Pictures and files at their public addresses.</summary>
internal sealed class MediaEndpoints : IEndpointContributor, ISingletonDependency
{
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/tep/{id:guid}/{name}", GetAsync);

    private static async Task<IResult> GetAsync(
        Guid id, string name, MediaAppService media, ICurrentTenant tenant, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        if (await media.OpenAsync(id, name, cancellationToken) is not { } file) return Results.NotFound();
        if (file.IsClosed)
        {
            await file.Content.DisposeAsync();
            SuspendedSite.Close(http, tenant.Unit!, clock.GetUtcNow());
            return Results.Empty;
        }

        // A file never changes under its address; whether the public may have it does, so it is asked again before long.
        http.Response.Headers.CacheControl = file.IsPublic ? "public, max-age=60, stale-while-revalidate=600" : "private, no-store";
        var isShown = file.Kind == MediaKind.Picture || file.ContentType == "application/pdf";
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(file.FileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Stream(file.Content, file.ContentType, lastModified: file.ChangedAt, entityTag: new EntityTagHeaderValue($"\"{id:N}-{name}\""), enableRangeProcessing: true);
    }
}
