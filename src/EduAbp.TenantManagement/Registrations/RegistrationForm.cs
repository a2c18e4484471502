using EduAbp.TenantManagement.Units;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>What a workbook in the layout of the form attached to letter 72/TTTT-CTGD says, before any judgement.</summary>
/// <param name="OfficeName">The office named in its first row, as typed; null where none is.</param>
/// <param name="WrittenOn">The date under it; old phone numbers are read by it.</param>
internal sealed record RegistrationForm(string? OfficeName, DateOnly? WrittenOn, IReadOnlyList<RegistrationFormRow> Rows);

/// <param name="Number">The row's number in the sheet, by which people find it.</param>
/// <param name="Level">The section that it stands in.</param>
internal sealed record RegistrationFormRow(
    int Number,
    UnitLevels Level,
    string Name,
    string Address,
    string TaxCode,
    string Email,
    string Phone,
    bool TaxCodeWasNumber = false,
    bool PhoneWasNumber = false);
