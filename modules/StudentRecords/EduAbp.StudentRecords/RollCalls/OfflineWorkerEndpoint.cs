using System.Text.Json;
using EduAbp.AspNetCore;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.RollCalls;

/// <summary>
/// The service worker of the roll-call. It stands at the unit's base, because a worker may only look after pages below its own
/// address; it holds no data, so it is everybody's like other scripts.
/// </summary>
internal sealed class OfflineWorkerEndpoint : IEndpointContributor, ISingletonDependency
{
    public const string Address = "/diem-danh-ngoai-mang.js";

    private static readonly Lazy<string> Script = new(() =>
    {
        using var reader = new StreamReader(typeof(OfflineWorkerEndpoint).Assembly.GetManifestResourceStream("roll-call-offline-worker.js")!);
        return reader.ReadToEnd();
    });

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Address, (IStringLocalizer texts, HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "no-cache";
        var words = JsonSerializer.Serialize(new
        {
            title = texts["StudentRecords:RollCall:NotKept"].Value,
            text = texts["StudentRecords:RollCall:NotKeptText"].Value,
            again = texts["StudentRecords:RollCall:TryAgain"].Value,
        });
        return Microsoft.AspNetCore.Http.Results.Text($"const words = {words};\n{Script.Value}", "text/javascript");
    }).ExcludeFromDescription();
}
