using EduAbp.BackgroundWorkers;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.Website.Data;
using EduAbp.Website.Definitions;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Articles;

/// <summary>Removes autosaves after thirty days; what people saved, submitted and published stays for ever.</summary>
internal sealed class AutosaveCleaningWorker(ITenantDirectory units, ITenantScopeFactory scopes, ISettingProvider settings, TimeProvider clock)
    : IBackgroundWorker
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-await settings.GetIntAsync(WebsiteSettings.AutosavesKeptDays, cancellationToken));
        foreach (var unit in units.All)
        {
            await using var scope = scopes.Create(unit.Id);
            var db = scope.Get<WebsiteDbContext>();
            // The newest version is what the working text is: it stays, however it came to be.
            var old = db.ArticleVersions.Where(version => version.Kind == VersionKind.Autosaved && version.Time < before
                && db.ArticleVersions.Any(later => later.ArticleId == version.ArticleId && later.Number > version.Number));
            if (!await old.AnyAsync(cancellationToken)) continue;
            await db.BeginAsync(cancellationToken);
            await old.ExecuteDeleteAsync(cancellationToken);
            await scope.CompleteAsync(cancellationToken);
        }
    }
}
