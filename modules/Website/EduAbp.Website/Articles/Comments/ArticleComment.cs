using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Website.Articles.Comments;

/// <summary>What somebody of the editorial desk says about a text; never changed, never public.</summary>
internal sealed class ArticleComment : Entity, IMultiTenant
{
    public const int MaxText = 2000;
    public const int MaxQuote = 300;

    private ArticleComment()
    {
    }

    public ArticleComment(Guid articleId, int version, string? text, string? quote, string block, Guid authorId, string authorName, DateTimeOffset time)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new BusinessException(WebsiteErrorCodes.CommentMissing).ForField("CommentText");
        if (text.Trim().Length > MaxText) throw new BusinessException(WebsiteErrorCodes.CommentTooLong).ForField("CommentText");
        (ArticleId, Version, Text, Block, AuthorId, AuthorName, Time) = (articleId, version, text.Trim(), block, authorId, authorName, time);
        quote = quote?.Trim() ?? "";
        Quote = quote.Length > MaxQuote ? quote[..MaxQuote] : quote;
    }

    public Guid TenantId { get; private set; }

    public Guid ArticleId { get; private set; }

    /// <summary>The version that its writer was looking at.</summary>
    public int Version { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The passage that it is about; empty for the whole text.</summary>
    public string Quote { get; private set; } = "";

    /// <summary>Id of the block that it is about; empty for the whole text.</summary>
    public string Block { get; private set; } = "";

    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public DateTimeOffset Time { get; private set; }
}
