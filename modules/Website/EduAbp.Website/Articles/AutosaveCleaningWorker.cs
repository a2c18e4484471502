using EduAbp.BackgroundWorkers;
using EduAbp.Settings;
using EduAbp.Website.Data;
using EduAbp.Website.Definitions;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Articles;

/// <summary>Removes autosaves after thirty days; what people saved, submitted and published stays for ever.</summary>
internal sealed class AutosaveCleaningWorker(WebsiteDbContext db, ISettingProvider settings, TimeProvider clock) : IUnitWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-await settings.GetIntAsync(WebsiteSettings.AutosavesKeptDays, cancellationToken));
        // The newest version is what the working text is: it stays, however it came to be.
        var old = db.ArticleVersions.Where(version => version.Kind == VersionKind.Autosaved && version.Time < before
            && db.ArticleVersions.Any(later => later.ArticleId == version.ArticleId && later.Number > version.Number));
        if (!await old.AnyAsync(cancellationToken)) return;
        await db.BeginAsync(cancellationToken);
        await old.ExecuteDeleteAsync(cancellationToken);
    }
}
