using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Notifications.Contracts;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Grading.Readings;
using EduAbp.StudentRecords.Marks;
using EduAbp.StudentRecords.Results;
using EduAbp.Workflows.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Corrections;

/// <summary>A correction told to its process (<c>Correction.bpmn</c>). The names in it are stored in running processes.</summary>
internal sealed class CorrectionProcess(IProcessManager processes, IPersonLookup people, ICurrentTenant tenant) : ITransientDependency
{
    public const string Key = "StudentRecords.Correction";
    public const string Verify = "verify";
    public const string Approve = "approve";
    public const string Refuse = "refuse";

    public const string HomeRoomId = "homeRoomId";
    public const string IsVerified = "isVerified";
    public const string IsApproved = "isApproved";
    public const string DeciderId = "deciderId";
    public const string DeciderName = "deciderName";
    public const string Comment = "comment";

    /// <param name="homeRoomId">Null where the class has no home-room teacher.</param>
    public async Task StartAsync(MarkCorrection correction, string title, Guid? homeRoomId, CancellationToken cancellationToken)
    {
        var isPrincipal = await MayApproveAsync(correction.AskedById, cancellationToken);
        await processes.StartAsync(Key, correction.Id.ToString(), title, new Dictionary<string, object?>
        {
            [HomeRoomId] = homeRoomId,
            // Where two of the three are one person, nobody is asked twice.
            [IsVerified] = homeRoomId is null || homeRoomId == correction.AskedById || isPrincipal,
            [IsApproved] = isPrincipal,
            [DeciderId] = correction.AskedById,
            [DeciderName] = correction.AskedByName,
            [Comment] = null,
        }, cancellationToken);
    }

    public async Task<bool> MayApproveAsync(Guid person, CancellationToken cancellationToken) =>
        (await people.GetHoldersAsync(tenant.GetId(), StudentRecordsPermissions.Results.SignOff, cancellationToken)).Any(holder => holder.Id == person);

    public async Task<UserTaskDto?> FindTaskAsync(Guid correctionId, CancellationToken cancellationToken) =>
        (await processes.GetOpenTasksAsync(correctionId.ToString(), cancellationToken)).FirstOrDefault(task => task.ProcessKey == Key);

    public Task DecideAsync(Guid taskId, string outcome, Guid byId, string byName, string? comment, CancellationToken cancellationToken) => processes.CompleteTaskAsync(
        taskId, outcome, new Dictionary<string, object?> { [DeciderId] = byId, [DeciderName] = byName, [Comment] = comment }, comment, cancellationToken);
}

/// <summary>Records who verified; one who may approve too has done both.</summary>
[Activity("StudentRecords.VerifyCorrection")]
internal sealed class VerifyCorrectionActivity(StudentRecordsDbContext db, CorrectionProcess process, TimeProvider clock) : IActivity
{
    public async Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(context.BusinessKey);
        var correction = await db.MarkCorrections.SingleAsync(row => row.Id == id, cancellationToken);
        var decider = context.FindGuid(CorrectionProcess.DeciderId) ?? correction.AskedById;
        correction.Verify(decider, context.FindText(CorrectionProcess.DeciderName) ?? "", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        context.Set(CorrectionProcess.IsApproved, await process.MayApproveAsync(decider, cancellationToken));
    }
}

/// <summary>Changes the mark through its own method, with the reason in its chain, and computes the pupil's results anew.</summary>
[Activity("StudentRecords.ApplyCorrection")]
internal sealed class ApplyCorrectionActivity(
    StudentRecordsDbContext db, MarkRegisters registers, ResultsEngine engine, ResultStore results, CorrectionNotices notices, ICurrentTenant tenant, IStringLocalizer texts, TimeProvider clock) : IActivity
{
    public async Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(context.BusinessKey);
        var correction = await db.MarkCorrections.SingleAsync(row => row.Id == id, cancellationToken);
        if (correction.State is CorrectionState.Applied or CorrectionState.Refused)
            return;
        var (now, decider, name) = (clock.GetUtcNow(), context.FindGuid(CorrectionProcess.DeciderId) ?? correction.AskedById, context.FindText(CorrectionProcess.DeciderName) ?? "");
        var line = await db.MarkLines.SingleOrDefaultAsync(
            row => row.SchoolYearId == correction.SchoolYearId && row.SubjectId == correction.SubjectId && row.Term == correction.Term && row.PupilId == correction.PupilId, cancellationToken);
        var isNew = line is null;
        line ??= new MarkLine(tenant.GetId(), correction.SchoolYearId, correction.SubjectId, correction.Term, correction.PupilId);
        var scale = await new CorrectionScales(db).OfAsync(correction.ClassId, correction.SubjectId, correction.Column, cancellationToken);
        var stands = CorrectionScales.Show(scale, MarkCells.Parse(line.Cells)[correction.Column].Value);
        if (stands != correction.OldValue)
        {
            // Somebody has unlocked and changed it in between: what was approved is not what would happen.
            correction.Refuse(texts[CorrectionErrorCodes.Changed].Value.Replace("{Value}", stands ?? "–", StringComparison.Ordinal), null, name, now);
            await db.SaveChangesAsync(cancellationToken);
            await notices.TellAsync(correction, cancellationToken);
            return;
        }

        var value = MarkReader.Read(correction.NewValue, scale).Mark?.Number;
        var change = line.Enter(
            [new MarkEdit(correction.Column, value)], new MarkAuthor(correction.AskedById, correction.AskedByName), now,
            texts["StudentRecords:Correction:InChain", correction.Number, correction.Reason, name], isCorrection: true);
        if (change is not null)
        {
            db.Add(change);
            if (isNew)
            {
                db.Add(line);
                await registers.AddAsync(correction.ClassId, [line], cancellationToken);
            }
        }

        correction.Apply(decider, name, now);
        await db.SaveChangesAsync(cancellationToken);
        if (await engine.ComputeAsync(correction.SchoolYearId, correction.ClassId, cancellationToken) is { } computation)
            await results.StoreAsync(computation, cancellationToken, corrected: correction.PupilId);
        await notices.TellAsync(correction, cancellationToken);
    }
}

[Activity("StudentRecords.RefuseCorrection")]
internal sealed class RefuseCorrectionActivity(StudentRecordsDbContext db, CorrectionNotices notices, TimeProvider clock) : IActivity
{
    public async Task ExecuteAsync(ActivityContext context, CancellationToken cancellationToken)
    {
        var id = Guid.Parse(context.BusinessKey);
        var correction = await db.MarkCorrections.SingleAsync(row => row.Id == id, cancellationToken);
        correction.Refuse(context.FindText(CorrectionProcess.Comment) ?? "", context.FindGuid(CorrectionProcess.DeciderId), context.FindText(CorrectionProcess.DeciderName) ?? "", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await notices.TellAsync(correction, cancellationToken);
    }
}

/// <summary>Tells all three what became of a correction.</summary>
internal sealed class CorrectionNotices(StudentRecordsDbContext db, INotificationSender sender) : ITransientDependency
{
    public async Task TellAsync(MarkCorrection correction, CancellationToken cancellationToken)
    {
        var homeRoom = await db.Classes.Where(row => row.Id == correction.ClassId).Select(row => row.HomeRoomTeacherId).SingleOrDefaultAsync(cancellationToken);
        Guid[] readers = [.. new[] { correction.AskedById, homeRoom, correction.VerifiedById, correction.DecidedById }.OfType<Guid>().Distinct()];
        await sender.SendAsync(
            new NotificationMessage(
                readers,
                correction.State == CorrectionState.Applied ? "StudentRecords.CorrectionApplied" : "StudentRecords.CorrectionRefused",
                new Dictionary<string, string> { ["Number"] = correction.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Reason"] = correction.Refusal ?? "" },
                "/StudentRecords/Corrections/Details",
                new Dictionary<string, string?> { ["id"] = correction.Id.ToString() }),
            cancellationToken);
    }
}

/// <summary>How a cell's marks are written.</summary>
internal sealed class CorrectionScales(StudentRecordsDbContext db)
{
    public static string? Show(MarkScale scale, decimal? value) => value is { } number ? new Mark(scale, number).ToString(System.Globalization.CultureInfo.GetCultureInfo("vi-VN")) : null;

    public async Task<MarkScale> OfAsync(Guid classId, Guid subjectId, string column, CancellationToken cancellationToken)
    {
        var found = await (
            from row in db.Classes
            where row.Id == classId
            join year in db.SchoolYears on row.SchoolYearId equals year.Id
            join entry in db.GradeSubjects on new { row.SchoolYearId, row.Grade, SubjectId = subjectId } equals new { entry.SchoolYearId, entry.Grade, entry.SubjectId }
            join subject in db.Subjects on entry.SubjectId equals subject.Id
            select new
            {
                row.Grade, year.Begin, Entry = entry, Subject = subject,
                Settings = db.GradingVersions.Where(version => version.SchoolYearId == year.Id).OrderByDescending(version => version.Number).Select(version => version.Values).FirstOrDefault(),
            }).AsNoTracking().SingleOrDefaultAsync(cancellationToken)
            ?? throw new EntityNotFoundException(typeof(Subjects.Subject), subjectId);
        var rules = SchoolLevels.OfGrade(found.Grade) is { } level ? RuleSets.Find(level, found.Grade, found.Begin) : null;
        return rules is { } set ? new SubjectPlan(set, found.Grade, found.Subject, found.Entry, false, GradingVersion.Read(found.Settings)).Scale(column)
            : throw new EntityNotFoundException(typeof(Subjects.Subject), subjectId);
    }
}
