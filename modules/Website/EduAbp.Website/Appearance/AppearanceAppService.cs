using EduAbp.AspNetCore.PublicSites;
using EduAbp.Authorization;
using EduAbp.Caching;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.Text;
using EduAbp.Uow;
using EduAbp.Users;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using EduAbp.Website.Media;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Appearance;

/// <summary>How the unit's public site looks: choosing it, looking at it before, taking it back.</summary>
internal sealed class AppearanceAppService(
    WebsiteDbContext db, MediaStore store, LookPreview preview, ISiteColours colours, IPermissionChecker permissions, ICurrentTenant tenant, ICurrentUser user,
    IUnitOfWork unitOfWork, IContentVersions pages, TimeProvider clock) : ITransientDependency
{
    public async Task<AppearanceDetails> GetAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Appearance.Manage, cancellationToken);
        var newest = await db.LookVersions.AsNoTracking().OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);
        var hasNotices = await db.Categories.AnyAsync(category => category.Slug == "thong-bao", cancellationToken);
        var isOffice = tenant.Unit is { } unit && TenantManagement.Units.UnitKinds.IsOffice(unit.Kind);
        return new AppearanceDetails(newest?.Look ?? new SiteLook(), newest?.Number ?? 0, newest?.Position ?? 0, newest?.CreatorName, newest?.Time, SiteMenu.Offered(isOffice, hasNotices));
    }

    public async Task<MediaItem> UploadAsync(Stream content, string? fileName, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Appearance.Manage, cancellationToken);
        var item = await store.AddAsync(content, fileName, user.FullName ?? "", cancellationToken);
        if (item.Kind != MediaKind.Picture) throw new BusinessException(WebsiteErrorCodes.FileTypeRefused);
        await db.SaveChangesAsync(cancellationToken);
        return item;
    }

    /// <summary>The query by which a page of the site is shown with what the form holds, mistakes left out.</summary>
    public async Task<string> PreviewAsync(LookInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Appearance.Manage, cancellationToken);
        var (look, wrong) = await ReadAsync(input, cancellationToken);
        if (wrong.Any(error => error.Field == nameof(LookInput.MainColor))) look = look with { MainColor = colours.OfMain(look.MainColor)?.Proposal };
        if (wrong.Any(error => error.Field == nameof(LookInput.AccentColor))) look = look with { AccentColor = colours.OfAccent(look.AccentColor, look.MainColor)?.Proposal };
        return $"{LookPreview.Key}={Uri.EscapeDataString(preview.Seal(tenant.GetId(), look))}";
    }

    /// <param name="number">The look that was changed: if another is there meanwhile, nothing is saved.</param>
    public async Task SaveAsync(LookInput input, int number, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Appearance.Manage, cancellationToken);
        var (look, wrong) = await ReadAsync(input, cancellationToken);
        if (wrong.Count > 0) throw new AbpValidationException(wrong);
        await PutOnAsync(look, number, cancellationToken);
    }

    /// <summary>One step back: to what stood before the look that is on now, and so on to the usual look.</summary>
    public async Task UndoAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Appearance.Manage, cancellationToken);
        var newest = await db.LookVersions.AsNoTracking().OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);
        if (newest is not { Position: > 0 }) throw new BusinessException(WebsiteErrorCodes.LookNothingToUndo);
        var before = await db.LookVersions.AsNoTracking().SingleOrDefaultAsync(version => version.Number == newest.Position - 1, cancellationToken);
        await PutOnAgainAsync(before?.Look ?? new SiteLook(), before?.Position ?? 0, newest.Number, cancellationToken);
    }

    /// <summary>All looks that the site has worn, the newest first.</summary>
    public async Task<LookPage> GetVersionsAsync(int page, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Appearance.Manage, cancellationToken);
        var newest = await db.LookVersions.AsNoTracking().OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);
        var total = await db.LookVersions.CountAsync(cancellationToken);
        var rows = await db.LookVersions.AsNoTracking().OrderByDescending(version => version.Number)
            .Skip((Math.Max(1, page) - 1) * LookPage.Size).Take(LookPage.Size).ToListAsync(cancellationToken);
        return new LookPage(
            newest?.Number ?? 0,
            total,
            [.. rows.Select(row => new LookListItem(
                row.Number, row.Origin, row.Look, row.CreatorName, row.Time, row.Number == newest!.Number,
                $"{LookPreview.Key}={Uri.EscapeDataString(preview.Seal(tenant.GetId(), row.Look))}"))]);
    }

    /// <summary>Puts on a look that the site once wore.</summary>
    /// <param name="version">Which.</param>
    /// <param name="number">The look that is on: if another is there meanwhile, nothing changes.</param>
    public async Task UseAgainAsync(int version, int number, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(WebsitePermissions.Appearance.Manage, cancellationToken);
        var found = await db.LookVersions.AsNoTracking().SingleOrDefaultAsync(row => row.Number == version, cancellationToken) ?? throw new EntityNotFoundException(typeof(LookVersion), version);
        await PutOnAgainAsync(found.Look, found.Position, number, cancellationToken);
    }

    // Pictures that were deleted from the library meanwhile do not come back with it.
    private async Task PutOnAgainAsync(SiteLook look, int origin, int after, CancellationToken cancellationToken)
    {
        Guid[] pictures = [.. new[] { look.CrestId, look.BannerId }.OfType<Guid>()];
        var known = await db.MediaItems.Where(item => pictures.Contains(item.Id)).Select(item => item.Id).ToListAsync(cancellationToken);
        look = look with
        {
            CrestId = look.CrestId is { } crest && known.Contains(crest) ? crest : null,
            BannerId = look.BannerId is { } banner && known.Contains(banner) ? banner : null,
        };
        await PutOnAsync(look, after, cancellationToken, origin);
    }

    private async Task PutOnAsync(SiteLook look, int after, CancellationToken cancellationToken, int? origin = null)
    {
        if (await db.LookVersions.MaxAsync(version => (int?)version.Number, cancellationToken) is { } newest && newest != after)
            throw new AbpDbConcurrencyException("Another look was put on meanwhile.");
        db.Add(new LookVersion(after + 1, look, user.GetId(), user.FullName ?? "", clock.GetUtcNow(), origin));
        await UsePicturesAsync(look, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var unit = tenant.GetId();
        unitOfWork.OnCommitted(() => pages.RaiseAsync([unit]));
    }

    // The public may fetch what the look shows, and nobody deletes it from the library: it counts as a text of its own.
    private async Task UsePicturesAsync(SiteLook look, CancellationToken cancellationToken)
    {
        var site = tenant.GetId();
        HashSet<Guid> wanted = [.. new[] { look.CrestId, look.BannerId }.OfType<Guid>()];
        var known = await db.MediaReferences.Where(reference => reference.ArticleId == site).ToListAsync(cancellationToken);
        db.RemoveRange(known.Where(reference => !wanted.Contains(reference.MediaId)));
        foreach (var picture in wanted.Except(known.Select(reference => reference.MediaId))) db.Add(new MediaReference(site, picture, isLive: true));
    }

    private async Task<(SiteLook Look, List<ValidationError> Wrong)> ReadAsync(LookInput input, CancellationToken cancellationToken)
    {
        var wrong = new List<ValidationError>();
        var main = string.IsNullOrWhiteSpace(input.MainColor) ? null : input.MainColor.Trim().ToLowerInvariant();
        var accent = input.HasAccent ? input.AccentColor?.Trim().ToLowerInvariant() : null;
        if (main is not null) Judge(nameof(LookInput.MainColor), colours.OfMain(main));
        if (input.HasAccent) Judge(nameof(LookInput.AccentColor), colours.OfAccent(accent, main));
        if (!PublicThemes.All.Contains(input.Theme)) wrong.Add(new(nameof(LookInput.Theme), WebsiteErrorCodes.LookThemeUnknown));

        Guid[] pictures = [.. new[] { input.CrestId, input.BannerId }.OfType<Guid>()];
        var known = await db.MediaItems.Where(item => pictures.Contains(item.Id) && item.Kind == MediaKind.Picture).Select(item => item.Id).ToListAsync(cancellationToken);
        if (input.CrestId is { } crest && !known.Contains(crest)) wrong.Add(new(nameof(LookInput.CrestId), WebsiteErrorCodes.CoverUnknown));
        if (input.BannerId is { } banner && !known.Contains(banner)) wrong.Add(new(nameof(LookInput.BannerId), WebsiteErrorCodes.CoverUnknown));

        var alt = VietnameseText.Normalize(input.BannerAlt ?? "");
        var menu = ReadMenu(input.Menu, wrong);
        return (new SiteLook
        {
            Theme = PublicThemes.All.Contains(input.Theme) ? input.Theme! : PublicThemes.Dignified,
            MainColor = main,
            AccentColor = accent,
            CrestId = input.CrestId is { } id && known.Contains(id) ? id : null,
            BannerId = input.BannerId is { } wide && known.Contains(wide) ? wide : null,
            BannerAlt = alt.Length > ArticleText.MaxAlt ? alt[..ArticleText.MaxAlt] : alt,
            Menu = menu,
        }, wrong);

        void Judge(string field, ColourAdvice? advice)
        {
            if (advice is null)
                wrong.Add(new(field, WebsiteErrorCodes.LookNoColour));
            else if (!advice.IsEnough)
                wrong.Add(new(field, $"Website:Look:{field}TooPale", new Dictionary<string, object?> { ["Ratio"] = advice.Ratio.ToString("0.0", System.Globalization.CultureInfo.CurrentCulture), ["Proposal"] = advice.Proposal }));
        }
    }

    private static List<MenuChoice> ReadMenu(IReadOnlyList<MenuInput> entries, List<ValidationError> wrong)
    {
        var menu = new List<MenuChoice>();
        foreach (var (entry, index) in entries.Select((entry, index) => (entry, index)).Where(one => !one.entry.IsBlank).OrderBy(one => one.entry.Order).ThenBy(one => one.index))
        {
            if (!string.IsNullOrEmpty(entry.Key))
            {
                menu.Add(new MenuChoice(entry.Key, null, null, entry.IsShown));
                continue;
            }

            var text = VietnameseText.Normalize(entry.Text ?? "");
            if (text.Length is 0 or > SiteMenu.MaxText) wrong.Add(new($"Menu[{index}].Text", WebsiteErrorCodes.LookLinkText));
            if (SiteMenu.Address(entry.Address) is { } address && address.Length <= 300 && text.Length > 0) menu.Add(new MenuChoice(null, text.Length > SiteMenu.MaxText ? text[..SiteMenu.MaxText] : text, address, entry.IsShown));
            else if (SiteMenu.Address(entry.Address) is null) wrong.Add(new($"Menu[{index}].Address", WebsiteErrorCodes.LookLinkAddress));
        }

        if (entries.Count > 0 && menu.Count(choice => choice.IsShown) is 0 or > SiteMenu.MaxShown) wrong.Add(new("Menu", WebsiteErrorCodes.LookMenuCount));
        if (menu.Count(choice => choice.Key is null) > SiteMenu.MaxOwnLinks) wrong.Add(new("Menu", WebsiteErrorCodes.LookTooManyLinks));
        return menu;
    }
}

/// <param name="Origin">The version of which it is a copy; 0 for the usual look, null for a look of its own.</param>
/// <param name="PreviewQuery">Added to the address of a page, shows it so to who looks.</param>
internal sealed record LookListItem(int Number, int? Origin, SiteLook Look, string CreatorName, DateTimeOffset Time, bool IsOn, string PreviewQuery);

/// <param name="Number">Of the look that is on.</param>
internal sealed record LookPage(int Number, int Total, IReadOnlyList<LookListItem> Looks)
{
    public const int Size = 20;
}

/// <param name="Number">Of the look that stands; 0 while nothing was chosen.</param>
/// <param name="Position">Where in the row of looks it stands; 0 for the usual one.</param>
internal sealed record AppearanceDetails(
    SiteLook Look, int Number, int Position, string? ChangedBy, DateTimeOffset? ChangedAt, IReadOnlyList<(string Key, PublicLink Link, bool IsUsual)> Offered)
{
    public bool CanUndo => Position > 0;

    /// <summary>The menu as the form shows it: what was chosen, then what is offered besides.</summary>
    public IReadOnlyList<MenuInput> MenuRows()
    {
        var chosen = Look.Menu.Count > 0 ? Look.Menu : [.. Offered.Where(entry => entry.IsUsual).Select(entry => new MenuChoice(entry.Key, null, null, true))];
        var known = chosen.Where(choice => choice.Key is null || Offered.Any(entry => entry.Key == choice.Key))
            .Concat(Offered.Where(entry => chosen.All(choice => choice.Key != entry.Key)).Select(entry => new MenuChoice(entry.Key, null, null, false)));
        return [.. known.Select((choice, index) => new MenuInput { Key = choice.Key, Text = choice.Text, Address = choice.Address?.TrimStart('~'), IsShown = choice.IsShown, Order = index + 1 })];
    }
}
