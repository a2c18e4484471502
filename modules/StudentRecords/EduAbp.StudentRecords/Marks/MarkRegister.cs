using System.Globalization;
using EduAbp.DependencyInjection;
using EduAbp.Domain;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Marks;

/// <summary>
/// Which pupils' lines were opened in the book of a class, subject and term, chained in the order in which they were. A line
/// that is taken out with all its changes is still named here; registers of a class are numbered, and the class knows the last
/// number, so that one that is taken out leaves a gap. Only the first mark of a pupil writes here.
/// </summary>
internal sealed class MarkRegister(Guid tenantId, Guid schoolYearId, Guid classId, Guid subjectId, int term, int number) : Entity, IMultiTenant, IHasConcurrencyStamp
{
    public Guid TenantId { get; private set; } = tenantId;

    public Guid SchoolYearId { get; private set; } = schoolYearId;

    public Guid ClassId { get; private set; } = classId;

    public Guid SubjectId { get; private set; } = subjectId;

    public int Term { get; private set; } = term;

    /// <summary>From 1 in each class, without gaps.</summary>
    public int Number { get; private set; } = number;

    /// <summary>For each line the pupil and the chain's hash so far: <c>pupil:hash pupil:hash</c>.</summary>
    public string Lines { get; private set; } = "";

    public Guid ConcurrencyStamp { get; set; } = Guid.CreateVersion7();

    public void Add(MarkLine line)
    {
        var last = Lines.Length == 0 ? Origin() : Lines[(Lines.LastIndexOf(':') + 1)..];
        Lines = $"{Lines}{(Lines.Length == 0 ? "" : " ")}{line.PupilId:N}:{Next(last, line.TenantId, line.Id, line.SchoolYearId, line.SubjectId, line.Term, line.PupilId)}";
    }

    public IEnumerable<(Guid Pupil, string Hash)> Read() => Lines.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split(':')).Select(entry => (Guid.Parse(entry[0]), entry[1]));

    public string Origin() => MarkChain.Short(MarkChain.Hash(
        TenantId.ToString(), Id.ToString(), ClassId.ToString(), SubjectId.ToString(), Term.ToString(CultureInfo.InvariantCulture), Number.ToString(CultureInfo.InvariantCulture)));

    /// <param name="line">The line's id.</param>
    public static string Next(string previous, Guid tenant, Guid line, Guid year, Guid subject, int term, Guid pupil) =>
        MarkChain.Short(MarkChain.Hash(previous, MarkChain.Origin(tenant, line, year, subject, term, pupil)));
}

/// <summary>Enters new lines in the register of their book, in the transaction that opens them.</summary>
internal sealed class MarkRegisters(StudentRecordsDbContext db) : ITransientDependency
{
    /// <param name="lines">Of one subject and term.</param>
    public async Task AddAsync(Guid classId, IReadOnlyList<MarkLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
            return;
        var (subject, term) = (lines[0].SubjectId, lines[0].Term);
        var register = await db.MarkRegisters.FirstOrDefaultAsync(row => row.ClassId == classId && row.SubjectId == subject && row.Term == term, cancellationToken);
        if (register is null)
        {
            var room = await db.Classes.SingleAsync(row => row.Id == classId, cancellationToken);
            // The class alone would do; but a number that was set back must not keep teachers from their marks.
            var last = await db.MarkRegisters.Where(row => row.ClassId == classId).MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0;
            room.Number(Math.Max(last, room.MarkRegisters) + 1);
            db.Add(register = new MarkRegister(lines[0].TenantId, lines[0].SchoolYearId, classId, subject, term, room.MarkRegisters));
        }

        foreach (var line in lines)
            register.Add(line);
    }
}
