using EduAbp.AspNetCore.Desk;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Website.Articles;
using EduAbp.Website.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Website.Desk;

/// <summary>A new site becomes a site with its first article.</summary>
internal sealed class WebsiteFirstSteps(WebsiteDbContext db, IPermissionChecker permissions) : IFirstStepProvider, ITransientDependency
{
    public async Task<IReadOnlyList<FirstStep>> GetStepsAsync(CancellationToken cancellationToken)
    {
        if (!await permissions.IsGrantedAsync(WebsitePermissions.Articles.Write, cancellationToken))
            return [];
        var published = await db.PublishedArticles.AnyAsync(cancellationToken);
        var written = published || await db.Articles.AnyAsync(cancellationToken);
        return
        [
            new("Website:FirstStep:Write", "Website:FirstStep:Write:Help", "/Website/Articles/New", "pencil", written, Order: 30),
            new("Website:FirstStep:Publish", "Website:FirstStep:Publish:Help", "/Website/Articles/Index", "send", published, Order: 40),
        ];
    }
}
