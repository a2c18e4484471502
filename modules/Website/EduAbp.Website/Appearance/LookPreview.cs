using System.Security.Cryptography;
using System.Text.Json;
using EduAbp.DependencyInjection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace EduAbp.Website.Appearance;

/// <summary>
/// A look that is not saved travels in the address of the page that shows it, sealed for an hour and for its unit. Only
/// people who are signed in get it: their pages are never put into the cache that visitors are served from.
/// </summary>
internal sealed class LookPreview(IDataProtectionProvider protection, IHttpContextAccessor accessor) : ITransientDependency
{
    public const string Key = "thu-giao-dien";

    private readonly ITimeLimitedDataProtector seal = protection.CreateProtector("Website.LookPreview").ToTimeLimitedDataProtector();

    public string Seal(Guid unitId, SiteLook look) => seal.Protect(JsonSerializer.Serialize(new Sealed(unitId, look)), TimeSpan.FromHours(1));

    public SiteLook? Find(Guid unitId)
    {
        if (accessor.HttpContext is not { User.Identity.IsAuthenticated: true } http || http.Request.Query[Key] is not [{ Length: > 0 } text]) return null;
        try
        {
            return JsonSerializer.Deserialize<Sealed>(seal.Unprotect(text)) is { } found && found.UnitId == unitId ? found.Look : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Sealed(Guid UnitId, SiteLook Look);
}
