using System.Runtime.CompilerServices;
using EduAbp.DependencyInjection;
using EduAbp.Operation;
using EduAbp.StudentRecords.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Marks;

/// <summary>Walks the chains of all marks of a unit and names the first altered row of each broken one; then the registers, and names the first line of each book that is gone.</summary>
internal sealed class MarkChainCheck(StudentRecordsDbContext db) : IUnitCheck, ITransientDependency
{
    private const int Lines = 500;

    public async IAsyncEnumerable<UnitFault> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var last = Guid.Empty; ;)
        {
            var lines = await db.MarkLines.AsNoTracking().Where(line => line.Id.CompareTo(last) > 0).OrderBy(line => line.Id).Take(Lines).ToListAsync(cancellationToken);
            if (lines.Count == 0)
                break;
            last = lines[^1].Id;
            var ids = lines.ConvertAll(line => line.Id);
            var changes = (await db.MarkChanges.AsNoTracking().Where(change => ids.Contains(change.LineId)).ToListAsync(cancellationToken)).ToLookup(change => change.LineId);
            foreach (var line in lines)
            {
                if (FirstFault(line, [.. changes[line.Id].OrderBy(change => change.Number)]) is { } fault)
                    yield return fault;
            }
        }

        // A class whose registers are all gone still knows that it had some.
        var classes = await db.MarkRegisters.Select(row => row.ClassId).Union(db.Classes.Where(row => row.MarkRegisters > 0).Select(row => row.Id)).OrderBy(id => id).ToListAsync(cancellationToken);
        foreach (var classId in classes)
        {
            foreach (var fault in await OfRegistersAsync(classId, cancellationToken))
                yield return fault;
        }
    }

    // A line that is gone with all its changes is still in the register of its book.
    private async Task<IReadOnlyList<UnitFault>> OfRegistersAsync(Guid classId, CancellationToken cancellationToken)
    {
        var registers = await db.MarkRegisters.AsNoTracking().Where(row => row.ClassId == classId).OrderBy(row => row.Number).ToListAsync(cancellationToken);
        var entries = registers.ConvertAll(register => register.Read().ToList());
        var pupils = entries.SelectMany(one => one).Select(entry => entry.Pupil).Distinct().ToList();
        var years = registers.Select(register => register.SchoolYearId).Distinct().ToList();
        var lines = (await db.MarkLines.Where(line => years.Contains(line.SchoolYearId) && pupils.Contains(line.PupilId)).Select(line => new { line.Id, line.SubjectId, line.Term, line.PupilId }).ToListAsync(cancellationToken))
            .ToDictionary(line => (line.SubjectId, line.Term, line.PupilId), line => line.Id);
        var (room, count) = await db.Classes.Where(row => row.Id == classId).Select(row => new { row.Name, row.MarkRegisters }).FirstOrDefaultAsync(cancellationToken) is { } found
            ? (found.Name, found.MarkRegisters)
            : (classId.ToString(), 0);
        var subjects = await db.Subjects.Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        var faults = new List<UnitFault>();
        for (var i = 0; i < registers.Count; i++)
        {
            var register = registers[i];
            var before = i == 0 ? 0 : registers[i - 1].Number;
            if (register.Number != before + 1)
                faults.Add(new("StudentRecords:Marks:Verify:RegisterMissing", room, before + 1));
            var subject = subjects.GetValueOrDefault(register.SubjectId) ?? register.SubjectId.ToString();
            var missing = entries[i].Where(entry => !lines.ContainsKey((register.SubjectId, register.Term, entry.Pupil))).Select(entry => entry.Pupil).ToList();
            if (missing.Count > 0)
                faults.Add(new("StudentRecords:Marks:Verify:LineMissing", room, missing.Count, subject, register.Term, missing[0]));
            var hash = register.Origin();
            for (var place = 0; place < entries[i].Count; hash = entries[i][place].Hash, place++)
            {
                var pupil = entries[i][place].Pupil;
                if (!lines.TryGetValue((register.SubjectId, register.Term, pupil), out var line)
                    || MarkRegister.Next(hash, register.TenantId, line, register.SchoolYearId, register.SubjectId, register.Term, pupil) == entries[i][place].Hash)
                    continue;
                faults.Add(new("StudentRecords:Marks:Verify:RegisterDiffers", room, place + 1, subject, register.Term, pupil));
                break;
            }
        }

        var numbered = registers.Count == 0 ? 0 : registers[^1].Number;
        if (numbered < count)
            faults.Add(new("StudentRecords:Marks:Verify:RegisterMissing", room, numbered + 1));
        return faults;
    }

    /// <summary>Null for a chain that is whole.</summary>
    internal static UnitFault? FirstFault(MarkLine line, IReadOnlyList<MarkChange> changes)
    {
        var hash = MarkChain.Origin(line);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.Number != i + 1)
                return Fault("Missing", line, i + 1);
            if (change.PreviousHash != hash || change.Hash != MarkChain.Next(hash, line.Id, change.Number, change.At, change.ById, change.ByName, change.Cells, change.Reason))
                return Fault("Altered", line, change.Number, change.Id);
            hash = change.Hash;
        }

        if (changes.Count < line.Changes)
            return Fault("Cut", line, changes.Count + 1);
        if (changes.Count > line.Changes || (changes.Count > 0 && line.ChainHead != hash))
            return Fault("HeadDiffers", line, changes.Count);
        return Replay(line, changes) ? null : Fault("CellsDiffer", line, changes.Count);
    }

    // What the changes come to must be what the book shows.
    private static bool Replay(MarkLine line, IReadOnlyList<MarkChange> changes)
    {
        var (values, versions) = (new Dictionary<string, string?>(), new Dictionary<string, int>());
        foreach (var (column, before, after) in changes.SelectMany(change => MarkDifference.Read(change.Cells)))
        {
            if ((values.GetValueOrDefault(column) ?? "") != (before ?? ""))
                return false;
            values[column] = after;
            versions[column] = versions.GetValueOrDefault(column) + 1;
        }

        var cells = MarkCells.Parse(line.Cells);
        return cells.All.Count() == values.Count
            && (values.GetValueOrDefault(MarkColumns.Comment) ?? "") == (line.Comment ?? "")
            && cells.All.All(cell => versions.GetValueOrDefault(cell.Key) == cell.Value.Version
                && (cell.Key == MarkColumns.Comment || (values[cell.Key] ?? "") == (cell.Value.Value?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) ?? "")));
    }

    private static UnitFault Fault(string kind, MarkLine line, int number, Guid? row = null) => new($"StudentRecords:Marks:Verify:{kind}", line.Id, number, row ?? Guid.Empty);
}
