using EduAbp.DependencyInjection;
using EduAbp.EventBus;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.PersonalData.Contracts;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Media;

/// <summary>A picture that shows somebody is published with consent only (Law 91/2025/QH15, art. 24).</summary>
internal sealed class PhotoGate(WebsiteDbContext db, IConsentIntegrationService consents) : ITransientDependency
{
    /// <param name="naming">Whether the caller may read who is in the pictures: the unit's own people, not its office.</param>
    /// <exception cref="BusinessException">Somebody in the article's pictures has not agreed.</exception>
    public async Task CheckAsync(Guid articleId, bool naming, CancellationToken cancellationToken)
    {
        var missing = await FindMissingAsync(articleId, cancellationToken);
        if (missing.Count > 0)
            throw naming
                ? new BusinessException(WebsiteErrorCodes.ConsentMissing).WithData("Names", string.Join(", ", missing))
                : new BusinessException(WebsiteErrorCodes.ConsentMissingThere).WithData("Count", missing.Count);
    }

    /// <summary>Who is shown in the article's pictures, as it is written now, and has not agreed.</summary>
    public async Task<IReadOnlyList<string>> FindMissingAsync(Guid articleId, CancellationToken cancellationToken)
    {
        var shown = await db.MediaPeople.AsNoTracking()
            .Where(person => db.MediaReferences.Any(reference => reference.ArticleId == articleId && !reference.IsLive && reference.MediaId == person.MediaId))
            .ToListAsync(cancellationToken);
        if (shown.Count == 0) return [];
        var given = (await consents.GetListAsync(ConsentPurposes.Photos, [.. shown.Select(person => person.SubjectId).Distinct()], cancellationToken))
            .Where(answer => answer.IsGiven).Select(answer => answer.SubjectId).ToHashSet();
        return [.. shown.Where(person => !given.Contains(person.SubjectId)).Select(person => person.Name).Distinct()];
    }
}

/// <summary>Consent was withdrawn: the board is told which articles show the person, published or waiting for their hour.</summary>
internal sealed class ConsentWithdrawnHandler(WebsiteDbContext db, INotificationSender notices, IPersonLookup people, ICurrentTenant tenant) : IDistributedEventHandler<ConsentWithdrawnEto>
{
    public async Task HandleEventAsync(ConsentWithdrawnEto eto, CancellationToken cancellationToken)
    {
        if (eto.Purpose != ConsentPurposes.Photos) return;
        var shown = await db.MediaPeople.AsNoTracking().Where(person => person.SubjectId == eto.SubjectId).ToListAsync(cancellationToken);
        var media = shown.Select(person => person.MediaId).ToList();
        var articles = await db.Articles.AsNoTracking()
            .Where(article => db.MediaReferences.Any(reference => reference.ArticleId == article.Id && (reference.IsLive || article.State == ArticleState.Scheduled) && media.Contains(reference.MediaId)))
            .Select(article => new { article.Id, article.Text.Title }).ToListAsync(cancellationToken);
        if (articles.Count == 0) return;
        var board = (await people.GetHoldersAsync(tenant.GetId(), WebsitePermissions.Articles.TakeDown, cancellationToken)).Select(person => person.Id).ToList();
        foreach (var article in articles)
            await notices.SendAsync(
                // A name is for the desk, not for a letter.
                new NotificationMessage(
                    board, "Website.PhotoConsentWithdrawn", new Dictionary<string, string> { ["Name"] = shown[0].Name, ["Title"] = article.Title },
                    "/Website/Articles/Edit", new Dictionary<string, string?> { ["id"] = article.Id.ToString() }, ByMail: false),
                cancellationToken);
    }
}
