using EduAbp.EventBus;

namespace EduAbp.Identity.Contracts;

/// <summary>Where help in a unit stands.</summary>
public enum HelpState
{
    /// <summary>The unit has to decide.</summary>
    Asked,
    Granted,
    Refused,

    /// <summary>By the unit, before its time.</summary>
    TakenBack,

    /// <summary>By the helper, before its time.</summary>
    Ended,

    /// <summary>By the helper, before the unit decided.</summary>
    Withdrawn,
}

/// <summary>Help in a unit was asked for, granted, refused or ended; handled in the unit that is helped.</summary>
[EventName("Identity.HelpMoved")]
public sealed record HelpMovedEto(Guid HelpId, Guid HelperId, string HelperName, Guid FromUnitId, string Reason, HelpState To, DateTimeOffset? Until);
