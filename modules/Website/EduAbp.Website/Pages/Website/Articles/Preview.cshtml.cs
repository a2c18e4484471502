using EduAbp.AspNetCore.Pages;
using EduAbp.AspNetCore.PublicSites;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.RichText;
using EduAbp.Website.Categories;
using EduAbp.Website.Public;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

/// <summary>The working text as the public will read it; only for those who may see the draft.</summary>
[Authorize(WebsitePermissions.Articles.Default)]
internal sealed class PreviewModel(ArticleAppService articles, CategoryAppService categories) : DeskPageModel
{
    private const int WordsPerMinute = 200;

    public Article Article { get; private set; } = null!;

    public string? Category { get; private set; }

    public string Body { get; private set; } = "";

    public PublicCover Cover { get; private set; } = null!;

    public int Minutes { get; private set; }

    public async Task OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        Article = (await articles.GetAsync(id, cancellationToken)).Article;
        Category = (await categories.GetListAsync(cancellationToken)).FirstOrDefault(category => category.Id == Article.Text.CategoryId)?.Name;
        Body = RichTextRenderer.Render(Article.Text.Body, Request.PathBase);
        Minutes = Math.Max(1, PlainText.CountWords(PlainText.Extract(Article.Text.Body)) / WordsPerMinute);
        Cover = new PublicCover(id, Article.Text.CoverId is { } cover ? Url.Content("~" + PublicPaths.CoverFolder(cover)) : null, Article.Text.CoverAlt)
        {
            IsFirst = true,
            Sizes = "(max-width: 60rem) 100vw, 50rem",
        };
    }
}
