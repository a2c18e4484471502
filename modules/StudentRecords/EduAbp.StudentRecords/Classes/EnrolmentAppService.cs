using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Subjects;
using EduAbp.StudentRecords.Years;
using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Classes;

/// <param name="On">First day in the new class; today where it is not said.</param>
internal sealed record ClassTransfer(Guid ClassId, DateOnly? On = null, string? Reason = null);

/// <param name="On">The last day; today where it is not said.</param>
internal sealed record Departure(LeaveKind Kind, DateOnly? On = null, string? Reason = null);

/// <summary>A subject from which a pupil is excused, or which the pupil does not take.</summary>
internal sealed record ExemptionInput(Guid? SubjectId, ExemptionKind Kind = ExemptionKind.Exempt, int? Term = null, string? Reason = null);

/// <summary>Pupils into classes, from one to another, away and back; each with its day.</summary>
internal sealed class EnrolmentAppService(StudentRecordsDbContext db, YearPicker years, IPermissionChecker permissions, ICurrentTenant tenant, TimeProvider clock) : ITransientDependency
{
    /// <summary>Moves a pupil to another class of the same year; one who is in none is put into it.</summary>
    public async Task TransferAsync(Guid pupilId, ClassTransfer input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var pupil = await db.Pupils.GetAsync(pupilId, cancellationToken);
        var target = await TargetAsync(input.ClassId, cancellationToken);
        var year = await years.GetAsync(target.SchoolYearId, cancellationToken);
        var day = Within(year, input.On ?? Today(year), "On");
        if (pupil.State != PupilState.Studying) throw new BusinessException(StudentRecordsErrorCodes.NotInClass);
        var current = await CurrentAsync(pupilId, year.Id, cancellationToken);
        if (current?.ClassId == target.Id) throw new BusinessException(StudentRecordsErrorCodes.SameClass).WithData("Name", target.Name).ForField("ClassId");
        if (current is not null)
        {
            if (day < current.From) throw new BusinessException(StudentRecordsErrorCodes.DateBeforeEntry).ForField("On");
            // Moved on the day of the entry, the pupil never was there.
            if (day == current.From) db.Remove(current);
            else current.End(day.AddDays(-1), LeaveKind.ClassTransfer, Reason(input.Reason));
        }

        db.Add(new Enrolment(tenant.GetId(), year.Id, target.Id, pupilId, day, current is null ? EntryKind.New : day == current.From ? current.Entry : EntryKind.ClassTransfer));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Lets a pupil go: to another school, dropped out, expelled, died.</summary>
    public async Task LeaveAsync(Guid pupilId, Departure input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var pupil = await db.Pupils.GetAsync(pupilId, cancellationToken);
        var year = await years.GetAsync(null, cancellationToken);
        var day = Within(year, input.On ?? Today(year), "On");
        if (pupil.State != PupilState.Studying) throw new BusinessException(StudentRecordsErrorCodes.NotInClass);
        var current = await CurrentAsync(pupilId, year.Id, cancellationToken);
        if (current is not null)
        {
            if (day < current.From) throw new BusinessException(StudentRecordsErrorCodes.DateBeforeEntry).ForField("On");
            current.End(day, input.Kind, Reason(input.Reason));
        }

        pupil.Become(input.Kind switch
        {
            LeaveKind.SchoolTransfer => PupilState.Transferred,
            LeaveKind.DroppedOut => PupilState.DroppedOut,
            LeaveKind.Expelled => PupilState.Expelled,
            LeaveKind.Died => PupilState.Died,
            _ => throw new AbpValidationException("Kind", StudentRecordsErrorCodes.NotInClass),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes a pupil back who had left.</summary>
    public async Task ReturnAsync(Guid pupilId, ClassTransfer input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var pupil = await db.Pupils.GetAsync(pupilId, cancellationToken);
        if (pupil.State == PupilState.Studying) throw new BusinessException(StudentRecordsErrorCodes.AlreadyInClass);
        var target = await TargetAsync(input.ClassId, cancellationToken);
        var year = await years.GetAsync(target.SchoolYearId, cancellationToken);
        var day = Within(year, input.On ?? Today(year), "On");
        var last = await db.Enrolments.Where(row => row.PupilId == pupilId && row.To != null).Select(row => row.To).MaxAsync(cancellationToken);
        if (day <= last) throw new BusinessException(StudentRecordsErrorCodes.DateBeforeEntry).ForField("On");
        pupil.Become(PupilState.Studying);
        db.Add(new Enrolment(tenant.GetId(), year.Id, target.Id, pupilId, day, EntryKind.Returned));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Puts a new pupil into a class; the caller saves.</summary>
    internal async Task EnrolAsync(Pupil pupil, Arrival arrival, CancellationToken cancellationToken)
    {
        if (arrival.ClassId is not { } id) return;
        var target = await TargetAsync(id, cancellationToken);
        var year = await years.GetAsync(target.SchoolYearId, cancellationToken);
        var day = Within(year, arrival.From ?? Today(year), "From");
        db.Add(new Enrolment(tenant.GetId(), year.Id, target.Id, pupil.Id, day, arrival.Entry));
    }

    public async Task ExemptAsync(Guid pupilId, ExemptionInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        await db.Pupils.GetAsync(pupilId, cancellationToken);
        var year = await years.GetAsync(null, cancellationToken);
        if (input.SubjectId is not { } subjectId || input.Term is not (null or 1 or 2)) throw new AbpValidationException("SubjectId", StudentRecordsErrorCodes.SubjectNameMissing);
        var subject = await db.Subjects.GetAsync(subjectId, cancellationToken);
        if (await db.SubjectExemptions.AnyAsync(
            row => row.SchoolYearId == year.Id && row.PupilId == pupilId && row.SubjectId == subjectId && (row.Term == null || input.Term == null || row.Term == input.Term), cancellationToken))
            throw new BusinessException(StudentRecordsErrorCodes.SubjectTaken).WithData("Name", subject.Name).ForField("SubjectId");
        db.Add(new SubjectExemption(tenant.GetId(), year.Id, pupilId, subjectId, input.Kind, input.Term, Reason(input.Reason)));
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task EndExemptionAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        db.Remove(await db.SubjectExemptions.GetAsync(id, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The subjects of the pupil's grade this year, to choose from.</summary>
    public async Task<IReadOnlyList<GridSubject>> GetSubjectsAsync(Guid pupilId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Default, cancellationToken);
        if (await years.FindAsync(null, cancellationToken) is not { } year) return [];
        var grade = await (
            from row in db.Enrolments
            join one in db.Classes on row.ClassId equals one.Id
            where row.PupilId == pupilId && row.SchoolYearId == year.Id
            orderby row.From descending
            select (int?)one.Grade).FirstOrDefaultAsync(cancellationToken);
        return await (
            from row in db.GradeSubjects
            join subject in db.Subjects on row.SubjectId equals subject.Id
            where row.SchoolYearId == year.Id && row.Grade == grade && row.Kind != SubjectKind.Quality && row.Kind != SubjectKind.Competence
            orderby row.IsElective, subject.Order
            select new GridSubject(subject.Id, subject.Name, subject.ShortName)).ToListAsync(cancellationToken);
    }

    private async Task<SchoolClass> TargetAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Classes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
        ?? throw new BusinessException(StudentRecordsErrorCodes.ClassMissing).ForField("ClassId");

    private Task<Enrolment?> CurrentAsync(Guid pupilId, Guid yearId, CancellationToken cancellationToken) =>
        db.Enrolments.SingleOrDefaultAsync(row => row.PupilId == pupilId && row.SchoolYearId == yearId && row.To == null, cancellationToken);

    private DateOnly Today(YearChoice year)
    {
        var today = clock.VietnamToday();
        return today < year.StartsOn ? year.StartsOn : today > year.EndsOn ? year.EndsOn : today;
    }

    // From June on pupils come and go for the year that begins in September.
    private static DateOnly Within(YearChoice year, DateOnly day, string field) =>
        day >= new DateOnly(year.Begin, 6, 1) && day <= new DateOnly(year.Begin + 1, 8, 31)
            ? day
            : throw new BusinessException(StudentRecordsErrorCodes.DateOutsideYear).WithData("Year", year.Name).ForField(field);

    private static string? Reason(string? text) => VietnameseText.Normalize(text ?? "") is { Length: > 0 } some ? some.Length > 500 ? some[..500] : some : null;
}
