using System.Globalization;
using EduAbp.Auditing;
using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.Settings;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Office;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.Years;
using EduAbp.Text;
using EduAbp.Timing;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.RollCalls;

internal sealed class RollCallAppService(
    StudentRecordsDbContext db,
    HomeRoomClasses classes,
    IPermissionChecker permissions,
    ISettingProvider settings,
    ISettingManager settingManager,
    ICurrentUser user,
    ICurrentTenant tenant,
    IPersonLookup people,
    IAuditLog audit,
    IStringLocalizer texts,
    TimeProvider clock)
    : ITransientDependency
{
    /// <summary>The classes whose roll the person may call, with what was called on the day.</summary>
    /// <returns>Null while the school has no year.</returns>
    public async Task<RollCallDay?> GetDayAsync(DateOnly? on, CancellationToken cancellationToken)
    {
        var all = await SeesAllAsync(cancellationToken);
        if (await classes.FindYearAsync(cancellationToken) is not { } year)
            return null;
        var date = on ?? clock.VietnamToday();
        var mine = await MineAsync(year.Id, all, cancellationToken);
        var ids = mine.Select(one => one.Id).ToList();
        var pupils = await db.Enrolments.Where(row => ids.Contains(row.ClassId) && row.From <= date && (row.To == null || row.To >= date))
            .GroupBy(row => row.ClassId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var calls = await db.RollCalls.AsNoTracking().Include(row => row.Absences).Where(row => ids.Contains(row.ClassId) && row.Date == date).ToListAsync(cancellationToken);
        var canSet = await permissions.IsGrantedAsync(StudentRecordsPermissions.Setup, cancellationToken);
        return new(
            date, clock.VietnamToday(), SchoolDays.Of(year, date), await HasAfternoonAsync(cancellationToken), !all,
            [.. mine.Select(one => new RollCallClass(one.Id, one.Name, one.Grade, pupils.GetValueOrDefault(one.Id), StateOf(calls, one.Id, DaySession.Morning), StateOf(calls, one.Id, DaySession.Afternoon)))],
            canSet ? new(await HasAfternoonAsync(cancellationToken), await settings.IsTrueAsync(RollCallSettings.BySubjectTeachers, cancellationToken)) : null);
    }

    public async Task<RollCallSheet> GetAsync(Guid classId, DateOnly? on, DaySession session, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(classId, cancellationToken);
        var year = await classes.GetYearAsync(opened.SchoolYearId, cancellationToken);
        var date = on ?? clock.VietnamToday();
        var call = await db.RollCalls.AsNoTracking().Include(row => row.Absences).Include(row => row.Changes)
            .SingleOrDefaultAsync(row => row.ClassId == classId && row.Date == date && row.Session == session, cancellationToken);
        var pupils = await classes.GetPupilsAsync(classId, date, cancellationToken);
        var names = pupils.ToDictionary(pupil => pupil.Id, pupil => pupil.FullName);
        return new(
            opened, date, clock.VietnamToday(), session, await HasAfternoonAsync(cancellationToken), SchoolDays.Of(year, date),
            await IsSignedAsync(year, classId, date, cancellationToken), call?.CompletedAt, call?.ByName,
            [.. pupils.Select(pupil =>
            {
                var absence = call?.Absences.Find(row => row.PupilId == pupil.Id);
                return new RollCallPupil(pupil.Id, pupil.Code, pupil.FullName, VietnameseText.Fold(pupil.FullName), absence?.Presence ?? Presence.Present, absence?.Note);
            })],
            [.. (call?.Changes ?? []).OrderByDescending(change => change.At).Take(50)
                .Select(change => new RollCallChangeItem(change.At, change.ByName, names.GetValueOrDefault(change.PupilId, "?"), change.Before, change.After))]);
    }

    /// <summary>What is said of one pupil; the same said twice is one thing.</summary>
    public async Task<RollCallCount> MarkAsync(Guid classId, DateOnly date, DaySession session, Guid pupilId, RollCallMark mark, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(classId, cancellationToken);
        await EnsureCanCallAsync(opened, date, session, cancellationToken);
        var pupils = await classes.GetPupilsAsync(classId, date, cancellationToken);
        if (pupils.All(pupil => pupil.Id != pupilId))
            throw new BusinessException(RollCallErrorCodes.NotInClass);
        var call = await FindOrBeginAsync(opened, date, session, cancellationToken);
        call.Note(pupilId, mark.Presence, mark.Note, user.GetId(), await NameAsync(cancellationToken), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Count(call, pupils.Count);
    }

    /// <summary>Nobody else was missing.</summary>
    public async Task<RollCallCount> CompleteAsync(Guid classId, DateOnly date, DaySession session, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(classId, cancellationToken);
        await EnsureCanCallAsync(opened, date, session, cancellationToken);
        var call = await FindOrBeginAsync(opened, date, session, cancellationToken);
        call.Complete(await NameAsync(cancellationToken), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Count(call, (await classes.GetPupilsAsync(classId, date, cancellationToken)).Count);
    }

    /// <param name="month">Any day of the month.</param>
    public async Task<RollCallMonth> GetMonthAsync(Guid classId, DateOnly? month, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(classId, cancellationToken);
        var year = await classes.GetYearAsync(opened.SchoolYearId, cancellationToken);
        var today = clock.VietnamToday();
        var asked = month ?? today;
        var first = new DateOnly(asked.Year, asked.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        var calls = await db.RollCalls.AsNoTracking().Include(row => row.Absences)
            .Where(row => row.ClassId == classId && row.Date >= first && row.Date <= last).ToListAsync(cancellationToken);
        var byDay = calls.ToLookup(call => call.Date);
        var pupils = HomeRoomClasses.Sort(await (
            from enrolment in db.Enrolments
            where enrolment.ClassId == classId && enrolment.From <= last && (enrolment.To == null || enrolment.To >= first)
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            select new PupilRef(pupil.Id, pupil.Code, pupil.FullName, pupil.SortKey, pupil.BirthDate)).ToListAsync(cancellationToken));
        var days = Enumerable.Range(0, last.Day).Select(first.AddDays).Select(date =>
        {
            var kind = SchoolDays.Of(year, date);
            return new RollCallMonthDay(date, kind, byDay[date].Any(), kind.IsSchoolDay && date < today && !byDay[date].Any());
        }).ToList();
        var marks = calls.SelectMany(call => call.Absences.Select(absence => (absence.PupilId, call.Date, call.Session, absence.IsExcused)))
            .ToLookup(mark => (mark.PupilId, mark.Date));
        var rows = pupils.Select(pupil =>
        {
            var own = days.ConvertAll(day => string.Concat(marks[(pupil.Id, day.Date)].OrderBy(mark => mark.Session).Select(mark => mark.IsExcused ? "P" : "K")));
            return new RollCallMonthRow(pupil.Id, pupil.Code, pupil.FullName, own, own.Sum(text => text.Count(sign => sign == 'P')), own.Sum(text => text.Count(sign => sign == 'K')));
        });
        return new(opened, first, days, [.. rows]);
    }

    public async Task<(string Name, byte[] Content)> ExportMonthAsync(Guid classId, DateOnly? month, CancellationToken cancellationToken)
    {
        var sheet = await GetMonthAsync(classId, month, cancellationToken);
        await audit.WriteAsync("StudentRecords.RollCallsExported", new { Class = sheet.Class.Name, Month = sheet.Month.ToString("MM/yyyy", CultureInfo.InvariantCulture), Rows = sheet.Rows.Count }, classId, cancellationToken);
        var title = texts["StudentRecords:RollCall:SheetTitle", sheet.Class.Name, sheet.Month.ToString("M/yyyy", CultureInfo.InvariantCulture)].Value;
        string[] headings =
        [
            texts["StudentRecords:HomeRoom:Number"], texts["StudentRecords:HomeRoom:Code"], texts["StudentRecords:HomeRoom:Name"],
            .. sheet.Days.Select(day => day.Date.Day.ToString(CultureInfo.InvariantCulture)),
            texts["StudentRecords:RollCall:ExcusedTotal"], texts["StudentRecords:RollCall:UnexcusedTotal"], texts["StudentRecords:RollCall:Total"],
        ];
        var rows = sheet.Rows.Select((row, index) => (IReadOnlyList<object?>)
            [index + 1, row.Code, row.FullName, .. row.Marks.Select(mark => mark.Length == 0 ? null : (object?)mark), row.Excused, row.Unexcused, row.Excused + row.Unexcused]);
        return ($"diem-danh-{VietnameseText.Slugify(sheet.Class.Name)}-{sheet.Month:yyyy-MM}.xlsx", SheetWriter.Write(sheet.Class.Name, headings, rows, title));
    }

    public async Task ChangeSettingsAsync(RollCallSettingsDto input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        await settingManager.SetForTenantAsync(RollCallSettings.HasAfternoon, input.HasAfternoon ? "true" : null, cancellationToken);
        await settingManager.SetForTenantAsync(RollCallSettings.BySubjectTeachers, input.BySubjectTeachers ? "true" : null, cancellationToken);
    }

    private static RollCallState? StateOf(List<RollCall> calls, Guid classId, DaySession session) =>
        calls.Find(call => call.ClassId == classId && call.Session == session) is { } call
            ? new(call.CompletedAt is not null, call.Absences.Count(row => row.IsExcused), call.Absences.Count(row => !row.IsExcused), call.At, call.ByName)
            : null;

    private static RollCallCount Count(RollCall call, int pupils) =>
        new(pupils - call.Absences.Count, call.Absences.Count(row => row.IsExcused), call.Absences.Count(row => !row.IsExcused));

    private async Task<bool> SeesAllAsync(CancellationToken cancellationToken)
    {
        if (await permissions.IsGrantedAsync(StudentRecordsPermissions.HomeRoom.All, cancellationToken))
            return true;
        await permissions.CheckAsync(StudentRecordsPermissions.HomeRoom.Default, cancellationToken);
        return false;
    }

    private async Task<ClassRef> OpenAsync(Guid classId, CancellationToken cancellationToken)
    {
        var all = await SeesAllAsync(cancellationToken);
        return !all && await TeachesAsync(classId, cancellationToken)
            ? await classes.FindAsync(classId, cancellationToken)
            : await classes.OpenAsync(classId, all, cancellationToken);
    }

    private async Task<IReadOnlyList<ClassRef>> MineAsync(Guid yearId, bool all, CancellationToken cancellationToken)
    {
        var own = await classes.GetListAsync(yearId, all, cancellationToken);
        if (all || !await settings.IsTrueAsync(RollCallSettings.BySubjectTeachers, cancellationToken))
            return own;
        var me = user.GetId();
        var taught = await db.Classes.Where(row => row.SchoolYearId == yearId && db.TeachingAssignments.Any(one => one.ClassId == row.Id && one.TeacherId == me))
            .Select(row => new ClassRef(row.Id, row.SchoolYearId, row.Grade, row.Name, row.HomeRoomTeacherId)).ToListAsync(cancellationToken);
        return HomeRoomClasses.Sort(own.Concat(taught).DistinctBy(row => row.Id));
    }

    private async Task<bool> TeachesAsync(Guid classId, CancellationToken cancellationToken)
    {
        if (!await settings.IsTrueAsync(RollCallSettings.BySubjectTeachers, cancellationToken))
            return false;
        var me = user.GetId();
        return await db.TeachingAssignments.AnyAsync(row => row.ClassId == classId && row.TeacherId == me, cancellationToken);
    }

    private Task<bool> HasAfternoonAsync(CancellationToken cancellationToken) => settings.IsTrueAsync(RollCallSettings.HasAfternoon, cancellationToken);

    private async Task EnsureCanCallAsync(ClassRef opened, DateOnly date, DaySession session, CancellationToken cancellationToken)
    {
        if (date > clock.VietnamToday())
            throw new BusinessException(RollCallErrorCodes.Future);
        if (session == DaySession.Afternoon && !await HasAfternoonAsync(cancellationToken))
            throw new BusinessException(RollCallErrorCodes.NoAfternoon);
        var year = await classes.GetYearAsync(opened.SchoolYearId, cancellationToken);
        if (!SchoolDays.Of(year, date).IsSchoolDay)
            throw new BusinessException(RollCallErrorCodes.NoSchool);
        if (await IsSignedAsync(year, opened.Id, date, cancellationToken))
            throw new BusinessException(RollCallErrorCodes.SignedOff);
    }

    private async Task<bool> IsSignedAsync(SchoolYear year, Guid classId, DateOnly date, CancellationToken cancellationToken)
    {
        var period = SchoolDays.TermOf(year, date) == 1 ? ResultPeriod.Term1 : ResultPeriod.Term2;
        return await db.ResultSignOffs.AnyAsync(row => row.ClassId == classId && row.SignedAt != null && (row.Period == period || row.Period == ResultPeriod.Year), cancellationToken);
    }

    private async Task<RollCall> FindOrBeginAsync(ClassRef opened, DateOnly date, DaySession session, CancellationToken cancellationToken)
    {
        var call = await db.RollCalls.Include(row => row.Absences)
            .SingleOrDefaultAsync(row => row.ClassId == opened.Id && row.Date == date && row.Session == session, cancellationToken);
        if (call is null)
            db.Add(call = new RollCall(tenant.GetId(), opened.SchoolYearId, opened.Id, date, session));
        return call;
    }

    private async Task<string> NameAsync(CancellationToken cancellationToken) =>
        user.FullName ?? (await people.FindAsync(user.GetId(), cancellationToken))?.FullName ?? "";
}
