using System.ComponentModel.DataAnnotations;
using EduAbp.Timing;
using EduAbp.Website.Articles;
using EduAbp.Website.Articles.Comments;
using EduAbp.Website.Articles.Editorial;
using Microsoft.AspNetCore.Mvc;

namespace EduAbp.Website.Pages.Website.Articles;

internal sealed class ReviewModel(ReviewAppService reviews, ArticleAppService articles, TimeTexts times, TimeProvider clock) : DecisionPageModel(times, clock)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    [StringLength(ArticleComment.MaxText)]
    [DataType(DataType.MultilineText)]
    public string? CommentText { get; set; }

    [BindProperty]
    public string? Quote { get; set; }

    /// <summary>Id of the block that the comment is about.</summary>
    [BindProperty]
    public string? Block { get; set; }

    public override bool MayDecide => Review.MayDecide;

    public override bool MayComment => true;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Suggest();
    }

    public async Task<IActionResult> OnPostDecideAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return await SubmitAsync(
            () => DecideAsync(time => articles.ApproveAsync(Id, time, cancellationToken), comment => articles.ReturnAsync(Id, comment, cancellationToken)),
            () => LoadAsync(cancellationToken));
    }

    public Task<IActionResult> OnPostRecallAsync(CancellationToken cancellationToken) => SubmitAsync(
        async () =>
        {
            await articles.RecallAsync(Id, cancellationToken);
            Success = L["Website:Review:Recalled"];
            return RedirectToPage(null, null, new { Id });
        },
        () => LoadAsync(cancellationToken));

    public async Task<IActionResult> OnPostCommentAsync(CancellationToken cancellationToken)
    {
        Suggest();
        return await SubmitAsync(
            async () =>
            {
                await reviews.CommentAsync(Id, CommentText, Quote, Block, cancellationToken);
                return RedirectToPage(null, null, new { Id, xem = View }, "thread");
            },
            () => LoadAsync(cancellationToken));
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Review = await reviews.GetAsync(Id, cancellationToken);
}
