namespace EduAbp.Website.Articles.Editorial;

/// <summary>What the board decided about a text, and who spoke.</summary>
internal sealed record EditorialDecision
{
    private EditorialDecision(string outcome, string? comment, DateTimeOffset? publishAt, Guid deciderId, string deciderName) =>
        (Outcome, Comment, PublishAt, DeciderId, DeciderName) = (outcome, comment, publishAt, deciderId, deciderName);

    public string Outcome { get; }

    public string? Comment { get; }

    public DateTimeOffset? PublishAt { get; }

    public Guid DeciderId { get; }

    public string DeciderName { get; }

    public Dictionary<string, object?> Variables => new()
    {
        [EditorialProcess.PublishAt] = PublishAt,
        [EditorialProcess.Comment] = Comment,
        [EditorialProcess.DeciderId] = DeciderId,
        [EditorialProcess.DeciderName] = DeciderName,
    };

    /// <param name="publishAt">When it is to appear; null for at once.</param>
    public static EditorialDecision Approve(DateTimeOffset? publishAt, Guid deciderId, string deciderName, DateTimeOffset now)
    {
        if (publishAt <= now) throw new BusinessException(WebsiteErrorCodes.PublishTimePast).ForField(nameof(PublishAt));
        return new(EditorialProcess.Approve, null, publishAt, deciderId, deciderName);
    }

    public static EditorialDecision Return(string? comment, Guid deciderId, string deciderName)
    {
        if (string.IsNullOrWhiteSpace(comment)) throw new BusinessException(WebsiteErrorCodes.CommentMissing).ForField(nameof(Comment));
        return new(EditorialProcess.Return, comment.Trim(), null, deciderId, deciderName);
    }
}
