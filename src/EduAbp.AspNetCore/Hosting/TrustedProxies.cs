using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

namespace EduAbp.AspNetCore.Hosting;

/// <summary>
/// What a proxy says about the visitor's address and scheme is believed only from the addresses and networks in
/// <c>Proxy:Trusted</c> (<c>127.0.0.1, 10.1.0.0/16</c>). The host name is taken from the request itself, never from a header of its own.
/// </summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this IApplicationBuilder app, IConfiguration configuration)
    {
        var trusted = (configuration["Proxy:Trusted"] ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (trusted.Length == 0)
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As far as the chain is known; the first stranger in it is the visitor.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in trusted)
        {
            if (one.Contains('/', StringComparison.Ordinal))
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(one));
            else
                options.KnownProxies.Add(IPAddress.Parse(one));
        }

        app.UseForwardedHeaders(options);
    }
}
