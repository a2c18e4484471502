using System.Globalization;
using System.Net.Mail;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Settings;

namespace EduAbp.Notifications.Alerts;

/// <param name="To">Mail addresses, comma between; empty for the people of the centre who read the log.</param>
/// <param name="FailedSignIns">How many within ten minutes bring a letter, here and below; 0 for never.</param>
internal sealed record AlertLimits(string? To = null, int FailedSignIns = 50, int Locks = 5, int NewAdministrators = 1, int Throttled = 100, int Refused = 200, int Infected = 1)
{
    public IEnumerable<(string Setting, string Field, int Value)> Numbers =>
    [
        (AlertSettings.FailedSignIns, nameof(FailedSignIns), FailedSignIns), (AlertSettings.Locks, nameof(Locks), Locks), (AlertSettings.NewAdministrators, nameof(NewAdministrators), NewAdministrators),
        (AlertSettings.Throttled, nameof(Throttled), Throttled), (AlertSettings.Refused, nameof(Refused), Refused), (AlertSettings.Infected, nameof(Infected), Infected),
    ];
}

/// <summary>Who is told, and when: for the centre, which reads the whole security log.</summary>
internal sealed class AlertAppService(ISettingProvider settings, ISettingManager manager, IPermissionChecker permissions, ICurrentTenant tenant, IAuditLog audit) : ITransientDependency
{
    public const int Most = 1_000_000;
    public const int MostAddresses = 20;

    public async Task<AlertLimits> GetAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        return new AlertLimits(
            await settings.GetOrNullAsync(AlertSettings.To, cancellationToken),
            await settings.GetIntAsync(AlertSettings.FailedSignIns, cancellationToken),
            await settings.GetIntAsync(AlertSettings.Locks, cancellationToken),
            await settings.GetIntAsync(AlertSettings.NewAdministrators, cancellationToken),
            await settings.GetIntAsync(AlertSettings.Throttled, cancellationToken),
            await settings.GetIntAsync(AlertSettings.Refused, cancellationToken),
            await settings.GetIntAsync(AlertSettings.Infected, cancellationToken));
    }

    public async Task SaveAsync(AlertLimits input, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var addresses = (input.To ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var errors = addresses.Where(address => !MailAddress.TryCreate(address, out _))
            .Select(address => new ValidationError("Input.To", NotificationsErrorCodes.AddressInvalid, new Dictionary<string, object?> { ["Address"] = address })).Take(1).ToList();
        if (addresses.Length > MostAddresses)
            errors.Add(new ValidationError("Input.To", NotificationsErrorCodes.AlertAddressesTooMany, new Dictionary<string, object?> { ["Limit"] = MostAddresses }));
        errors.AddRange(input.Numbers.Where(number => number.Value is < 0 or > Most)
            .Select(number => new ValidationError($"Input.{number.Field}", NotificationsErrorCodes.AlertNumberInvalid, new Dictionary<string, object?> { ["Limit"] = Most })));
        if (errors.Count > 0)
            throw new AbpValidationException(errors);
        await manager.SetGlobalAsync(AlertSettings.To, string.Join(", ", addresses), cancellationToken);
        foreach (var (setting, _, value) in input.Numbers)
            await manager.SetGlobalAsync(setting, value.ToString(CultureInfo.InvariantCulture), cancellationToken);
        await audit.WriteAsync("Notifications.AlertSettingsChanged", cancellationToken: cancellationToken);
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(IdentityPermissions.SecurityLog.Whole, cancellationToken);
        if (tenant.Unit is not { ParentId: null })
            throw new AbpAuthorizationException(IdentityPermissions.SecurityLog.Whole);
    }
}
