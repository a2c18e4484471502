using System.Globalization;
using EduAbp.AspNetCore.MultiTenancy;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace EduAbp.Website.Public;

/// <summary>Base of the pages that everybody reads.</summary>
[AllowAnonymous]
internal abstract class PublicPageModel : PageModel
{
    protected const string LeadSizes = "(max-width: 60rem) 100vw, 50rem";

    protected UnitInfo? Unit => HttpContext.RequestServices.GetRequiredService<ICurrentTenant>().Unit;

    protected bool IsSuspended => Unit is { State: UnitStates.Suspended };

    protected static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "vi";

    /// <summary>What the middleware answers for a suspended site, where only the page can tell what stays open.</summary>
    protected EmptyResult Closed()
    {
        SuspendedSite.Close(HttpContext, Unit!, HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return new EmptyResult();
    }

    /// <summary>The unit's own article as home pages and lists show it.</summary>
    protected Story ToStory(ArticleCard card, bool isFirst = false) => new(
        card.Title,
        card.Summary,
        Url.Content("~" + card.Path),
        card.PublishedAt,
        card.Category,
        null,
        CoverOf(card.Id, card.CoverId, card.CoverAlt, isFirst));

    protected PublicCover CoverOf(Guid id, Guid? cover, string? alt, bool isFirst = false) =>
        new(id, cover is { } picture ? Url.Content("~" + PublicPaths.CoverFolder(picture)) : null, alt)
        {
            IsFirst = isFirst,
            Sizes = isFirst ? LeadSizes : "(max-width: 40rem) 7rem, 24rem",
        };
}
