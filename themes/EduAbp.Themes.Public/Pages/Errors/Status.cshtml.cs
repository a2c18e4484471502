using EduAbp.AspNetCore.Desk;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.MultiTenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EduAbp.Themes.Public.Pages.Errors;

/// <summary>What a person sees instead of a page: not here, not allowed, not now; always in the unit's colours.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class StatusModel(IPublicSiteProvider sites, IEnumerable<IDeskErrors> desks, ICurrentTenant tenant, UnitLinks links) : PageModel
{
    public int Status { get; private set; }

    /// <summary>It happened at the desk to somebody who works there: the error is shown there.</summary>
    public bool IsAtDesk { get; private set; }

    /// <summary>Part of the keys of its texts.</summary>
    public string Kind { get; private set; } = "Other";

    public string Drawing { get; private set; } = "binhminh";

    /// <summary>What the rule that refused said, where it said something.</summary>
    public string? Reason { get; private set; }

    public SiteSuspension? Suspension { get; private set; }

    public PublicSite? Site { get; private set; }

    public string? OfficeAddress { get; private set; }

    public string? SignInAddress { get; private set; }

    public Task OnGetAsync(int status, CancellationToken cancellationToken) => ShowAsync(status, cancellationToken);

    public Task OnPostAsync(int status, CancellationToken cancellationToken) => ShowAsync(status, cancellationToken);

    private async Task ShowAsync(int status, CancellationToken cancellationToken)
    {
        Status = status is >= 400 and <= 599 ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        foreach (var desk in desks)
            IsAtDesk |= await desk.BelongsHereAsync(cancellationToken);
        if (IsAtDesk)
            return;
        Site = await sites.GetAsync(cancellationToken);
        Kind = Status switch
        {
            StatusCodes.Status503ServiceUnavailable when tenant.Unit?.State == UnitStates.Suspended => "Suspended",
            StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => "Forbidden",
            StatusCodes.Status404NotFound or StatusCodes.Status410Gone => "NotFound",
            StatusCodes.Status429TooManyRequests => "TooMany",
            StatusCodes.Status503ServiceUnavailable => "Unavailable",
            >= 500 => "Failed",
            _ => "Other",
        };
        Suspension = Kind == "Suspended" ? tenant.Unit?.Suspension : null;
        Drawing = Kind switch { "NotFound" => "song", "Forbidden" => "ke", "Failed" => "quy", _ => "binhminh" };
        Reason = HttpContext.Items["EduAbp.ErrorText"] as string;
        if (Site is null)
            return;
        OfficeAddress = Site.OfficeAbove is { } office ? links.To(office.UnitId) : null;
        SignInAddress = User.Identity?.IsAuthenticated == true ? null : links.OnMainHost(Site, "/dang-nhap");
    }
}
