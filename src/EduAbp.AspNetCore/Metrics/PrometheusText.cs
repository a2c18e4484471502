using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using EduAbp.DependencyInjection;

namespace EduAbp.AspNetCore.Metrics;

/// <summary>
/// Sums up what the application's meter measures and writes it as Prometheus text 0.0.4. Values of a label that nobody
/// bounds end as <c>other</c>: a stranger cannot fill the memory of whoever watches.
/// </summary>
internal sealed class PrometheusText : ISingletonDependency, IDisposable
{
    /// <summary>A city has 3,500 units, each with pages that the cache had and pages that it lacked; what comes beyond is summed up.</summary>
    internal const int MostSeries = 8000;

    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, Series>> _values = new();
    private readonly MeterListener _listener = new();

    public PrometheusText(EduAbpMeter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (meter.Owns(instrument))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <param name="gauges">What is known only when asked: name with its labels, what it says, value. Those of one name stand together; the first one says what it is.</param>
    public string Write(IEnumerable<(string Name, string Help, double Value)> gauges)
    {
        var text = new StringBuilder();
        foreach (var (instrument, series) in _values.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal))
        {
            var isHistogram = instrument is Histogram<double>;
            Head(text, instrument.Name, instrument.Description ?? "", isHistogram ? "histogram" : "counter");
            foreach (var (labels, one) in series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                one.Write(text, instrument.Name, labels, isHistogram);
        }

        var last = "";
        foreach (var (name, help, value) in gauges)
        {
            var bare = name.Split('{')[0];
            if (bare != last)
                Head(text, bare, help, "gauge");
            last = bare;
            text.Append(name).Append(' ').Append(Number(value)).Append('\n');
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = _values.GetOrAdd(instrument, _ => new());
        var labels = Labels(tags, capped: false);
        if (!series.TryGetValue(labels, out var one))
            one = series.GetOrAdd(series.Count < MostSeries ? labels : Labels(tags, capped: true), _ => new Series());
        one.Add(value);
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags, bool capped)
    {
        if (tags.Length == 0)
            return "";
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            var shown = capped && name == EduAbpMeter.Unit ? "other" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            text.Append(text.Length == 0 ? "" : ",").Append(name).Append("=\"")
                .Append(shown.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('"');
        }

        return text.ToString();
    }

    private static void Head(StringBuilder text, string name, string help, string type) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private sealed class Series
    {
        private readonly long[] _buckets = new long[Bounds.Length];
        private double _sum;
        private long _count;

        public void Add(double value)
        {
            lock (_buckets)
            {
                _sum += value;
                _count++;
                for (var i = 0; i < Bounds.Length; i++)
                    _buckets[i] += value <= Bounds[i] ? 1 : 0;
            }
        }

        public void Write(StringBuilder text, string name, string labels, bool isHistogram)
        {
            lock (_buckets)
            {
                if (!isHistogram)
                {
                    text.Append(name).Append(InBraces(labels)).Append(' ').Append(Number(_sum)).Append('\n');
                    return;
                }

                var comma = labels.Length == 0 ? "" : ",";
                for (var i = 0; i < Bounds.Length; i++)
                    text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels}{comma}le=\"{Number(Bounds[i])}\"}} {_buckets[i]}\n");
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels}{comma}le=\"+Inf\"}} {_count}\n");
                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{InBraces(labels)} {Number(_sum)}\n{name}_count{InBraces(labels)} {_count}\n");
            }
        }

        private static string InBraces(string labels) => labels.Length == 0 ? "" : $"{{{labels}}}";
    }
}
