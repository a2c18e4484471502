using System.Globalization;
using EduAbp.AspNetCore.Api;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.Data;
using EduAbp.DependencyInjection;
using EduAbp.Domain;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.Years;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Pupils;

/// <summary>Pupils and their records.</summary>
internal sealed class PupilAppService(
    StudentRecordsDbContext db, YearPicker years, EnrolmentAppService enrolments, IPermissionChecker permissions, ICurrentTenant tenant, IAuditLog audit, IStringLocalizer texts, TimeProvider clock)
    : ITransientDependency
{
    public async Task<PupilPage> GetListAsync(PupilFilter filter, ApiPaging paging, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Default, cancellationToken);
        var year = (await years.FindAsync(filter.YearId, cancellationToken))?.Id ?? Guid.Empty;
        var found = db.Matching(filter, year);
        return new PupilPage(await found.AsItems(db, year).Skip(paging.Skip).Take(paging.Size).ToListAsync(cancellationToken), await found.CountAsync(cancellationToken));
    }

    public async Task<PupilRecord> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Default, cancellationToken);
        var pupil = await db.Pupils.AsNoTracking().Include(row => row.Guardians).GetAsync(id, cancellationToken);
        var history = await (
            from row in db.Enrolments.AsNoTracking()
            join year in db.SchoolYears on row.SchoolYearId equals year.Id
            join one in db.Classes on row.ClassId equals one.Id
            where row.PupilId == id
            orderby year.Begin descending, row.From descending
            select new { Line = new EnrolmentLine(row.Id, year.Begin, one.Name, row.From, row.Entry, row.To, row.Leave, row.LeaveReason), row.ClassId, year.IsCurrent, Begins = year.Terms.Min(term => term.StartsOn) }).ToListAsync(cancellationToken);
        var exemptions = await (
            from row in db.SubjectExemptions.AsNoTracking()
            join year in db.SchoolYears on row.SchoolYearId equals year.Id
            join subject in db.Subjects on row.SubjectId equals subject.Id
            where row.PupilId == id
            orderby year.Begin descending, subject.Order
            select new ExemptionLine(row.Id, year.Begin, subject.Name, row.Kind, row.Term, row.Reason)).ToListAsync(cancellationToken);
        var now = history.Find(row => row.IsCurrent && row.Line.To is null);
        return new PupilRecord(id, pupil.Details(), pupil.State, now?.ClassId, now?.Line.ClassName, [.. history.Select(row => row.Line)], exemptions, pupil.ConcurrencyStamp,
            CameInMidYear: history.Exists(row => row.IsCurrent && (row.Line.Entry is EntryKind.SchoolTransfer or EntryKind.Returned) && row.Line.From > row.Begins));
    }

    public async Task<Guid> AddAsync(NewPupil input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var details = await CheckAsync(input.Pupil, null, [], cancellationToken);
        if (!input.Pupil.IsAnother && (await FindLikeAsync(details, null, cancellationToken)) is [var like, ..])
            throw new BusinessException(StudentRecordsErrorCodes.MaybeKnown).WithData("Name", like.FullName).WithData("Code", like.Code).ForField("FullName");
        var pupil = new Pupil(tenant.GetId(), details.Code, details.FullName, details.BirthDate, details.Sex);
        pupil.Change(details);
        db.Add(pupil);
        await enrolments.EnrolAsync(pupil, input.Arrival ?? new(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return pupil.Id;
    }

    /// <param name="stamp">The version that was read; null does not ask.</param>
    public async Task ChangeAsync(Guid id, PupilInput input, Guid? stamp, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var pupil = await db.Pupils.Include(row => row.Guardians).GetAsync(id, cancellationToken);
        if (stamp is { } seen && seen != pupil.ConcurrencyStamp) throw new AbpDbConcurrencyException("The record was changed meanwhile.");
        var before = pupil.Details();
        var details = await CheckAsync(input, id, before.Guardians, cancellationToken);
        ChangeRecord(db, pupil, details);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Records that may be of the same pupil as what is being typed.</summary>
    public async Task<IReadOnlyList<LikePupil>> GetLikeAsync(PupilInput input, Guid? except, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Default, cancellationToken);
        return PupilChecker.Check(input, clock.VietnamToday()).Details is { } details ? await FindLikeAsync(details, except, cancellationToken) : [];
    }

    /// <summary>Pairs of records that may be of one pupil.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<LikePupil>>> GetDuplicatesAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Default, cancellationToken);
        var year = (await years.FindAsync(null, cancellationToken))?.Id ?? Guid.Empty;
        var all = await db.Pupils.AsNoTracking().AsItems(db, year).ToListAsync(cancellationToken);
        var byName = all.GroupBy(pupil => PupilChecker.LikenessKey(pupil.FullName, pupil.BirthDate)).Where(group => group.Count() > 1).Select(group => (Group: group.ToList(), Same: false));
        var byNumber = all.Where(pupil => pupil.PersonalNumber is not null).GroupBy(pupil => pupil.PersonalNumber).Where(group => group.Count() > 1).Select(group => (Group: group.ToList(), Same: true));
        return
        [
            .. byNumber.Concat(byName).DistinctBy(pair => string.Join(' ', pair.Group.Select(pupil => pupil.Id).Order())).Select(pair => pair.Group
                .Select(pupil => new LikePupil(pupil.Id, pupil.Code, pupil.FullName, pupil.BirthDate, pupil.ClassName, pupil.State, pair.Same)).ToList()),
        ];
    }

    /// <summary>A list as a workbook.</summary>
    public async Task<byte[]> ExportAsync(PupilFilter filter, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Export, cancellationToken);
        var year = (await years.FindAsync(filter.YearId, cancellationToken))?.Id ?? Guid.Empty;
        var items = await db.Matching(filter, year).AsItems(db, year).ToListAsync(cancellationToken);
        var ids = db.Matching(filter, year).Select(pupil => pupil.Id);
        var records = await db.Pupils.AsNoTracking().Include(pupil => pupil.Guardians).Where(pupil => ids.Contains(pupil.Id)).AsSplitQuery().ToDictionaryAsync(pupil => pupil.Id, cancellationToken);
        await audit.WriteAsync("StudentRecords.PupilsExported", new { items.Count }, cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return SheetWriter.Write(
            texts["StudentRecords:Pupils:Sheet"],
            PupilColumns.Headings,
            items.Select((item, place) => PupilColumns.Row(place + 1, item, records[item.Id].Details(), texts)));
    }

    /// <summary>A class as it is printed.</summary>
    public async Task<IReadOnlyList<PupilListItem>> GetClassAsync(Guid classId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Default, cancellationToken);
        var one = await db.Classes.AsNoTracking().GetAsync(classId, cancellationToken);
        return await db.Matching(new PupilFilter(ClassId: classId), one.SchoolYearId).AsItems(db, one.SchoolYearId).ToListAsync(cancellationToken);
    }

    /// <summary>Guardians whom the record has keep their rows; new ones are added as such.</summary>
    internal static void ChangeRecord(StudentRecordsDbContext db, Pupil pupil, PupilDetails details)
    {
        var known = pupil.Guardians.ToList();
        pupil.Change(details);
        db.AddRange(pupil.Guardians.Except(known));
        // Guardians are part of the record: where only they change, the record has a new version too.
        db.Entry(pupil).Property(row => row.LastModificationTime).IsModified = true;
    }

    /// <summary>The next code of the school's own kind: the year's two digits and a running number.</summary>
    internal static async Task<Func<string>> CodesAsync(StudentRecordsDbContext db, int year, CancellationToken cancellationToken)
    {
        var prefix = (year % 100).ToString("00", CultureInfo.InvariantCulture);
        var used = await db.Pupils.IgnoreQueryFilters([DataFilters.SoftDelete]).Where(pupil => pupil.Code.StartsWith(prefix) && pupil.Code.Length == 7).Select(pupil => pupil.Code).ToListAsync(cancellationToken);
        var last = used.Select(code => int.TryParse(code.AsSpan(2), CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max();
        return () => $"{prefix}{++last:00000}";
    }

    private async Task<PupilDetails> CheckAsync(PupilInput input, Guid? id, IReadOnlyList<GuardianDetails> known, CancellationToken cancellationToken)
    {
        var (details, problems) = PupilChecker.Check(input, clock.VietnamToday(), known);
        var errors = problems.Select(problem => new ValidationError(problem.Field, problem.Code)).ToList();
        if (details is not null)
        {
            if (details.Code.Length == 0) details = details with { Code = (await CodesAsync(db, clock.VietnamToday().Year, cancellationToken))() };
            var all = db.Pupils.IgnoreQueryFilters([DataFilters.SoftDelete]).Where(pupil => pupil.Id != id);
            if (await all.AnyAsync(pupil => pupil.Code == details.Code, cancellationToken)) errors.Add(new("Code", StudentRecordsErrorCodes.CodeTaken));
            if (details.MinistryCode is { } ministry && await db.Pupils.AnyAsync(pupil => pupil.Id != id && pupil.MinistryCode == ministry, cancellationToken))
                errors.Add(new("MinistryCode", StudentRecordsErrorCodes.MinistryCodeTaken));
            if (details.PersonalNumber is { } number && await db.Pupils.AnyAsync(pupil => pupil.Id != id && pupil.PersonalNumber == number, cancellationToken))
                errors.Add(new("PersonalNumber", StudentRecordsErrorCodes.PersonalNumberTaken));
        }

        return errors.Count == 0 ? details! : throw new AbpValidationException(errors);
    }

    private async Task<IReadOnlyList<LikePupil>> FindLikeAsync(PupilDetails details, Guid? except, CancellationToken cancellationToken)
    {
        var year = (await years.FindAsync(null, cancellationToken))?.Id ?? Guid.Empty;
        var found = await db.Pupils.AsNoTracking()
            .Where(pupil => pupil.Id != except && (pupil.BirthDate == details.BirthDate
                || (details.PersonalNumber != null && pupil.PersonalNumber == details.PersonalNumber) || (details.MinistryCode != null && pupil.MinistryCode == details.MinistryCode)))
            .AsItems(db, year).ToListAsync(cancellationToken);
        var key = PupilChecker.LikenessKey(details.FullName, details.BirthDate);
        return
        [
            .. found.Select(pupil => new LikePupil(
                    pupil.Id, pupil.Code, pupil.FullName, pupil.BirthDate, pupil.ClassName, pupil.State,
                    (details.PersonalNumber is not null && pupil.PersonalNumber == details.PersonalNumber) || (details.MinistryCode is not null && pupil.MinistryCode == details.MinistryCode)))
                .Where(like => like.SameNumber || PupilChecker.LikenessKey(like.FullName, like.BirthDate) == key),
        ];
    }
}
