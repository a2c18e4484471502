using EduAbp.Blobs;
using EduAbp.Domain;
using EduAbp.EventBus;
using EduAbp.Support.Contracts;
using EduAbp.Text;

namespace EduAbp.Support.Requests;

internal enum SupportState
{
    New,
    Accepted,
    PassedUp,
    Answered,
    Closed,
    Reopened,
}

/// <summary>Something was written or done about a request; handled in the unit of who did it.</summary>
[EventName("Support.RequestMoved")]
internal sealed record SupportMovedEto(Guid RequestId, SupportState State, Guid ByUnitId, string ByName);

/// <summary>Who wrote or did something, and for which unit.</summary>
internal sealed record Actor(Guid UnitId, Guid PersonId, string Name);

/// <summary>What a unit asks the one above it. It is held by one office at a time and passed up from there; every step is a message.</summary>
internal sealed class SupportRequest : AggregateRoot, ICreationAudited
{
    public const int MaxTitle = 200;
    public const int MaxText = 4000;

    private SupportRequest()
    {
    }

    public SupportRequest(Actor asker, string unitName, Guid officeId, string? title, DateTimeOffset now)
    {
        var text = VietnameseText.Normalize(title ?? "");
        if (text.Length is 0 or > MaxTitle)
            throw new AbpValidationException("Title", SupportErrorCodes.TitleMissing);
        (UnitId, HolderId, Title, CreatorName) = (asker.UnitId, officeId, text, asker.Name);
        var key = VietnameseText.Fold($"{text} {unitName}");
        SearchKey = key[..Math.Min(key.Length, 700)];
        Holders.Add(new SupportHolder(Id, officeId));
        ChangedAt = now;
    }

    /// <summary>All that is wrong with a new request, told at once.</summary>
    public static void Check(string? title, string? text, bool hasFiles)
    {
        var wrong = new List<ValidationError>();
        if (VietnameseText.Normalize(title ?? "").Length is 0 or > MaxTitle)
            wrong.Add(new ValidationError("Title", SupportErrorCodes.TitleMissing));
        if (!IsText(text, hasFiles))
            wrong.Add(new ValidationError("Text", SupportErrorCodes.TextMissing));
        if (wrong.Count > 0)
            throw new AbpValidationException(wrong);
    }

    private static bool IsText(string? text, bool hasFiles) => (text ?? "").Trim() is { Length: <= MaxText } words && (words.Length > 0 || hasFiles);

    /// <summary>Who asks.</summary>
    public Guid UnitId { get; private set; }

    /// <summary>The office whose turn it is.</summary>
    public Guid HolderId { get; private set; }

    public string Title { get; private set; } = "";

    [NotAudited]
    public string SearchKey { get; private set; } = "";

    public SupportState State { get; private set; } = SupportState.New;

    public string CreatorName { get; private set; } = "";

    [NotAudited]
    public DateTimeOffset ChangedAt { get; private set; }

    public List<SupportMessage> Messages { get; private set; } = [];

    /// <summary>The offices that hold it or have held it: they go on seeing it.</summary>
    public List<SupportHolder> Holders { get; private set; } = [];

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    /// <summary>The asker's words open again what was answered or closed; the holder's are an answer.</summary>
    public SupportMessage Say(Actor by, string? text, bool hasFiles, DateTimeOffset now)
    {
        var words = (text ?? "").Trim();
        if (!IsText(text, hasFiles))
            throw new AbpValidationException("Text", SupportErrorCodes.TextMissing);
        SupportState? turned = by.UnitId != UnitId ? SupportState.Answered
            : State is SupportState.Answered or SupportState.Closed ? SupportState.Reopened
            : Messages.Count == 0 ? SupportState.New
            : null;
        if (State == SupportState.Closed && by.UnitId != UnitId)
            throw new BusinessException(SupportErrorCodes.IsClosed);
        return Turn(turned, by, words, now);
    }

    public void Accept(Actor by, DateTimeOffset now)
    {
        if (State is SupportState.New or SupportState.PassedUp or SupportState.Reopened)
            Turn(SupportState.Accepted, by, "", now);
    }

    /// <summary>Hands it to the office above, which answers from now on.</summary>
    public void PassUp(Actor by, Guid officeId, string? note, DateTimeOffset now)
    {
        if (State == SupportState.Closed)
            throw new BusinessException(SupportErrorCodes.IsClosed);
        HolderId = officeId;
        if (Holders.All(holder => holder.UnitId != officeId))
            Holders.Add(new SupportHolder(Id, officeId));
        var words = (note ?? "").Trim();
        Turn(SupportState.PassedUp, by, words[..Math.Min(words.Length, MaxText)], now);
    }

    public void Close(Actor by, DateTimeOffset now)
    {
        if (State != SupportState.Closed)
            Turn(SupportState.Closed, by, "", now);
    }

    private SupportMessage Turn(SupportState? state, Actor by, string text, DateTimeOffset now)
    {
        State = state ?? State;
        ChangedAt = now;
        var message = new SupportMessage(Id, by, text, state, now);
        Messages.Add(message);
        AddEvent(new SupportMovedEto(Id, State, by.UnitId, by.Name));
        return message;
    }
}

internal sealed class SupportMessage : Entity
{
    private SupportMessage()
    {
    }

    public SupportMessage(Guid requestId, Actor by, string text, SupportState? turned, DateTimeOffset now) =>
        (RequestId, UnitId, AuthorId, AuthorName, Text, Turned, CreationTime) = (requestId, by.UnitId, by.PersonId, by.Name, text, turned, now);

    public Guid RequestId { get; private set; }

    public Guid UnitId { get; private set; }

    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    /// <summary>Empty where something was only done.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The state that came with it; null where none changed.</summary>
    public SupportState? Turned { get; private set; }

    public DateTimeOffset CreationTime { get; private set; }

    public List<SupportFile> Files { get; private set; } = [];
}

/// <summary>A file beside a message; its content is in the blob store of the unit that sent it.</summary>
internal sealed class SupportFile(Guid messageId, Guid unitId, string name, string contentType, long size) : Entity
{
    public Guid MessageId { get; private set; } = messageId;

    public Guid UnitId { get; private set; } = unitId;

    public string Name { get; private set; } = name;

    public string ContentType { get; private set; } = contentType;

    public long Size { get; private set; } = size;

    /// <summary>"Not scanned" is never "clean": pages show which it is.</summary>
    public ScanState Scan { get; private set; }

    public void Scanned(ScanState state) => Scan = state;
}

internal sealed class SupportHolder(Guid requestId, Guid unitId) : Entity
{
    public Guid RequestId { get; private set; } = requestId;

    public Guid UnitId { get; private set; } = unitId;
}
