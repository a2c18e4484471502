using System.Net;
using System.Security.Cryptography;
using System.Text;
using EduAbp.AspNetCore.Hosting;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore.Outbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace EduAbp.AspNetCore.Metrics;

/// <summary>
/// <c>/metrics</c> for Prometheus: to whoever shows <c>Metrics:Token</c>, or calls directly, not through a proxy, from one of
/// <c>Metrics:Networks</c> (this machine, where nothing is said). For anybody else it is not there.
/// </summary>
internal sealed class MetricsEndpoint(IConfiguration configuration) : IEndpointContributor, ISingletonDependency
{
    private readonly string? _token = configuration["Metrics:Token"];

    private readonly IPNetwork[] _networks = DirectCalls.Networks(configuration["Metrics:Networks"] ?? DirectCalls.Loopback);

    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/metrics", async (HttpContext http, PrometheusText text, OutboxFigures figures, CancellationToken stop) =>
    {
        if (!IsWelcome(http))
            return Results.NotFound();
        var outbox = await figures.ReadAsync(stop);
        return Results.Text(
            text.Write(
            [
                ("eduabp_outbox_waiting", "Events, jobs and timers that are due.", outbox.Waiting),
                ("eduabp_outbox_late{kind=\"event\"}", "Of these, due for more than a minute.", outbox.Late.Events),
                ("eduabp_outbox_late{kind=\"job\"}", "", outbox.Late.Jobs),
                ("eduabp_outbox_late{kind=\"timer\"}", "", outbox.Late.Timers),
                ("eduabp_outbox_oldest_seconds", "For how long the oldest of them has been due.", outbox.OldestSeconds),
                ("eduabp_outbox_scheduled", "Timers and tries that are not due yet.", outbox.Scheduled),
                ("eduabp_outbox_incidents", "Rows that will not be tried again.", outbox.Incidents),
            ]),
            "text/plain; version=0.0.4; charset=utf-8");
    });

    private bool IsWelcome(HttpContext http)
    {
        return string.IsNullOrEmpty(_token)
            ? http.IsDirectlyFrom(_networks)
            : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(http.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes($"Bearer {_token}"));
    }
}
