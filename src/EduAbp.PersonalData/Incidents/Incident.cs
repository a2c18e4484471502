using EduAbp.Domain;
using EduAbp.EventBus;
using EduAbp.MultiTenancy;
using EduAbp.PersonalData.Contracts;
using EduAbp.Text;

namespace EduAbp.PersonalData.Incidents;

/// <summary>What is known of an incident; it grows while it is looked into.</summary>
internal sealed record IncidentInput
{
    public string? Title { get; set; }

    /// <summary>By Vietnam's clock.</summary>
    public DateTime? DetectedAt { get; set; }

    public string? What { get; set; }

    public string? Whose { get; set; }

    public int? People { get; set; }

    public bool Sensitive { get; set; }

    public string? Measures { get; set; }
}

/// <summary>Personal data got lost, out, or into wrong hands. The clock runs from its detection.</summary>
internal sealed class Incident : AggregateRoot, IMultiTenant, ICreationAudited
{
    public const int MaxTitle = 200;
    public const int MaxText = 4000;

    /// <summary>Law 91/2025/QH15, art. 23: the authority is told within 72 hours of detection; what comes to light later is sent after it.</summary>
    public static readonly TimeSpan NotifyWithin = TimeSpan.FromHours(72);

    /// <summary>Hours after detection at which the unit is reminded.</summary>
    public static readonly IReadOnlyList<int> Reminders = [24, 48, 66, 72];

    private Incident()
    {
    }

    public Incident(IncidentInput input, DateTimeOffset now) => Set(input, now);

    public Guid TenantId { get; private set; }

    public string Title { get; private set; } = "";

    public DateTimeOffset DetectedAt { get; private set; }

    [NotAudited]
    public string What { get; private set; } = "";

    [NotAudited]
    public string? Whose { get; private set; }

    public int? People { get; private set; }

    /// <summary>Whether data of Decree 356/2025, art. 4 is among it.</summary>
    public bool Sensitive { get; private set; }

    [NotAudited]
    public string? Measures { get; private set; }

    /// <summary>When the authority was told; null while it was not.</summary>
    public DateTimeOffset? NotifiedAt { get; private set; }

    public string? NotifiedHow { get; private set; }

    public DateTimeOffset? PeopleToldAt { get; private set; }

    public string? PeopleToldHow { get; private set; }

    public DateTimeOffset? HandedUpAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    [NotAudited]
    public int RemindedHours { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public List<IncidentSupplement> Supplements { get; private set; } = [];

    public DateTimeOffset NotifyBy => DetectedAt + NotifyWithin;

    /// <exception cref="AbpValidationException">All that is wrong, field by field.</exception>
    public void Set(IncidentInput input, DateTimeOffset now)
    {
        CheckOpen();
        var errors = new List<ValidationError>();
        var title = VietnameseText.Normalize(input.Title ?? "");
        var what = (input.What ?? "").Trim();
        if (title.Length is 0 or > MaxTitle)
            errors.Add(new ValidationError("Title", PersonalDataErrorCodes.TitleMissing));
        if (what.Length is 0 or > MaxText)
            errors.Add(new ValidationError("What", PersonalDataErrorCodes.WhatMissing));
        var detected = input.DetectedAt is { } typed ? Timing.VietnamTime.FromWallClock(typed).ToUniversalTime() : (DateTimeOffset?)null;
        if (detected is null || detected > now)
            errors.Add(new ValidationError("DetectedAt", PersonalDataErrorCodes.DetectedAtImpossible));
        if (input.People < 0)
            errors.Add(new ValidationError("People", PersonalDataErrorCodes.PeopleInvalid));
        if (errors.Count > 0)
            throw new AbpValidationException(errors);
        (Title, DetectedAt, What, Whose, People, Sensitive, Measures) = (title, detected!.Value, what, Cut(input.Whose), input.People, input.Sensitive, Cut(input.Measures));
    }

    public void Notify(DateTime? at, string? how, DateTimeOffset now)
    {
        CheckOpen();
        (NotifiedAt, NotifiedHow) = Sent(at, how, now);
    }

    public void TellPeople(DateTime? at, string? how, DateTimeOffset now)
    {
        CheckOpen();
        (PeopleToldAt, PeopleToldHow) = Sent(at, how, now);
    }

    /// <summary>What came to light after the notice.</summary>
    public void Supplement(string? text, string byName, DateTimeOffset now)
    {
        CheckOpen();
        if (Cut(text) is not { } known)
            throw new AbpValidationException("Supplement", PersonalDataErrorCodes.WhatMissing);
        Supplements.Add(new IncidentSupplement(Id, known, byName, now));
    }

    public void HandUp(DateTimeOffset now)
    {
        if (HandedUpAt is null)
            AddEvent(new IncidentHandedUpEto(Id));
        HandedUpAt ??= now;
    }

    /// <summary>Nothing is left to do; before the authority was told it stays open.</summary>
    public void Close(DateTimeOffset now)
    {
        CheckOpen();
        if (NotifiedAt is null)
            throw new BusinessException(PersonalDataErrorCodes.NotNotified);
        ClosedAt = now;
    }

    /// <returns>After how many hours the unit is reminded now; null where no reminder is due.</returns>
    public int? RemindAt(DateTimeOffset now)
    {
        if (NotifiedAt is not null || ClosedAt is not null)
            return null;
        var passed = Reminders.LastOrDefault(hours => DetectedAt.AddHours(hours) <= now);
        if (passed <= RemindedHours)
            return null;
        RemindedHours = passed;
        return passed;
    }

    private (DateTimeOffset At, string How) Sent(DateTime? at, string? how, DateTimeOffset now)
    {
        var moment = at is { } typed ? Timing.VietnamTime.FromWallClock(typed).ToUniversalTime() : now;
        var errors = new List<ValidationError>();
        if (moment > now || moment < DetectedAt)
            errors.Add(new ValidationError("At", PersonalDataErrorCodes.SentAtImpossible));
        if (string.IsNullOrWhiteSpace(how))
            errors.Add(new ValidationError("How", PersonalDataErrorCodes.SentHowMissing));
        return errors.Count == 0 ? (moment, how!.Trim()[..Math.Min(how.Trim().Length, 300)]) : throw new AbpValidationException(errors);
    }

    private void CheckOpen()
    {
        if (ClosedAt is not null)
            throw new BusinessException(PersonalDataErrorCodes.IncidentClosed);
    }

    private static string? Cut(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[..Math.Min(text.Trim().Length, MaxText)];
}

/// <summary>What was sent after the first notice.</summary>
internal sealed class IncidentSupplement : Entity, IMultiTenant
{
    private IncidentSupplement()
    {
    }

    public IncidentSupplement(Guid incidentId, string text, string byName, DateTimeOffset at) => (IncidentId, Text, ByName, At) = (incidentId, text, byName, at);

    public Guid TenantId { get; private set; }

    public Guid IncidentId { get; private set; }

    public string Text { get; private set; } = "";

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>
/// What a unit hands up of an incident: a row of the host, as requests for support are. It says what happened and to how many,
/// never to whom. The unit's own row stays the unit's.
/// </summary>
internal sealed class IncidentReport(Guid incidentId, Guid unitId) : AggregateRoot
{
    public Guid IncidentId { get; private set; } = incidentId;

    public Guid UnitId { get; private set; } = unitId;

    public string Title { get; private set; } = "";

    [NotAudited]
    public string What { get; private set; } = "";

    public int? People { get; private set; }

    public bool Sensitive { get; private set; }

    [NotAudited]
    public string? Measures { get; private set; }

    public DateTimeOffset DetectedAt { get; private set; }

    public DateTimeOffset? NotifiedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public void Copy(Incident incident, DateTimeOffset now) =>
        (Title, What, People, Sensitive, Measures, DetectedAt, NotifiedAt, ClosedAt, ChangedAt) =
        (incident.Title, incident.What, incident.People, incident.Sensitive, incident.Measures, incident.DetectedAt, incident.NotifiedAt, incident.ClosedAt, now);
}

/// <summary>A unit has handed an incident up; handled in the unit.</summary>
[EventName("PersonalData.IncidentHandedUp")]
internal sealed record IncidentHandedUpEto(Guid IncidentId);
