using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.Security;

/// <summary>Who calls, also behind proxies.</summary>
public static class ClientAddress
{
    /// <summary>By what rates are counted: an IPv4 address; of IPv6 the network that one customer gets, else each would have 2⁶⁴ tries.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
