using System.Globalization;
using System.Net.Mail;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.Notifications.Data;
using EduAbp.Settings;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.Notifications.Mail;

/// <summary>How mail leaves this installation, and letters that did not: for the centre, in the department.</summary>
internal sealed class MailSettingsAppService(
    NotificationsDbContext db,
    ISettingProvider settings,
    ISettingManager manager,
    MailTransport transport,
    MailTemplates templates,
    IBackgroundJobManager jobs,
    IPermissionChecker permissions,
    ITenantDirectory directory,
    ICurrentTenant tenant,
    IAuditLog audit) : ITransientDependency
{
    public async Task<MailSettingsDto> GetAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        return new MailSettingsDto(
            await settings.GetOrNullAsync(MailSettings.Host, cancellationToken),
            await settings.GetIntAsync(MailSettings.Port, cancellationToken),
            await settings.IsTrueAsync(MailSettings.StartTls, cancellationToken),
            await settings.GetOrNullAsync(MailSettings.UserName, cancellationToken),
            !string.IsNullOrEmpty(await settings.GetOrNullAsync(MailSettings.Password, cancellationToken)),
            await settings.GetOrNullAsync(MailSettings.FromAddress, cancellationToken),
            await settings.GetOrNullAsync(MailSettings.FromName, cancellationToken),
            transport.PickupDirectory);
    }

    /// <param name="password">Null keeps the one that is there.</param>
    public async Task SaveAsync(MailSettingsInput input, string? password, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        Validate(input);
        // What was left empty is empty, also where the configuration names something.
        await manager.SetGlobalAsync(MailSettings.Host, Clean(input.Host) ?? "", cancellationToken);
        await manager.SetGlobalAsync(MailSettings.Port, input.Port.ToString(CultureInfo.InvariantCulture), cancellationToken);
        await manager.SetGlobalAsync(MailSettings.StartTls, input.StartTls ? "true" : "false", cancellationToken);
        await manager.SetGlobalAsync(MailSettings.UserName, Clean(input.UserName) ?? "", cancellationToken);
        await manager.SetGlobalAsync(MailSettings.FromAddress, Clean(input.FromAddress) ?? "", cancellationToken);
        await manager.SetGlobalAsync(MailSettings.FromName, Clean(input.FromName), cancellationToken);
        if (Clean(input.UserName) is null)
            await manager.SetGlobalAsync(MailSettings.Password, "", cancellationToken);
        else if (!string.IsNullOrEmpty(password))
            await manager.SetGlobalAsync(MailSettings.Password, password, cancellationToken);
        await audit.WriteAsync("Notifications.MailSettingsChanged", new { input.Host, input.Port, input.StartTls, input.UserName, input.FromAddress }, cancellationToken: cancellationToken);
    }

    /// <summary>Sends at once, past the queue, so that the answer of the server can be shown.</summary>
    public async Task SendTestAsync(string? to, CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        if (!MailAddress.TryCreate(to?.Trim(), out var address))
            throw new BusinessException(NotificationsErrorCodes.AddressInvalid).WithData("Address", to).ForField("Test.To");
        var text = templates.Write("Notifications.Test", "vi", new Dictionary<string, string> { ["UnitName"] = tenant.Unit?.Name ?? "" });
        if (await transport.TrySendAsync(Guid.CreateVersion7(), address.Address, text.Subject, text.Html, cancellationToken) is { } refusal)
            throw new BusinessException(NotificationsErrorCodes.TestRefused).WithData("Answer", refusal).ForField("Test.To");
    }

    public async Task<MailOverview> GetOverviewAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var queued = await db.Letters.CountAsync(letter => letter.State == LetterState.Queued, cancellationToken);
        var failedCount = await db.Letters.CountAsync(letter => letter.State == LetterState.Failed, cancellationToken);
        var failed = await db.Letters.Where(letter => letter.State == LetterState.Failed).OrderByDescending(letter => letter.CreationTime).Take(50)
            .Select(letter => new FailedLetter(letter.Id, letter.To, letter.Subject, letter.UnitId, letter.CreationTime, letter.Attempts, letter.LastError ?? ""))
            .ToListAsync(cancellationToken);
        return new MailOverview(queued, failedCount, [.. failed.Select(letter => letter with { UnitName = letter.UnitId is { } id ? directory.Find(id)?.ShortName : null })]);
    }

    /// <summary>Opens all tries of every letter that was given up.</summary>
    public async Task<int> RetryFailedAsync(CancellationToken cancellationToken)
    {
        await CheckAsync(cancellationToken);
        var letters = await db.Letters.Where(letter => letter.State == LetterState.Failed).Take(1000).ToListAsync(cancellationToken);
        foreach (var letter in letters)
        {
            letter.TryAgain();
            await jobs.EnqueueAsync(new SendLetter(letter.Id), cancellationToken: cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return letters.Count;
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(NotificationsPermissions.Mail.Manage, cancellationToken);
        // One server sends for the whole city: only the department's own centre may look at it.
        if (tenant.Unit is not { ParentId: null })
            throw new AbpAuthorizationException(NotificationsPermissions.Mail.Manage);
    }

    private static void Validate(MailSettingsInput input)
    {
        var errors = new List<ValidationError>();
        if (Clean(input.Host) is { } host && Uri.CheckHostName(host) == UriHostNameType.Unknown)
            errors.Add(new ValidationError("Input.Host", NotificationsErrorCodes.HostInvalid));
        if (input.Port is < 1 or > 65535)
            errors.Add(new ValidationError("Input.Port", NotificationsErrorCodes.PortInvalid));
        if (Clean(input.FromAddress) is not { } from)
        {
            if (Clean(input.Host) is not null)
                errors.Add(new ValidationError("Input.FromAddress", NotificationsErrorCodes.SenderMissing));
        }
        else if (!MailAddress.TryCreate(from, out _))
        {
            errors.Add(new ValidationError("Input.FromAddress", NotificationsErrorCodes.AddressInvalid, new Dictionary<string, object?> { ["Address"] = from }));
        }

        if (errors.Count > 0)
            throw new AbpValidationException(errors);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal sealed record MailSettingsDto(
    string? Host, int Port, bool StartTls, string? UserName, bool HasPassword, string? FromAddress, string? FromName, string PickupDirectory);

internal sealed record MailSettingsInput(string? Host, int Port, bool StartTls, string? UserName, string? FromAddress, string? FromName);

internal sealed record MailOverview(int Queued, int Failed, IReadOnlyList<FailedLetter> Letters);

internal sealed record FailedLetter(
    Guid Id, string To, string Subject, Guid? UnitId, DateTimeOffset CreationTime, int Attempts, string Error, string? UnitName = null);
