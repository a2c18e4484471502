using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.Website.Articles.RichText;

namespace EduAbp.Website.Articles;

/// <summary>
/// A text of the unit on its way from draft to published. What the public reads is a copy, <see cref="Live"/>, made at
/// publishing: nothing that is written here shows before that.
/// </summary>
internal sealed class Article : AggregateRoot, IMultiTenant, ISoftDelete, ICreationAudited, IModificationAudited
{
    private Article()
    {
    }

    public Article(Guid id, Guid authorId, string authorName, string slug) =>
        (Id, AuthorId, AuthorName, Slug, LastEditorId) = (id, authorId, authorName, slug, authorId);

    public Guid TenantId { get; private set; }

    public ArticleText Text { get; private set; } = ArticleText.Empty;

    public string Slug { get; private set; } = "";

    /// <summary>The address under which the public found it last; null while it has never been published.</summary>
    public string? PublicSlug { get; private set; }

    /// <summary>Title and summary without marks, for the desk's search.</summary>
    [NotAudited]
    public string SearchText { get; private set; } = "";

    public ArticleState State { get; private set; } = ArticleState.Draft;

    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public Guid LastEditorId { get; private set; }

    public Guid? SubmittedById { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? PublishAt { get; private set; }

    /// <summary>The board's comment with which it came back, or why it was taken down.</summary>
    public string? Remark { get; private set; }

    /// <summary>Number of the newest version.</summary>
    public int LastVersion { get; private set; }

    /// <summary>Changes with the text and only with it: an editor that was opened on another one is in conflict.</summary>
    [NotAudited]
    public Guid TextStamp { get; private set; } = Guid.CreateVersion7();

    /// <summary>Number of the version that was submitted last; the next review shows what changed since.</summary>
    public int? SubmittedVersion { get; private set; }

    /// <summary>What the public reads; null when it is not published. Load it (<see cref="ArticleManager.GetAsync"/>) before publishing.</summary>
    public PublishedArticle? Live { get; private set; }

    public bool IsSample { get; init; }

    public bool IsDeleted { get; set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public DateTimeOffset? LastModificationTime { get; set; }

    public Guid? LastModifierId { get; set; }

    public bool IsEditable => State is not (ArticleState.Submitted or ArticleState.Approved or ArticleState.Scheduled);

    /// <summary>A change to what is published is a new draft beside it.</summary>
    public bool IsChangeOfPublished => Live is not null && State != ArticleState.Published;

    /// <summary>Takes a new text and keeps it as a version; saving the same text again changes nothing.</summary>
    public ArticleVersion? Edit(ArticleText text, VersionKind kind, Guid editorId, string editorName, DateTimeOffset now, string? note = null)
    {
        if (!IsEditable) throw new BusinessException(WebsiteErrorCodes.NotEditable).WithData("State", State);
        if (text == Text && LastVersion > 0) return null;
        Take(text, editorId);
        // A returned text keeps its remark until it is submitted again: the writer works by it.
        if (State is not (ArticleState.Draft or ArticleState.Returned)) (State, Remark) = (ArticleState.Draft, null);
        return AddVersion(kind, editorId, editorName, now, note);
    }

    /// <summary>The same while one person types on: the newest autosave takes the text over instead of a new version.</summary>
    public void EditOn(ArticleVersion newest, ArticleText text, Guid editorId, DateTimeOffset now)
    {
        if (newest.Number != LastVersion || !newest.CanTakeOver(editorId, now) || State is not (ArticleState.Draft or ArticleState.Returned))
            throw new InvalidOperationException("Only the newest autosave of the same person can be typed on.");
        Take(text, editorId);
        newest.TakeOver(text, now);
    }

    /// <summary>Keeps a text that met a newer one; the working text stays as it is.</summary>
    public ArticleVersion KeepAside(ArticleText text, Guid editorId, string editorName, DateTimeOffset now) =>
        new(Id, ++LastVersion, VersionKind.Conflicting, text, editorId, editorName, now, null);

    public void ChangeSlug(string slug)
    {
        if (slug.Length == 0) throw new BusinessException(WebsiteErrorCodes.SlugEmpty).ForField(nameof(Slug));
        Slug = slug;
    }

    /// <summary>Hands the text to the board. What is missing is named field by field.</summary>
    public ArticleVersion Submit(Guid userId, string userName, DateTimeOffset now)
    {
        Require(ArticleState.Draft, ArticleState.Returned);
        var missing = ArticleChecklist.Check(Text).Where(item => !item.IsDone).ToList();
        if (missing.Count > 0) throw new AbpValidationException(missing.Select(item => new ValidationError(item.Field, item.ErrorCode)).ToList());

        var version = AddVersion(VersionKind.Submitted, userId, userName, now);
        (State, SubmittedById, SubmittedAt, SubmittedVersion, Remark) = (ArticleState.Submitted, userId, now, version.Number, null);
        AddEvent(new ArticleSubmittedEto(Id, Text.Title, AuthorId, userId, version.Number));
        return version;
    }

    /// <summary>Its writer takes it back before the board has decided.</summary>
    public void Withdraw()
    {
        Require(ArticleState.Submitted, ArticleState.Approved, ArticleState.Scheduled);
        (State, PublishAt) = (ArticleState.Draft, null);
    }

    /// <summary>The board takes its approval back before the text has appeared: it is before the board again.</summary>
    public void Recall()
    {
        Require(ArticleState.Scheduled);
        AddEvent(new ArticleRecalledEto(Id, Text.Title, AuthorId, PublishAt));
        (State, PublishAt) = (ArticleState.Submitted, null);
    }

    public ArticleVersion Return(string comment, Guid? reviewerId, string reviewerName, DateTimeOffset now)
    {
        Require(ArticleState.Submitted, ArticleState.Approved, ArticleState.Scheduled);
        if (string.IsNullOrWhiteSpace(comment)) throw new BusinessException(WebsiteErrorCodes.CommentMissing).ForField("Comment");
        (State, PublishAt, Remark) = (ArticleState.Returned, null, comment.Trim());
        AddEvent(new ArticleReturnedEto(Id, Text.Title, AuthorId, reviewerId, comment.Trim()));
        return AddVersion(VersionKind.Returned, reviewerId, reviewerName, now, comment.Trim());
    }

    /// <summary>The board agrees. Nobody approves a text that they wrote, changed last or submitted.</summary>
    public void Approve(Guid? approverId, DateTimeOffset? publishAt, DateTimeOffset now)
    {
        Require(ArticleState.Submitted);
        if (approverId is { } approver && IsOwnOf(approver)) throw new BusinessException(WebsiteErrorCodes.OwnArticle);
        State = ArticleState.Approved;
        AddEvent(new ArticleApprovedEto(Id, Text.Title, AuthorId, approverId, publishAt));
        if (publishAt is { } time) Schedule(time, now);
    }

    public void Schedule(DateTimeOffset publishAt, DateTimeOffset now)
    {
        Require(ArticleState.Approved, ArticleState.Scheduled);
        if (publishAt <= now) throw new BusinessException(WebsiteErrorCodes.PublishTimePast).ForField(nameof(PublishAt));
        (State, PublishAt) = (ArticleState.Scheduled, publishAt);
    }

    /// <summary>Puts the approved text before the public; running it twice changes nothing.</summary>
    public void Publish(DateTimeOffset now)
    {
        if (State == ArticleState.Published) return;
        Require(ArticleState.Approved, ArticleState.Scheduled);

        if (Live is null) Live = new PublishedArticle(this, now);
        else Live.Update(this, now);
        (State, PublishAt, PublicSlug) = (ArticleState.Published, null, Slug);
        AddEvent(new ArticlePublishedEto(Id, Slug, Text.Title, Text.Summary, Text.CategoryId, Text.ForOffice, Live.PublishedAt, LastVersion));
    }

    /// <summary>Puts a finished text before the public as of a past day: samples, and texts brought over from an older site.</summary>
    public void PublishBroughtOver(DateTimeOffset publishedAt)
    {
        Require(ArticleState.Draft);
        State = ArticleState.Approved;
        Publish(publishedAt);
    }

    /// <summary>Takes it off the site; a change that is being written stays a draft.</summary>
    public void Unpublish() => Remove(ArticleState.Unpublished, null);

    /// <summary>Takes it off the site because it should not stand there, and says why.</summary>
    public void TakeDown(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new BusinessException(WebsiteErrorCodes.ReasonMissing).ForField("Reason");
        Remove(ArticleState.TakenDown, reason.Trim());
    }

    /// <summary>Only what is neither public nor before the board; its address becomes free unless the public knew it.</summary>
    public void Delete()
    {
        if (Live is not null || !IsEditable) throw new BusinessException(WebsiteErrorCodes.DeletePublished);
        IsDeleted = true;
        if (PublicSlug is null) Slug = $"{Id:N}";
    }

    public bool IsOwnOf(Guid userId) => userId == AuthorId || userId == LastEditorId || userId == SubmittedById;

    private void Take(ArticleText text, Guid editorId)
    {
        if (text.Title.Length > ArticleText.MaxTitle) throw new BusinessException(WebsiteErrorCodes.TitleTooLong).ForField(nameof(text.Title));
        if (text.Summary.Length > ArticleText.MaxSummary) throw new BusinessException(WebsiteErrorCodes.SummaryTooLong).ForField(nameof(text.Summary));
        (Text, SearchText, LastEditorId, TextStamp) = (text, text.Folded, editorId, Guid.CreateVersion7());
    }

    private void Remove(ArticleState state, string? reason)
    {
        if (Live is null) throw new BusinessException(WebsiteErrorCodes.WrongState).WithData("State", State);
        AddEvent(new ArticleUnpublishedEto(Id, Live.Slug, Live.Title, AuthorId, Live.ForOffice, reason));
        Live = null;
        Remark = reason;
        if (State == ArticleState.Published) State = state;
    }

    private ArticleVersion AddVersion(VersionKind kind, Guid? userId, string userName, DateTimeOffset now, string? note = null) =>
        new(Id, ++LastVersion, kind, Text, userId, userName, now, note);

    private void Require(params ReadOnlySpan<ArticleState> allowed)
    {
        if (!allowed.Contains(State)) throw new BusinessException(WebsiteErrorCodes.WrongState).WithData("State", State);
    }
}
