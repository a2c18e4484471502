using System.Net;

namespace EduAbp.TenantManagement.Domains;

/// <summary>Asks the domain name system.</summary>
internal interface IDnsResolver
{
    /// <summary>The texts under a name; empty where there is none.</summary>
    /// <exception cref="DnsFailureException">Nobody answered, or not for now: it says nothing about the name.</exception>
    Task<IReadOnlyList<string>> GetTextsAsync(string name, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="GetTextsAsync"/>
    Task<IReadOnlyList<IPAddress>> GetAddressesAsync(string name, CancellationToken cancellationToken = default);
}

internal sealed class DnsFailureException(string message, Exception? inner = null) : Exception(message, inner);
