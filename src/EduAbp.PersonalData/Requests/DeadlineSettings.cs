using System.Globalization;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.PersonalData.Contracts;
using EduAbp.Settings;

namespace EduAbp.PersonalData.Requests;

internal static class PersonalDataSettings
{
    public const string AcknowledgeWorkingDays = "PersonalData.AcknowledgeWorkingDays";
    public const string Withdraw = "PersonalData.WithdrawDays";
    public const string WithdrawThirdParty = "PersonalData.WithdrawThirdPartyDays";
    public const string Copy = "PersonalData.CopyDays";
    public const string CopyThirdParty = "PersonalData.CopyThirdPartyDays";
    public const string Correct = "PersonalData.CorrectDays";
    public const string CorrectThirdParty = "PersonalData.CorrectThirdPartyDays";
    public const string Erase = "PersonalData.EraseDays";
    public const string EraseThirdParty = "PersonalData.EraseThirdPartyDays";
    public const string LongestExtension = "PersonalData.LongestExtensionDays";
    public const string Holidays = "PersonalData.Holidays";

    /// <summary>Those that are numbers of days, with what holds until the department says otherwise.</summary>
    public static readonly IReadOnlyDictionary<string, int> Days = new Dictionary<string, int>
    {
        [AcknowledgeWorkingDays] = 2, [Withdraw] = 15, [WithdrawThirdParty] = 20, [Copy] = 10, [CopyThirdParty] = 20, [Correct] = 10, [CorrectThirdParty] = 20, [Erase] = 20, [EraseThirdParty] = 20,
        [LongestExtension] = 15,
    };
}

internal sealed class PersonalDataSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context)
    {
        foreach (var (name, days) in PersonalDataSettings.Days)
            context.Add(name, days.ToString(CultureInfo.InvariantCulture), isTenantSetting: false);
        // Labour Code 45/2019/QH14, art. 112. What follows the moon, and days moved to another week, are added year by year.
        context.Add(PersonalDataSettings.Holidays, "1/1 30/4 1/5 1/9 2/9 16/2/2026 17/2/2026 18/2/2026 19/2/2026 20/2/2026 27/4/2026", isTenantSetting: false);
    }
}

/// <summary>The deadlines that hold today.</summary>
internal sealed class DeadlineReader(ISettingProvider settings) : ITransientDependency
{
    public async Task<DeadlineRules> ReadAsync(CancellationToken cancellationToken)
    {
        var days = new Dictionary<string, int>();
        foreach (var name in PersonalDataSettings.Days.Keys)
            days[name] = await settings.GetIntAsync(name, cancellationToken);
        return new DeadlineRules(
            days[PersonalDataSettings.AcknowledgeWorkingDays], days[PersonalDataSettings.Withdraw], days[PersonalDataSettings.WithdrawThirdParty], days[PersonalDataSettings.Copy],
            days[PersonalDataSettings.CopyThirdParty], days[PersonalDataSettings.Correct], days[PersonalDataSettings.CorrectThirdParty], days[PersonalDataSettings.Erase], days[PersonalDataSettings.EraseThirdParty],
            days[PersonalDataSettings.LongestExtension], Holidays.Parse(await settings.GetOrNullAsync(PersonalDataSettings.Holidays, cancellationToken)));
    }
}

/// <summary>The department keeps the deadlines and the public holidays for all its units.</summary>
internal sealed class DeadlineAppService(ISettingProvider settings, ISettingManager manager, IPermissionChecker permissions, IAuditLog audit) : ITransientDependency
{
    private const int Longest = 90;

    public async Task<IReadOnlyDictionary<string, string>> GetAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Deadlines.Manage, cancellationToken);
        var values = new Dictionary<string, string>();
        foreach (var name in PersonalDataSettings.Days.Keys.Append(PersonalDataSettings.Holidays))
            values[name] = await settings.GetOrNullAsync(name, cancellationToken) ?? "";
        return values;
    }

    public async Task SaveAsync(IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(PersonalDataPermissions.Deadlines.Manage, cancellationToken);
        var errors = new List<ValidationError>();
        foreach (var name in PersonalDataSettings.Days.Keys.Where(values.ContainsKey))
        {
            if (!int.TryParse(values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > Longest)
                errors.Add(new ValidationError(name, PersonalDataErrorCodes.DaysInvalid));
        }

        if (values.TryGetValue(PersonalDataSettings.Holidays, out var holidays) && Requests.Holidays.Unreadable(holidays) is [var word, ..])
            errors.Add(new ValidationError(PersonalDataSettings.Holidays, PersonalDataErrorCodes.HolidayUnreadable, new Dictionary<string, object?> { ["Word"] = word }));
        if (errors.Count > 0)
            throw new AbpValidationException(errors);
        foreach (var name in PersonalDataSettings.Days.Keys.Append(PersonalDataSettings.Holidays).Where(values.ContainsKey))
            await manager.SetGlobalAsync(name, values[name]?.Trim(), cancellationToken);
        await audit.WriteAsync("PersonalData.DeadlinesChanged", values, cancellationToken: cancellationToken);
    }
}
