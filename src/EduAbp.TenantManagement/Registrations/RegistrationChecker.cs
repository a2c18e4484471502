using System.Text;
using EduAbp.TenantManagement.Units;
using EduAbp.Text;

namespace EduAbp.TenantManagement.Registrations;

/// <summary>A row with the officer's decisions, as the checker sees it.</summary>
internal sealed record RowInput(
    int Number,
    UnitLevels Level,
    string Name,
    string Address,
    string TaxCode,
    string Email,
    string Phone,
    bool TaxCodeWasNumber = false,
    bool PhoneWasNumber = false,
    string? Slug = null,
    bool IsSkipped = false,
    IReadOnlySet<RowField>? Applied = null,
    IReadOnlySet<RowField>? Kept = null,
    string? Kind = null);

/// <summary>A unit that is there already, of this office or of another one.</summary>
internal sealed record ExistingUnit(
    Guid Id, string Name, string Slug, string? Address, string? TaxCode, string? Email, string? Phone, bool IsOfThisOffice);

/// <summary>The values with which a row will be carried out, in their stored form.</summary>
internal sealed record RowValues(string Name, string Address, string? TaxCode, string? Email, string? Phone, string Slug, string? Kind, UnitLevels Levels);

internal sealed record CheckedRow(RowInput Input, RowOutcome Outcome, RowValues Values, Guid? ExistingUnitId, IReadOnlyList<RowProblem> Problems);

/// <summary>Judges every row of a registration, against the others and against the units that exist.</summary>
/// <param name="existing">Units of the city; those of this office are matched by name too.</param>
/// <param name="isReserved">Slugs that routes or given-up addresses hold.</param>
/// <param name="writtenOn">Date of the form.</param>
internal sealed class RegistrationChecker(IReadOnlyList<ExistingUnit> existing, Func<string, bool> isReserved, DateOnly? writtenOn)
{
    private const int MaxName = 200;
    private const int MaxAddress = 300;

    private readonly Dictionary<string, ExistingUnit> _byName = Index(existing.Where(unit => unit.IsOfThisOffice), unit => UnitName.Key(unit.Name));
    private readonly Dictionary<string, ExistingUnit> _bySlug = Index(existing.Where(unit => unit.IsOfThisOffice), unit => unit.Slug);
    private readonly Dictionary<string, ExistingUnit> _byTaxCode = Index(existing.Where(unit => unit.TaxCode is not null), unit => unit.TaxCode!);
    private readonly Dictionary<string, ExistingUnit> _byEmail = Index(existing.Where(unit => unit.Email is not null), unit => unit.Email!);

    public IReadOnlyList<CheckedRow> Check(IReadOnlyList<RowInput> rows)
    {
        var seen = new Seen();
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row is { IsSkipped: false, Slug: { Length: > 0 } chosen }) slugs.Add(chosen);
        }

        return [.. rows.Select(row => CheckRow(row, seen, slugs))];
    }

    private CheckedRow CheckRow(RowInput row, Seen seen, HashSet<string> slugs)
    {
        var problems = new List<RowProblem>();
        var name = CheckName(row, problems);
        var address = CheckAddress(row, problems);
        var taxCode = CheckTaxCode(row, problems);
        var email = CheckEmail(row, problems);
        var phone = CheckPhone(row, problems);
        var unit = row.IsSkipped ? null : FindExisting(name, taxCode, row, problems, seen);

        if (!row.IsSkipped)
        {
            CheckTwice(row, name, taxCode, email, unit, seen, problems);
            if (unit is not null && !problems.Exists(problem => problem.Field == RowField.Name && problem.Severity == RowSeverity.Error)) OfferChanges(row, unit, name, address, taxCode, email, phone, problems);
        }

        var kind = CheckKind(row, name, problems);
        var slug = unit?.Slug ?? CheckSlug(row, name, slugs, problems);
        var values = new RowValues(name, address, taxCode, email, phone, slug, kind?.Code, kind?.Levels ?? row.Level);
        return new CheckedRow(row, Outcome(row, unit, values, problems), values, unit?.Id, problems);
    }

    private RowOutcome Outcome(RowInput row, ExistingUnit? unit, RowValues values, List<RowProblem> problems)
    {
        if (row.IsSkipped) return RowOutcome.Skip;
        if (problems.Exists(problem => problem.Severity == RowSeverity.Error)) return RowOutcome.Error;
        if (problems.Exists(problem => problem.Severity == RowSeverity.Choice)) return RowOutcome.Choice;
        if (unit is null) return RowOutcome.Create;
        return Differences(unit, values.Name, values.Address, values.TaxCode, values.Email, values.Phone)
            .Any(difference => row.Applied?.Contains(difference.Field) == true)
            ? RowOutcome.Update
            : RowOutcome.Keep;
    }

    private string CheckName(RowInput row, List<RowProblem> problems)
    {
        var name = UnitName.Clean(row.Name);
        if (name.Length == 0)
        {
            problems.Add(new(RowField.Name, RowSeverity.Error, "NoName", Suggestion: ByEmail(row.Email)?.Name));
        }
        else if (IsFormula(name))
        {
            problems.Add(new(RowField.Name, RowSeverity.Error, "FormulaAsName"));
        }
        else if (name.Length > MaxName || !name.Any(char.IsLetter))
        {
            problems.Add(new(RowField.Name, RowSeverity.Error, name.Length > MaxName ? "NameTooLong" : "NameWithoutLetters"));
        }
        else if (!row.Name.IsNormalized(NormalizationForm.FormC))
        {
            problems.Add(new(RowField.Name, RowSeverity.Fixed, "Composed"));
        }

        return name;
    }

    private static string CheckAddress(RowInput row, List<RowProblem> problems)
    {
        var address = UnitName.Clean(row.Address);
        if (address.Length == 0) problems.Add(new(RowField.Address, RowSeverity.Error, "NoAddress"));
        else if (IsFormula(address)) problems.Add(new(RowField.Address, RowSeverity.Error, "FormulaAsText"));
        else if (address.Length < 5) problems.Add(new(RowField.Address, RowSeverity.Error, "AddressTooShort"));
        else if (address.Length > MaxAddress) problems.Add(new(RowField.Address, RowSeverity.Error, "AddressTooLong"));
        else if (!row.Address.IsNormalized(NormalizationForm.FormC)) problems.Add(new(RowField.Address, RowSeverity.Fixed, "Composed"));
        return address;
    }

    private static string? CheckTaxCode(RowInput row, List<RowProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(row.TaxCode))
        {
            problems.Add(new(RowField.TaxCode, RowSeverity.Error, "NoTaxCode"));
            return null;
        }

        var (code, problem) = TaxCode.Parse(row.TaxCode);
        if (problem == TaxCodeProblem.None) return code;

        if (problem is TaxCodeProblem.WrongLength && TaxCode.RestoreLeadingZero(row.TaxCode) is { } restored)
        {
            problems.Add(new(RowField.TaxCode, RowSeverity.Choice, row.TaxCodeWasNumber ? "TaxCodeLostZero" : "TaxCodeWithoutZero", Suggestion: restored));
            return restored;
        }

        problems.Add(new(RowField.TaxCode, RowSeverity.Error, IsFormula(row.TaxCode) ? "FormulaAsText" : "TaxCode" + problem));
        return null;
    }

    private static string? CheckEmail(RowInput row, List<RowProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(row.Email))
        {
            problems.Add(new(RowField.Email, RowSeverity.Error, "NoEmail"));
            return null;
        }

        var email = EmailAddress.Normalize(row.Email);
        if (email is null) problems.Add(new(RowField.Email, RowSeverity.Error, "NotAnEmail"));
        return email;
    }

    private string? CheckPhone(RowInput row, List<RowProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(row.Phone)) return null;

        var (digits, problem, converted) = PhoneNumber.Normalize(row.Phone, writtenOn);
        if (problem == PhoneNumberProblem.None)
        {
            if (converted) problems.Add(new(RowField.Phone, RowSeverity.Fixed, "PhoneConverted", Other: PhoneNumber.Format(digits)));
            return digits;
        }

        if (row.PhoneWasNumber && PhoneNumber.Normalize("0" + row.Phone, writtenOn).Digits is { } restored)
        {
            problems.Add(new(RowField.Phone, RowSeverity.Choice, "PhoneLostZero", Suggestion: restored));
            return restored;
        }

        problems.Add(new(RowField.Phone, RowSeverity.Error, IsFormula(row.Phone) ? "FormulaAsText" : "Phone" + problem));
        return null;
    }

    private static UnitKind? CheckKind(RowInput row, string name, List<RowProblem> problems)
    {
        if (UnitKinds.Find(row.Kind) is { } chosen) return chosen;

        var byName = UnitName.KindOf(name);
        var byLevel = UnitKinds.All.FirstOrDefault(kind => row.Level != UnitLevels.None && kind.Levels == row.Level);
        if (byName is { IsOffice: true })
        {
            problems.Add(new(RowField.Name, RowSeverity.Error, "OfficeAsSchool"));
        }
        else if (byName is null && byLevel is null && name.Length > 0)
        {
            problems.Add(new(RowField.Level, RowSeverity.Error, "NoLevel"));
        }
        else if (byName is not null && byLevel is not null && (byName.Levels & row.Level) == 0 && byName.Levels != UnitLevels.None
            && row.Kept?.Contains(RowField.Level) != true)
        {
            problems.Add(new(RowField.Level, RowSeverity.Choice, "LevelDiffers", Suggestion: byName.Name));
        }

        return byName ?? byLevel;
    }

    private string CheckSlug(RowInput row, string name, HashSet<string> slugs, List<RowProblem> problems)
    {
        if (row.Slug is { Length: > 0 } chosen)
        {
            if (!UnitSlug.IsValid(chosen)) problems.Add(new(RowField.Slug, RowSeverity.Error, "SlugShape"));
            else if (_bySlug.ContainsKey(chosen) || isReserved(chosen)) problems.Add(new(RowField.Slug, RowSeverity.Error, "SlugTaken"));
            return chosen;
        }

        var wanted = UnitName.Slug(name);
        if (wanted.Length < 2 || IsFormula(name)) return "";
        var free = UnitSlug.FirstFree(wanted, slug => slugs.Contains(slug) || _bySlug.ContainsKey(slug) || isReserved(slug));
        if (row.IsSkipped) return wanted;
        if (free != wanted && !problems.Exists(problem => problem.Severity == RowSeverity.Error))
        {
            problems.Add(new(RowField.Slug, RowSeverity.Fixed, "SlugNumbered", Other: free));
        }

        slugs.Add(free);
        return free;
    }

    private ExistingUnit? FindExisting(string name, string? taxCode, RowInput row, List<RowProblem> problems, Seen seen)
    {
        var byName = name.Length > 0 ? _byName.GetValueOrDefault(UnitName.Key(name)) : null;
        var byTaxCode = taxCode is null ? null : _byTaxCode.GetValueOrDefault(taxCode);
        if (byTaxCode is null || byName?.Id == byTaxCode.Id) return byName;

        // Where the name is missing or stands twice, the code and the e-mail say which unit was meant; the name is what is wrong.
        if (byTaxCode.IsOfThisOffice && ByEmail(row.Email)?.Id == byTaxCode.Id && (name.Length == 0 || seen.Has("name", UnitName.Key(name)))) return byTaxCode;
        if (byTaxCode.IsOfThisOffice && byName is null && name.Length > 0) return byTaxCode;      // a new name for the same unit
        problems.Add(new(RowField.TaxCode, RowSeverity.Error, "TaxCodeOfAnother", Other: byTaxCode.Name));
        return byName;
    }

    private void CheckTwice(RowInput row, string name, string? taxCode, string? email, ExistingUnit? unit, Seen seen, List<RowProblem> problems)
    {
        if (name.Length > 0 && seen.FirstRow("name", UnitName.Key(name), row.Number) is { } sameName)
        {
            problems.Add(ByEmail(row.Email) is { } meant && UnitName.Key(meant.Name) != UnitName.Key(name)
                ? new(RowField.Name, RowSeverity.Error, "NameTwiceOfEmail", Suggestion: meant.Name, OtherRow: sameName, Other: UnitName.Short(meant.Name))
                : new(RowField.Name, RowSeverity.Error, "NameTwice", OtherRow: sameName));
        }

        if (taxCode is not null && seen.FirstRow("tax", taxCode, row.Number) is { } sameTaxCode)
        {
            problems.Add(new(RowField.TaxCode, RowSeverity.Error, "TaxCodeTwice", OtherRow: sameTaxCode));
        }

        if (email is null) return;
        if (seen.FirstRow("email", email, row.Number) is { } sameEmail)
        {
            problems.Add(new(RowField.Email, RowSeverity.Error, "EmailTwice", OtherRow: sameEmail));
        }
        else if (_byEmail.GetValueOrDefault(email) is { } owner && owner.Id != unit?.Id && !problems.Exists(problem => problem.Field == RowField.Name && problem.Suggestion == owner.Name))
        {
            problems.Add(new(RowField.Email, RowSeverity.Error, "EmailOfAnother", Other: owner.Name));
        }
    }

    private static void OfferChanges(
        RowInput row, ExistingUnit unit, string name, string address, string? taxCode, string? email, string? phone, List<RowProblem> problems)
    {
        foreach (var (field, now, wanted) in Differences(unit, name, address, taxCode, email, phone))
        {
            if (row.Applied?.Contains(field) == true || row.Kept?.Contains(field) == true || problems.Exists(problem => problem.Field == field && problem.Severity != RowSeverity.Fixed)) continue;
            problems.Add(new(field, RowSeverity.Choice, "Changed", Suggestion: field == RowField.Phone ? PhoneNumber.Format(wanted) : wanted, Current: field == RowField.Phone ? PhoneNumber.Format(now) : now));
        }
    }

    // An empty cell asks for nothing: what the unit has stays.
    private static IEnumerable<(RowField Field, string? Now, string Wanted)> Differences(
        ExistingUnit unit, string name, string address, string? taxCode, string? email, string? phone)
    {
        if (name.Length > 0 && UnitName.Key(unit.Name) != UnitName.Key(name)) yield return (RowField.Name, unit.Name, name);
        if (address.Length > 0 && unit.Address != address) yield return (RowField.Address, unit.Address, address);
        if (taxCode is not null && unit.TaxCode != taxCode) yield return (RowField.TaxCode, unit.TaxCode, taxCode);
        if (email is not null && unit.Email != email) yield return (RowField.Email, unit.Email, email);
        if (phone is not null && unit.Phone != phone) yield return (RowField.Phone, unit.Phone, phone);
    }

    // Official addresses begin with the school's slug: mn-binh-khanh@… says which school was meant.
    private ExistingUnit? ByEmail(string email)
    {
        if (EmailAddress.Normalize(email) is not { } normal) return null;
        return _byEmail.GetValueOrDefault(normal) is { IsOfThisOffice: true } owner
            ? owner
            : _bySlug.GetValueOrDefault(normal[..normal.IndexOf('@', StringComparison.Ordinal)]);
    }

    private static bool IsFormula(string text) => text.TrimStart() is [('=' or '@' or '\t'), ..] or [('+' or '-'), (>= 'A' and <= 'z') or '(', ..];

    private static Dictionary<string, ExistingUnit> Index(IEnumerable<ExistingUnit> units, Func<ExistingUnit, string> key)
    {
        var index = new Dictionary<string, ExistingUnit>(StringComparer.Ordinal);
        foreach (var unit in units) index.TryAdd(key(unit), unit);
        return index;
    }

    private sealed class Seen
    {
        private readonly Dictionary<(string, string), int> _rows = [];

        public bool Has(string what, string value) => _rows.ContainsKey((what, value));

        public int? FirstRow(string what, string value, int row) => _rows.TryAdd((what, value), row) ? null : _rows[(what, value)];
    }
}
