namespace EduAbp.Website.Articles;

/// <summary>Where a working text stands. Stored by name: never rename one.</summary>
internal enum ArticleState
{
    Draft,
    Submitted,
    Returned,
    Approved,
    Scheduled,
    Published,
    Unpublished,
    TakenDown,
}
