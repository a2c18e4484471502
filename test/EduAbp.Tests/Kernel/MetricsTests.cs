using System.Net;
using System.Net.Http.Headers;
using EduAbp.AspNetCore.Metrics;
using EduAbp.BackgroundJobs;
using EduAbp.EntityFrameworkCore.Providers;
using EduAbp.Tests.Identity;
using EduAbp.Tests.Kit;

namespace EduAbp.Tests.Kernel;

public sealed class MetricsTests
{
    [Theory, OnBothDatabases(Heavy = true)]
    public async Task Requests_units_the_cache_and_what_is_late_can_be_read(DatabaseKind kind)
    {
        await using var app = await TestApp.StartAsync(kind, serve: true);
        var (a, _) = await School.TwoAsync(app);
        while (await app.DispatchAsync() > 0)
        {
        }

        using var client = app.CreateClient();
        await client.GetAsync($"/{a.Path}");
        await client.GetAsync($"/{a.Path}");
        await client.GetAsync($"/{a.Path}/khong-co");
        await app.InAsync(a.Id, null, scope => scope.Get<IBackgroundJobManager>().EnqueueAsync(new EduAbp.Notifications.Webhooks.SendWebhook(Guid.CreateVersion7())));
        await app.InAsync(a.Id, null, scope => scope.Get<IBackgroundJobManager>().EnqueueAsync(new EduAbp.Notifications.Webhooks.SendWebhook(Guid.CreateVersion7()), app.Clock.GetUtcNow().AddSeconds(30)));
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        var answer = await client.GetAsync("/metrics");
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("# TYPE eduabp_requests_total counter");
        text.ShouldContain("eduabp_requests_total{kind=\"public\",status=\"2xx\"} 2\n");
        text.ShouldContain($"eduabp_unit_requests_total{{unit=\"{a.Path}\"}} 3\n");
        text.ShouldContain($"eduabp_page_cache_total{{unit=\"{a.Path}\",result=\"miss\"}} 1\n");
        text.ShouldContain($"eduabp_page_cache_total{{unit=\"{a.Path}\",result=\"hit\"}} 1\n");
        text.ShouldContain("eduabp_request_duration_seconds_bucket{kind=\"public\",le=\"+Inf\"} 2\n");
        text.ShouldContain("eduabp_outbox_waiting 2\n");
        text.ShouldContain("# TYPE eduabp_outbox_late gauge\neduabp_outbox_late{kind=\"event\"} 0\neduabp_outbox_late{kind=\"job\"} 1\neduabp_outbox_late{kind=\"timer\"} 1\n");
        text.ShouldContain("eduabp_outbox_oldest_seconds 120\n");
    }

    [Fact]
    public async Task Strangers_and_what_comes_through_a_proxy_find_nothing()
    {
        await using var app = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true);
        using var proxied = app.CreateClient();
        proxied.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");
        (await proxied.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await using var elsewhere = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: "--Metrics:Networks=10.9.0.0/16");
        using var stranger = elsewhere.CreateClient();
        (await stranger.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await using var locked = await TestApp.StartAsync(DatabaseKind.Sqlite, serve: true, settings: "--Metrics:Token=bi-mat-cua-may-do");
        using var client = locked.CreateClient();
        (await client.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "bi-mat-cua-may-do");
        (await client.GetAsync("/metrics")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Labels_without_end_become_others()
    {
        using var meter = new EduAbpMeter();
        using var text = new PrometheusText(meter);
        for (var i = 0; i < PrometheusText.MostSeries + 500; i++)
        {
            meter.UnitRequests.Add(1, new KeyValuePair<string, object?>("unit", $"truong-{i}"));
            meter.PageCache.Add(1, new KeyValuePair<string, object?>("unit", $"truong-{i}"), new KeyValuePair<string, object?>("result", "hit"));
        }

        text.Write([]).ShouldContain("eduabp_page_cache_total{unit=\"other\",result=\"hit\"} 500\n");
        var lines = text.Write([]).Split('\n').Where(line => line.StartsWith("eduabp_unit_requests_total{", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(PrometheusText.MostSeries + 1);
        lines.ShouldContain("eduabp_unit_requests_total{unit=\"other\"} 500");
    }
}
