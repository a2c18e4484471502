using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.Notifications.Webhooks;

/// <summary>An address outside that the unit tells about some of its events.</summary>
internal sealed class WebhookSubscription : AggregateRoot, IMultiTenant, ICreationAudited
{
    public const int MaxUrl = 500;

    /// <summary>So long both secrets sign after a rotation.</summary>
    public static readonly TimeSpan OldSecretLives = TimeSpan.FromHours(24);

    private WebhookSubscription()
    {
    }

    public WebhookSubscription(string url, IEnumerable<string> events, string secret)
    {
        SetTarget(url, events);
        Secret = secret;
    }

    public Guid TenantId { get; private set; }

    public string Url { get; private set; } = "";

    public List<string> Events { get; private set; } = [];

    /// <summary>Encrypted; signs what is sent.</summary>
    [NotAudited]
    public string Secret { get; private set; } = "";

    [NotAudited]
    public string? OldSecret { get; private set; }

    public DateTimeOffset? OldSecretUntil { get; private set; }

    public bool IsEnabled { get; private set; } = true;

    /// <summary>Whether it was switched off because nobody answered.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Tries in a row that were not taken.</summary>
    [NotAudited]
    public int Failures { get; private set; }

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public void SetTarget(string url, IEnumerable<string> events) => (Url, Events) = (url, [.. events.Distinct().Order(StringComparer.Ordinal)]);

    public void RotateSecret(string secret, DateTimeOffset now) => (OldSecret, OldSecretUntil, Secret) = (Secret, now + OldSecretLives, secret);

    public void Switch(bool on) => (IsEnabled, GaveUp, Failures) = (on, false, 0);

    public void Taken() => Failures = 0;

    /// <returns>Whether this was the failure after which it is left alone.</returns>
    public bool Refused(int most)
    {
        Failures++;
        if (!IsEnabled || Failures < most)
            return false;
        (IsEnabled, GaveUp) = (false, true);
        return true;
    }
}

/// <summary>Stored by name: never rename one.</summary>
internal enum DeliveryState
{
    Waiting,
    Delivered,
    Failed,
}

/// <summary>One event on its way to one address: a line of the log.</summary>
internal sealed class WebhookDelivery : Entity, IMultiTenant
{
    public const int MaxExcerpt = 1000;

    private WebhookDelivery()
    {
    }

    public WebhookDelivery(Guid subscriptionId, string eventName, string body, DateTimeOffset now) =>
        (SubscriptionId, EventName, Body, CreationTime) = (subscriptionId, eventName, body, now);

    public Guid TenantId { get; private set; }

    public Guid SubscriptionId { get; private set; }

    public string EventName { get; private set; } = "";

    public string Body { get; private set; } = "";

    public DeliveryState State { get; private set; } = DeliveryState.Waiting;

    public int Attempts { get; private set; }

    public DateTimeOffset CreationTime { get; private set; }

    public DateTimeOffset? LastAttemptAt { get; private set; }

    public DateTimeOffset? NextAttemptAt { get; private set; }

    /// <summary>What the address answered; null where it could not be reached.</summary>
    public int? Status { get; private set; }

    /// <summary>The beginning of the answer, or why there was none.</summary>
    public string? Answer { get; private set; }

    public void Tried(WebhookAnswer answer, DateTimeOffset now, DateTimeOffset? next)
    {
        Attempts++;
        (LastAttemptAt, Status, Answer, NextAttemptAt) = (now, answer.Status, answer.Text.Length > MaxExcerpt ? answer.Text[..MaxExcerpt] : answer.Text, next);
        State = answer.IsTaken ? DeliveryState.Delivered : next is null ? DeliveryState.Failed : DeliveryState.Waiting;
    }

    public void TryAgain() => (State, Attempts, NextAttemptAt) = (DeliveryState.Waiting, 0, null);
}

/// <param name="Text">The beginning of what came back, or why nothing did.</param>
internal sealed record WebhookAnswer(int? Status, string Text)
{
    public bool IsTaken => Status is >= 200 and < 300;
}
