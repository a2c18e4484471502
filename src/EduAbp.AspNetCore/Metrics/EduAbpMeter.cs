using System.Diagnostics.Metrics;
using EduAbp.DependencyInjection;

namespace EduAbp.AspNetCore.Metrics;

/// <summary>What the application counts of itself; see <see cref="PrometheusText"/> for how it is read.</summary>
internal sealed class EduAbpMeter : ISingletonDependency, IDisposable
{
    public const string Name = "EduAbp";

    /// <summary>The one label with many values.</summary>
    public const string Unit = "unit";

    private readonly Meter _meter = new(Name);

    public EduAbpMeter()
    {
        Requests = _meter.CreateCounter<long>("eduabp_requests_total", description: "Requests answered, by class of status and kind of address.");
        UnitRequests = _meter.CreateCounter<long>("eduabp_unit_requests_total", description: "Requests answered, by unit.");
        Duration = _meter.CreateHistogram<double>("eduabp_request_duration_seconds", description: "Time to answer, by kind of address.");
        PageCache = _meter.CreateCounter<long>("eduabp_page_cache_total", description: "Public pages asked for, by unit and whether the cache had them.");
        Throttled = _meter.CreateCounter<long>("eduabp_throttled_total", description: "Requests refused because there were too many.");
    }

    public bool Owns(Instrument instrument) => ReferenceEquals(instrument.Meter, _meter);

    public Counter<long> Requests { get; }

    public Counter<long> UnitRequests { get; }

    public Histogram<double> Duration { get; }

    public Counter<long> PageCache { get; }

    public Counter<long> Throttled { get; }

    public void Dispose() => _meter.Dispose();
}
