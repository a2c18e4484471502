using EduAbp.Localization;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.Localization;

/// <summary>Where a person's choice of language at the desk is kept.</summary>
public static class DeskLanguage
{
    /// <summary>Cookie with <c>en</c>; without it the desk speaks Vietnamese.</summary>
    public const string Cookie = "EduAbp.Language";

    /// <summary>Keeps the choice on this device.</summary>
    public static void Choose(HttpContext context, string? language)
    {
        var options = new CookieOptions
        {
            Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), Secure = context.Request.IsHttps, IsEssential = true,
        };
        if (language == Languages.English)
            context.Response.Cookies.Append(Cookie, Languages.English, options);
        else
            context.Response.Cookies.Delete(Cookie, options);
    }
}
