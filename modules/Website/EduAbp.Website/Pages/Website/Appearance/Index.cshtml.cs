using EduAbp.AspNetCore.Pages;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Localization;
using EduAbp.Uow;
using EduAbp.Website.Appearance;
using EduAbp.Website.Articles.RichText;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Appearance;

/// <summary>How the public site looks: chosen beside the real page that shows it before anybody else sees it.</summary>
internal sealed class IndexModel(AppearanceAppService appearance, ISiteColours colours, IUnitOfWork unitOfWork) : DeskPageModel
{
    private const int BlankLinks = 2;

    [BindProperty]
    public string? Theme { get; set; }

    [BindProperty]
    public string? MainColor { get; set; }

    [BindProperty]
    public bool HasAccent { get; set; }

    [BindProperty]
    public string? AccentColor { get; set; }

    [BindProperty]
    public Guid? CrestId { get; set; }

    [BindProperty]
    public Guid? BannerId { get; set; }

    [BindProperty]
    public string? BannerAlt { get; set; }

    [BindProperty]
    public List<MenuInput> Menu { get; set; } = [];

    /// <summary>The look on which the form was opened.</summary>
    [BindProperty]
    public int Number { get; set; }

    [BindProperty]
    public IFormFile? CrestFile { get; set; }

    [BindProperty]
    public IFormFile? BannerFile { get; set; }

    public AppearanceDetails Details { get; private set; } = null!;

    /// <summary>Address of the home page as the form would have it.</summary>
    public string PreviewAddress { get; private set; } = "";

    public ColourAdvice? MainAdvice => colours.OfMain(MainColor);

    public ColourAdvice? AccentAdvice => HasAccent ? colours.OfAccent(AccentColor, MainColor) : null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Details = await appearance.GetAsync(cancellationToken);
        var look = Details.Look;
        (Theme, MainColor, Number) = (look.Theme, look.MainColor ?? colours.Usual, Details.Number);
        (HasAccent, AccentColor) = (look.AccentColor is not null, look.AccentColor ?? "#f4c255");
        (CrestId, BannerId, BannerAlt) = (look.CrestId, look.BannerId, look.BannerAlt);
        Menu = [.. Details.MenuRows()];
        await CompleteAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => await SubmitAsync(
        async () =>
        {
            if (CrestFile is { } crest) CrestId = await AddAsync(crest, nameof(CrestFile), cancellationToken);
            if (BannerFile is { } banner) BannerId = await AddAsync(banner, nameof(BannerFile), cancellationToken);
            await appearance.SaveAsync(Input(), Number, cancellationToken);
            Success = L["Website:Look:Saved"];
            return RedirectToPage();
        },
        () => ReloadAsync(cancellationToken));

    /// <summary>Without script: the same page with the frame as the form would have it.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await ReloadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Asked by the page's script at each change.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken) => new JsonResult(new
    {
        address = await AddressAsync(cancellationToken),
        main = Words(MainAdvice, "Main"),
        accent = Words(AccentAdvice, "Accent"),
    });

    public async Task<IActionResult> OnPostUploadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        try
        {
            if (file is null) throw new BusinessException(WebsiteErrorCodes.FileMissing);
            await using var content = file.OpenReadStream();
            var item = await appearance.UploadAsync(content, file.FileName, cancellationToken);
            return new JsonResult(new { id = item.Id, address = Request.PathBase + MediaAddress.Picture(item.Id, 320) });
        }
        catch (BusinessException refused)
        {
            await unitOfWork.RollbackAsync(cancellationToken);
            return new JsonResult(new { message = L.Text(refused) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
    }

    public Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return SubmitAsync(
            async () =>
            {
                await appearance.UndoAsync(cancellationToken);
                Success = L["Website:Look:Undone"];
                return RedirectToPage();
            },
            () => OnGetAsync(cancellationToken));
    }

    /// <summary>What the check of a colour says, beside its field.</summary>
    public ColourWords? Words(ColourAdvice? advice, string colour) => advice is null ? null : new ColourWords(
        advice.IsEnough,
        L[$"Website:Look:{colour}{(advice.IsEnough ? "Fits" : "Pale")}", advice.Ratio.ToString("0.0", System.Globalization.CultureInfo.CurrentCulture), advice.Needed.ToString("0.#", System.Globalization.CultureInfo.CurrentCulture)],
        advice.Proposal);

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    public PublicLink? Offered(MenuInput row) => Details.Offered.Where(entry => entry.Key == row.Key).Select(entry => entry.Link).FirstOrDefault();

    public string? PictureAddress(Guid? id) => id is { } picture ? Request.PathBase + MediaAddress.Picture(picture, 320) : null;

    private async Task<Guid> AddAsync(IFormFile file, string field, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = file.OpenReadStream();
            return (await appearance.UploadAsync(content, file.FileName, cancellationToken)).Id;
        }
        catch (BusinessException refused)
        {
            throw refused.ForField(field);
        }
    }

    private LookInput Input() => new()
    {
        Theme = Theme, MainColor = MainColor, HasAccent = HasAccent, AccentColor = AccentColor,
        CrestId = CrestId, BannerId = BannerId, BannerAlt = BannerAlt, Menu = Menu,
    };

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Details = await appearance.GetAsync(cancellationToken);
        await CompleteAsync(cancellationToken);
    }

    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var blank = Menu.Count(row => row.IsBlank);
        var own = Menu.Count(row => string.IsNullOrEmpty(row.Key) && !row.IsBlank);
        for (; blank < BlankLinks && own + blank < SiteMenu.MaxOwnLinks; blank++) Menu.Add(new MenuInput { Order = Menu.Count + 1, IsShown = true });
        PreviewAddress = await AddressAsync(cancellationToken);
    }

    private async Task<string> AddressAsync(CancellationToken cancellationToken) =>
        $"{Request.PathBase}/?{await appearance.PreviewAsync(Input(), cancellationToken)}";
}

internal sealed record ColourWords(bool IsEnough, string Text, string? Proposal);
