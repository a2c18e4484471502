using System.Net;
using EduAbp.DependencyInjection;
using Microsoft.Extensions.Configuration;

namespace EduAbp.TenantManagement.Addresses;

/// <summary>
/// The main host of this installation, under which every unit has its path, and which names below it mean units:
/// <c>thcs-binh-khanh.can-gio.localhost</c> reads from the right as <c>can-gio/thcs-binh-khanh</c>.
/// </summary>
internal sealed class SiteAddress : ISingletonDependency
{
    private readonly string _host;

    public SiteAddress(IConfiguration configuration)
    {
        var configured = configuration["Site:Url"] ?? configuration["urls"]?.Split(';')[0] ?? "http://localhost:5080";
        var url = new Uri(configured.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal));
        // Served on every interface or on loopback by number: people still type the name.
        _host = IPAddress.TryParse(url.Host.Trim('[', ']'), out _) ? "localhost" : url.Host.ToLowerInvariant();
        Url = new UriBuilder(url) { Host = _host }.Uri.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>Without a slash at the end.</summary>
    public string Url { get; }

    /// <summary>Whether paths of this host begin at the department: the main host, its number, a name we do not know.</summary>
    public bool IsMain(string host) => LabelsBelow(host) is not { Length: > 0 } labels || labels == "www";

    /// <summary>The labels left of the main host as a path; empty for the main host, null for a foreign name.</summary>
    public string? LabelsBelow(string host)
    {
        if (host.Length == _host.Length && host.Equals(_host, StringComparison.OrdinalIgnoreCase)) return "";
        if (!host.EndsWith(_host, StringComparison.OrdinalIgnoreCase) || host[^(_host.Length + 1)] != '.') return null;
        var labels = host[..^(_host.Length + 1)].ToLowerInvariant();
        return labels.Contains('.', StringComparison.Ordinal) ? string.Join('/', labels.Split('.').Reverse()) : labels;
    }
}
