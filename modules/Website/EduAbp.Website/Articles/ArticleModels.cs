using EduAbp.Website.Articles.Comparison;

namespace EduAbp.Website.Articles;

internal sealed record ArticleFilter(
    ArticleState? State = null, Guid? CategoryId = null, Guid? AuthorId = null, string? Search = null, int Page = 1, int PageSize = 20);

internal sealed record ArticleListItem(
    Guid Id, string Title, ArticleState State, Guid? CategoryId, Guid AuthorId, string AuthorName, DateTimeOffset ChangedAt, DateTimeOffset? PublishAt,
    bool IsLive, string? Remark, Guid? CoverId, string Slug, bool IsSample);

internal sealed record ArticlePage(
    IReadOnlyList<ArticleListItem> Items, int Total, int PageSize, IReadOnlyDictionary<ArticleState, int> CountByState)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public int All => CountByState.Values.Sum();
}

internal sealed record ArticleAuthor(Guid Id, string Name);

/// <summary>An article and what the current person may do with it now.</summary>
internal sealed record ArticleDetails(
    Article Article, bool CanEdit, bool CanSubmit, bool CanWithdraw, bool CanReturn, bool CanApprove, bool CanRecall, bool CanTakeDown, bool CanDelete);

internal sealed record VersionListItem(int Number, VersionKind Kind, string CreatorName, DateTimeOffset Time, string? Note, string Title);

/// <summary>Two versions field by field.</summary>
internal sealed record VersionComparison(
    ArticleVersion Old, ArticleVersion New, TextComparison Title, TextComparison Summary, TextComparison Body, TextComparison CoverAlt,
    bool CoverChanged, bool CategoryChanged, bool ForOfficeChanged)
{
    public int WordsAdded => Title.WordsAdded + Summary.WordsAdded + Body.WordsAdded + CoverAlt.WordsAdded;

    public int WordsRemoved => Title.WordsRemoved + Summary.WordsRemoved + Body.WordsRemoved + CoverAlt.WordsRemoved;

    public bool IsSame =>
        Title.IsSame && Summary.IsSame && Body.IsSame && CoverAlt.IsSame && !CoverChanged && !CategoryChanged && !ForOfficeChanged;

    public static VersionComparison Of(ArticleText old, ArticleText current, ArticleVersion oldVersion, ArticleVersion newVersion) => new(
        oldVersion,
        newVersion,
        TextComparison.ComparePlain(old.Title, current.Title),
        TextComparison.ComparePlain(old.Summary, current.Summary),
        TextComparison.Compare(old.Body, current.Body),
        TextComparison.ComparePlain(old.CoverAlt, current.CoverAlt),
        old.CoverId != current.CoverId,
        old.CategoryId != current.CategoryId,
        old.ForOffice != current.ForOffice);
}
