using System.Globalization;
using EduAbp.Auditing;
using EduAbp.BackgroundWorkers;
using EduAbp.EntityFrameworkCore.Auditing;
using EduAbp.Identity.Contracts;
using EduAbp.Localization;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Settings;
using EduAbp.Timing;
using EduAbp.Uow;
using Microsoft.Extensions.Localization;

namespace EduAbp.Notifications.Alerts;

/// <summary>When so much of a kind happens within ten minutes, those who watch are told.</summary>
/// <param name="Setting">How many it takes; 0 switches the rule off.</param>
internal sealed record AlertRule(string Kind, string Setting);

/// <summary>
/// Letter 3082, II.1: sites are to be watched and alarmed for their safety. Looks at the security log every minute; that a
/// rule has told is itself a line of the log, and what came before it is not counted again.
/// </summary>
internal sealed class SecurityAlertWorker(
    ISecurityEvents events, ISettingProvider settings, IMailQueue mails, IPersonLookup people, ITenantDirectory units, IStringLocalizer texts, IUnitOfWork unitOfWork, TimeProvider clock) : IBackgroundWorker
{
    public const string Told = "Security.Told:";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly AlertRule[] Rules =
    [
        new("Identity.SignInFailed", AlertSettings.FailedSignIns),
        new("Identity.SignInLocked", AlertSettings.Locks),
        new("Identity.AdministratorMade", AlertSettings.NewAdministrators),
        new("Security.Throttled", AlertSettings.Throttled),
        new("Security.Refused", AlertSettings.Refused),
        new("Security.Infected", AlertSettings.Infected),
    ];

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        if (units.Root is not { } root)
            return;
        var now = clock.GetUtcNow();
        foreach (var rule in Rules)
        {
            var enough = await settings.GetIntAsync(rule.Setting, cancellationToken);
            if (enough <= 0)
                continue;
            var (told, _) = await events.GetPageAsync(new SecurityEventFilter(Kind: Told + rule.Kind, From: now - Window), 0, 1, cancellationToken);
            var since = told.Count > 0 ? told[0].Time : now - Window;
            var count = await events.CountAsync(rule.Kind, since, cancellationToken);
            if (count < enough)
                continue;
            await TellAsync(root, rule, count, now, cancellationToken);
            await events.AddAsync([new SecurityEvent(Told + rule.Kind, SecuritySeverity.Alert, now, root.Id, null, null, null, $"{{\"count\":{count.ToString(CultureInfo.InvariantCulture)}}}")], cancellationToken);
        }

        await unitOfWork.CompleteAsync(cancellationToken);
    }

    private async Task TellAsync(UnitInfo root, AlertRule rule, int count, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var named = (await settings.GetOrNullAsync(AlertSettings.To, cancellationToken) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var readers = named.Length > 0
            ? named
            : [.. (await people.GetHoldersAsync(root.Id, IdentityPermissions.SecurityLog.Whole, cancellationToken)).Select(person => person.Email).OfType<string>()];
        using var speaking = Languages.Speak("vi");
        var (latest, _) = await events.GetPageAsync(new SecurityEventFilter(Kind: rule.Kind, From: now - Window), 0, 5, cancellationToken);
        var data = new Dictionary<string, string>
        {
            ["Count"] = count.ToString(CultureInfo.InvariantCulture),
            ["Kind"] = rule.Kind,
            ["What"] = texts[$"Audit:{rule.Kind}"],
            ["Examples"] = string.Join("; ", latest.Select(one =>
                $"{one.Time.ToVietnamTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {(one.UnitId is { } id ? units.Find(id)?.ShortName : "")} {one.Address} {one.UserName}".Trim())),
            ["Url"] = units.CanonicalUrl(root) + "/quan-tri/nhat-ky/an-toan",
        };
        foreach (var reader in readers.Distinct(StringComparer.OrdinalIgnoreCase))
            await mails.EnqueueAsync(reader, "Notifications.SecurityAlert", data, cancellationToken: cancellationToken);
    }
}

internal static class AlertSettings
{
    /// <summary>Mail addresses of those who watch, comma between; empty for the people of the centre who read the log.</summary>
    public const string To = "Notifications.Alerts.To";
    public const string FailedSignIns = "Notifications.Alerts.FailedSignIns";
    public const string Locks = "Notifications.Alerts.Locks";
    public const string NewAdministrators = "Notifications.Alerts.NewAdministrators";
    public const string Throttled = "Notifications.Alerts.Throttled";
    public const string Refused = "Notifications.Alerts.Refused";
    public const string Infected = "Notifications.Alerts.Infected";
}

internal sealed class AlertSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
    {
        context.Add(AlertSettings.To, "", isTenantSetting: false);
        context.Add(AlertSettings.FailedSignIns, "50", isTenantSetting: false);
        context.Add(AlertSettings.Locks, "5", isTenantSetting: false);
        context.Add(AlertSettings.NewAdministrators, "1", isTenantSetting: false);
        context.Add(AlertSettings.Throttled, "100", isTenantSetting: false);
        context.Add(AlertSettings.Refused, "200", isTenantSetting: false);
        context.Add(AlertSettings.Infected, "1", isTenantSetting: false);
    }
}
