using EduAbp.Settings;

namespace Acme.Equipment.Definitions;

internal static class EquipmentSettings
{
    /// <summary>After how many days a loan is late.</summary>
    public const string LoanDays = "Equipment.LoanDays";

    public const int LongestLoan = 365;
}

/// <summary>Values that each unit may set for itself; the default holds until it does.</summary>
internal sealed class EquipmentSettingDefinitionProvider : SettingDefinitionProvider
{
    public override void Define(SettingDefinitionContext context) => context.Add(EquipmentSettings.LoanDays, "14");
}
