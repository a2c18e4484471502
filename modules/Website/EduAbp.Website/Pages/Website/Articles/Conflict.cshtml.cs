using EduAbp.AspNetCore.Pages;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.Merging;
using EduAbp.Website.Categories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

/// <summary>Two people changed one text: both are here, block by block, to take the one, the other or some of each.</summary>
[Authorize(WebsitePermissions.Articles.Default)]
internal sealed class ConflictModel(ArticleAppService articles, CategoryAppService categories) : DeskPageModel
{
    public ArticleDetails Details { get; private set; } = null!;

    public VersionComparison Comparison { get; private set; } = null!;

    public TextMerge Merge { get; private set; } = null!;

    public IReadOnlyList<CategoryListItem> Categories { get; private set; } = [];

    [BindProperty]
    public Dictionary<string, string> Choices { get; set; } = [];

    /// <summary>The text that stood when the page was made.</summary>
    [BindProperty]
    public Guid Stamp { get; set; }

    public async Task OnGetAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        Details = await articles.GetAsync(id, cancellationToken);
        Comparison = await articles.CompareWithCurrentAsync(id, number, cancellationToken);
        Merge = await articles.GetMergeAsync(id, number, cancellationToken);
        Categories = await categories.GetListAsync(cancellationToken);
        Stamp = Details.Article.TextStamp;
        ModelState.Remove(nameof(Stamp));
    }

    public Task<IActionResult> OnPostMineAsync(Guid id, int number, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        return SubmitAsync(
            async () =>
            {
                await articles.RestoreAsync(id, number, L["Website:Conflict:TakenFrom", number], cancellationToken);
                Success = L["Website:Conflict:MineTaken"];
                return RedirectToPage("Edit", new { id });
            },
            () => OnGetAsync(id, number, cancellationToken));
    }

    public Task<IActionResult> OnPostMergeAsync(Guid id, int number, CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await articles.MergeAsync(id, number, Stamp, Choices, L["Website:Conflict:MergedFrom", number], cancellationToken);
            Success = L["Website:Conflict:Merged"];
            return RedirectToPage("Edit", new { id });
        },
        async () =>
        {
            // Blocks are counted anew when the text has moved on: an old choice would fall on another block.
            var seen = Stamp;
            await OnGetAsync(id, number, cancellationToken);
            if (Stamp != seen) Choices = [];
        });

    public string? ChoiceOf(MergePiece piece) => Choices.GetValueOrDefault(piece.Key) ?? piece.Default;

    public string? ErrorOf(MergePiece piece) => ModelState[$"Choices[{piece.Key}]"]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>A field as people read it.</summary>
    public string TextOf(MergePiece piece, string value) => piece.Key switch
    {
        nameof(ArticleText.CategoryId) => Categories.FirstOrDefault(category => category.Id.ToString() == value)?.Name ?? "–",
        nameof(ArticleText.ForOffice) => L[value.Length > 0 ? "Website:Conflict:Yes" : "Website:Conflict:No"],
        _ => value.Length > 0 ? value : "–",
    };

    /// <summary>Runs of blocks that both texts have alike are folded together.</summary>
    public IEnumerable<IReadOnlyList<MergePiece>> Runs()
    {
        var run = new List<MergePiece>();
        foreach (var piece in Merge.Blocks)
        {
            if (run.Count > 0 && (!piece.IsSame || !run[0].IsSame))
            {
                yield return run;
                run = [];
            }

            run.Add(piece);
        }

        if (run.Count > 0) yield return run;
    }
}

/// <summary>A row of the page.</summary>
internal sealed record MergeRow(ConflictModel Page, MergePiece Piece);
