using EduAbp.Domain;
using EduAbp.MultiTenancy;

namespace EduAbp.StudentRecords.Marks;

/// <summary>
/// The marks of one pupil in one subject and term: one row of the grid. They go with the pupil from class to class.
/// A row for each cell would be ten times as many rows: a city has 65 million of these a year.
/// </summary>
internal sealed class MarkLine(Guid tenantId, Guid schoolYearId, Guid subjectId, int term, Guid pupilId) : Entity, IMultiTenant, IHasConcurrencyStamp
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid SubjectId { get; private set; } = subjectId;

    /// <summary>1 or 2.</summary>
    public int Term { get; private set; } = term;

    public Guid PupilId { get; private set; } = pupilId;

    /// <summary>The cells as compact JSON, by column: value and version.</summary>
    public string Cells { get; private set; } = "{}";

    /// <summary>The teacher's words about the pupil in this subject and term.</summary>
    public string? Comment { get; private set; }

    /// <summary>How many changes there have been.</summary>
    public int Changes { get; private set; }

    /// <summary>Hash of the last change: the end of the chain, so that a cut-off end shows too.</summary>
    public string ChainHead { get; private set; } = "";

    public Guid ConcurrencyStamp { get; set; } = Guid.CreateVersion7();

    /// <summary>Enters marks and words, as one link of the chain; cells that have the value already are left out.</summary>
    /// <param name="reason">Why, where it is a correction after the lock or marks from elsewhere.</param>
    /// <param name="isCorrection">The column was locked.</param>
    /// <param name="isElsewhere">Another school gave them.</param>
    /// <returns>The link to be added, or null where nothing changes.</returns>
    public MarkChange? Enter(IReadOnlyCollection<MarkEdit> edits, MarkAuthor by, DateTimeOffset now, string? reason = null, bool isCorrection = false, bool isElsewhere = false)
    {
        var cells = MarkCells.Parse(Cells);
        var different = new List<(string, object?, object?)>(edits.Count);
        foreach (var edit in edits)
        {
            var cell = cells[edit.Column];
            if (edit.Column == MarkColumns.Comment)
            {
                if ((edit.Text ?? "") == (Comment ?? ""))
                    continue;
                different.Add((edit.Column, Comment, edit.Text));
                Comment = edit.Text;
            }
            else
            {
                if (edit.Value == cell.Value)
                    continue;
                different.Add((edit.Column, cell.Value, edit.Value));
            }

            cells = cells.With(edit.Column, new MarkCell(edit.Value, cell.Version + 1, cell.IsCorrected || isCorrection, isElsewhere && edit.Value is not null));
        }

        if (different.Count == 0)
            return null;
        // Both databases keep milliseconds, so that the hash can be computed again.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        var previous = Changes == 0 ? MarkChain.Origin(this) : ChainHead;
        var difference = MarkDifference.Write(different);
        Cells = cells.ToString();
        Changes++;
        ChainHead = MarkChain.Next(previous, Id, Changes, at, by.Id, by.Name, difference, reason);
        return new MarkChange(TenantId, Id, Changes, at, by.Id, by.Name, difference, reason, previous, ChainHead);
    }
}

/// <summary>What one save changed in a line; never changed itself. Each carries the hash of the one before.</summary>
internal sealed class MarkChange(Guid tenantId, Guid lineId, int number, DateTimeOffset at, Guid byId, string byName, string cells, string? reason, string previousHash, string hash)
    : Entity, IMultiTenant
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid LineId { get; private set; } = lineId;

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private set; } = number;

    public DateTimeOffset At { get; private set; } = at;

    public Guid ById { get; private set; } = byId;

    public string ByName { get; private set; } = byName;

    /// <summary>Compact JSON: for each column the value before and after.</summary>
    public string Cells { get; private set; } = cells;

    /// <summary>Why, where it was a correction after the lock, or marks brought from elsewhere.</summary>
    public string? Reason { get; private set; } = reason;

    public string PreviousHash { get; private set; } = previousHash;

    public string Hash { get; private set; } = hash;
}
