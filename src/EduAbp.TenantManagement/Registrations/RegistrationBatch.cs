using EduAbp.Domain;

namespace EduAbp.TenantManagement.Registrations;

internal enum RegistrationState
{
    /// <summary>The officer is going through the rows.</summary>
    Draft,

    /// <summary>With the department's centre.</summary>
    Submitted,

    /// <summary>Sent back by the centre with a note; the officer works on it again.</summary>
    Returned,

    /// <summary>Accepted; units are being made.</summary>
    Importing,

    Done,

    /// <summary>Taken back or refused for good.</summary>
    Withdrawn,
}

/// <summary>A list of units that asks to join: an office's workbook, or one unit directly under the department.</summary>
internal sealed class RegistrationBatch : AggregateRoot, ICreationAudited
{
    private readonly List<RegistrationRow> _rows = [];

    private RegistrationBatch()
    {
    }

    public RegistrationBatch(Guid officeId, string fileName, long fileLength, DateOnly? writtenOn, IEnumerable<RegistrationFormRow> rows)
    {
        (OfficeId, FileName, FileLength, WrittenOn) = (officeId, fileName, fileLength, writtenOn);
        _rows.AddRange(rows.Select(row => new RegistrationRow(Id, row)));
    }

    public Guid OfficeId { get; private set; }

    public string FileName { get; private set; } = "";

    public long FileLength { get; private set; }

    public DateOnly? WrittenOn { get; private set; }

    public RegistrationState State { get; private set; }

    /// <summary>Why the centre sent it back.</summary>
    public string? Note { get; private set; }

    /// <summary>Who registered the own unit on the public page; null for a workbook.</summary>
    public string? ContactName { get; private set; }

    /// <summary>Units of the demonstration city.</summary>
    public bool IsSample { get; init; }

    /// <summary>Since when the office manages the units that are made; the day on which they are made where nothing is said.</summary>
    public DateOnly? ManagedSince { get; init; }

    public bool IsSelfRegistration => ContactName is not null;

    public DateTimeOffset CreationTime { get; set; }

    public Guid? CreatorId { get; set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    public Guid? AcceptedById { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public IReadOnlyList<RegistrationRow> Rows => _rows;

    public bool IsEditable => State is RegistrationState.Draft or RegistrationState.Returned;

    public static RegistrationBatch OfOneUnit(Guid departmentId, string contactName, RegistrationFormRow row, string kind, DateTimeOffset now)
    {
        var batch = new RegistrationBatch(departmentId, "", 0, null, [row]) { ContactName = contactName, State = RegistrationState.Submitted, SubmittedAt = now };
        batch._rows[0].ChooseKind(kind);
        batch.AddEvent(new RegistrationMovedEto(batch.Id, RegistrationState.Submitted));
        return batch;
    }

    public RegistrationRow Row(int number)
    {
        CheckEditable();
        return _rows.Find(row => row.Number == number) ?? throw new EntityNotFoundException(typeof(RegistrationRow), number);
    }

    public void Submit(IReadOnlyList<CheckedRow> judged, DateTimeOffset now)
    {
        CheckEditable();
        CheckComplete(judged);
        (State, SubmittedAt, Note) = (RegistrationState.Submitted, now, null);
        AddEvent(new RegistrationMovedEto(Id, State));
    }

    /// <summary>Fixes what will be done with every row; the job only carries it out.</summary>
    public void Accept(IReadOnlyList<CheckedRow> judged, Guid? personId, DateTimeOffset now)
    {
        if (State != RegistrationState.Submitted) throw new BusinessException(TenantManagementErrorCodes.BatchNotSubmitted);
        CheckComplete(judged, mayBeEmpty: true);
        foreach (var (row, plan) in _rows.Join(judged, row => row.Number, plan => plan.Input.Number, (row, plan) => (row, plan))) row.Plan(plan);
        (State, AcceptedAt, AcceptedById) = (RegistrationState.Importing, now, personId);
    }

    public void Return(string note)
    {
        if (State != RegistrationState.Submitted) throw new BusinessException(TenantManagementErrorCodes.BatchNotSubmitted);
        if (string.IsNullOrWhiteSpace(note)) throw new BusinessException(TenantManagementErrorCodes.ReasonMissing).ForField("Note");
        // Strangers cannot come back to a draft: theirs is closed, they register again.
        (State, Note) = (IsSelfRegistration ? RegistrationState.Withdrawn : RegistrationState.Returned, note.Trim());
        AddEvent(new RegistrationMovedEto(Id, RegistrationState.Returned));
    }

    public void Withdraw()
    {
        if (State is RegistrationState.Importing or RegistrationState.Done) throw new BusinessException(TenantManagementErrorCodes.BatchNotEditable);
        State = RegistrationState.Withdrawn;
    }

    /// <summary>Rows that could not be made are tried again.</summary>
    public void Reopen()
    {
        if (State != RegistrationState.Done || !_rows.Exists(row => row.State == RowState.Failed)) throw new BusinessException(TenantManagementErrorCodes.BatchNotEditable);
        foreach (var row in _rows) row.TryAgain();
        (State, FinishedAt) = (RegistrationState.Importing, null);
    }

    public void Finish(DateTimeOffset now)
    {
        if (State != RegistrationState.Importing) return;
        (State, FinishedAt) = (RegistrationState.Done, now);
        AddEvent(new RegistrationMovedEto(Id, State));
    }

    private static void CheckComplete(IReadOnlyList<CheckedRow> judged, bool mayBeEmpty = false)
    {
        var open = judged.Where(row => row.Outcome is RowOutcome.Error or RowOutcome.Choice).Select(row => row.Input.Number).ToList();
        if (open.Count > 0)
            throw new BusinessException(TenantManagementErrorCodes.BatchHasProblems).WithData("Count", open.Count).WithData("Rows", string.Join(", ", open));
        if (!mayBeEmpty && judged.All(row => row.Outcome is RowOutcome.Skip or RowOutcome.Keep))
            throw new BusinessException(TenantManagementErrorCodes.BatchChangesNothing);
    }

    private void CheckEditable()
    {
        if (!IsEditable) throw new BusinessException(TenantManagementErrorCodes.BatchNotEditable);
    }
}
