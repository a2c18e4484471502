using EduAbp.Domain;
using EduAbp.TenantManagement.Units;

namespace EduAbp.TenantManagement.Registrations;

internal enum RowState
{
    Pending,

    /// <summary>The unit is there; its administrator has not been invited yet.</summary>
    UnitMade,

    Done,
    Failed,
}

/// <summary>A row as it was typed, with the officer's decisions; after acceptance with what was decided and done.</summary>
internal sealed class RegistrationRow : Entity
{
    private RegistrationRow()
    {
    }

    public RegistrationRow(Guid batchId, RegistrationFormRow row)
    {
        (BatchId, Number, Level) = (batchId, row.Number, row.Level);
        (Name, Address, TaxCode, Email, Phone) = (Cut(row.Name), Cut(row.Address), Cut(row.TaxCode), Cut(row.Email), Cut(row.Phone));
        (TaxCodeWasNumber, PhoneWasNumber) = (row.TaxCodeWasNumber, row.PhoneWasNumber);
    }

    public Guid BatchId { get; private set; }

    public int Number { get; private set; }

    public UnitLevels Level { get; private set; }

    public string Name { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string TaxCode { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public bool TaxCodeWasNumber { get; private set; }

    public bool PhoneWasNumber { get; private set; }

    /// <summary>The address chosen by the officer, or, once planned, the one to be made.</summary>
    public string? Slug { get; private set; }

    /// <summary>Chosen by a unit that registers itself; otherwise, once planned, found from name and section.</summary>
    public string? Kind { get; private set; }

    public bool IsSkipped { get; private set; }

    /// <summary>Bits by <see cref="RowField"/>: changes of an existing unit that the officer wants made.</summary>
    public int AppliedFields { get; private set; }

    /// <summary>Bits by <see cref="RowField"/>: differences that the officer wants left as they are.</summary>
    public int KeptFields { get; private set; }

    public RowOutcome? Planned { get; private set; }

    public RowState State { get; private set; }

    public Guid? UnitId { get; private set; }

    public string? Error { get; private set; }

    public RowInput ToInput() => new(
        Number, Level, Name, Address, TaxCode, Email, Phone, TaxCodeWasNumber, PhoneWasNumber, Slug, IsSkipped, Fields(AppliedFields), Fields(KeptFields), Kind);

    public void Skip(bool skip) => IsSkipped = skip;

    public void SetSlug(string? slug) => Slug = string.IsNullOrWhiteSpace(slug) ? null : Cut(slug.Trim().ToLowerInvariant());

    /// <summary>Takes the value that the checker offered.</summary>
    public void Accept(RowProblem problem)
    {
        if (problem.Suggestion is not { } suggestion) return;
        switch (problem)
        {
            case { Code: "Changed" }: AppliedFields |= 1 << (int)problem.Field; break;
            case { Field: RowField.Name }: Name = suggestion; break;
            case { Field: RowField.TaxCode }: (TaxCode, TaxCodeWasNumber) = (suggestion, false); break;
            case { Field: RowField.Phone }: (Phone, PhoneWasNumber) = (suggestion, false); break;
            case { Field: RowField.Level }: Level = UnitName.KindOf(Name)?.Levels ?? Level; break;
            default: throw new InvalidOperationException($"Nothing to accept for {problem.Code}.");
        }
    }

    public void Keep(RowField field) => KeptFields |= 1 << (int)field;

    public void ChooseKind(string kind) => Kind = kind;

    public void Plan(CheckedRow judged)
    {
        Planned = judged.Outcome;
        UnitId = judged.ExistingUnitId;
        if (judged.Outcome is RowOutcome.Skip or RowOutcome.Keep)
        {
            State = RowState.Done;
            return;
        }

        var values = judged.Values;
        (Name, Address, TaxCode, Email, Phone) = (values.Name, values.Address, values.TaxCode ?? "", values.Email ?? "", values.Phone ?? "");
        (Slug, Kind, Level) = (values.Slug, values.Kind, values.Levels);
    }

    public void UnitIsMade(Guid unitId) => (UnitId, State, Error) = (unitId, RowState.UnitMade, null);

    public void Finish() => (State, Error) = (RowState.Done, null);

    public void Fail(string error) => (State, Error) = (RowState.Failed, error);

    public void TryAgain()
    {
        if (State == RowState.Failed) State = UnitId is null || Planned == RowOutcome.Update ? RowState.Pending : RowState.UnitMade;
    }

    private static HashSet<RowField> Fields(int bits) => [.. Enum.GetValues<RowField>().Where(field => (bits & (1 << (int)field)) != 0)];

    private static string Cut(string text) => text.Length <= 1000 ? text : text[..1000];
}
