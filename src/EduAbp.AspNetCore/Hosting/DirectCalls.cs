using System.Net;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.Hosting;

/// <summary>Addresses for other programs of the installation: who calls them, and that nobody calls them through a proxy.</summary>
public static class DirectCalls
{
    /// <summary>This machine.</summary>
    public const string Loopback = "127.0.0.0/8,::1/128";

    /// <param name="addresses">Addresses and networks: <c>127.0.0.1, 10.1.0.0/16</c>.</param>
    public static IPNetwork[] Networks(string? addresses) =>
    [
        .. (addresses ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(one => one.Contains('/', StringComparison.Ordinal) ? IPNetwork.Parse(one) : Single(IPAddress.Parse(one))),
    ];

    public static bool IsDirectlyFrom(this HttpContext http, IPNetwork[] networks)
    {
        // What a proxy brings seems to come from the proxy's own address.
        var headers = http.Request.Headers;
        if (headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded") || headers.ContainsKey("X-Original-For"))
            return false;
        return http.Connection.RemoteIpAddress is { } address
            && Array.Exists(networks, network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));
    }

    private static IPNetwork Single(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);
}
