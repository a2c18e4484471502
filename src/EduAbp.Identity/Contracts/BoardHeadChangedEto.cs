using EduAbp.EventBus;

namespace EduAbp.Identity.Contracts;

/// <summary>The unit's editorial board has another head, or none: who answers for its site has changed.</summary>
[EventName("Identity.BoardHeadChanged")]
public sealed record BoardHeadChangedEto(Guid UserId, bool IsHead);
