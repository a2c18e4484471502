using System.Globalization;
using EduAbp.Localization;
using Microsoft.AspNetCore.Http;

namespace EduAbp.AspNetCore.Localization;

/// <summary>
/// The language is in the address of public pages, <c>/en/…</c>, and in the person's choice at the desk (a cookie);
/// Vietnamese otherwise. Numbers and dates follow it.
/// </summary>
internal sealed class LanguageMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var english = false;
        if (request.Path.StartsWithSegments("/en", out var rest))
        {
            english = true;
            request.PathBase = request.PathBase.Add("/en");
            request.Path = rest.HasValue ? rest : "/";
        }
        else if (request.Path.StartsWithSegments("/quan-tri") || request.Path.StartsWithSegments("/tai-khoan"))
        {
            english = request.Cookies[DeskLanguage.Cookie] == "en";
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(english ? Languages.English : Languages.Vietnamese);
        await next(context);
    }
}
