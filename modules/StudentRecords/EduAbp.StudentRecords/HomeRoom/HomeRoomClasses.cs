using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Years;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.HomeRoom;

/// <summary>The classes of the current year that a person keeps: the own ones, or all. Whoever calls has asked for the permission.</summary>
internal sealed class HomeRoomClasses(StudentRecordsDbContext db, ICurrentUser user) : ITransientDependency
{
    public Task<SchoolYear?> FindYearAsync(CancellationToken cancellationToken) => db.SchoolYears.AsNoTracking()
        .Include(year => year.Terms).Include(year => year.DaysOff)
        .OrderByDescending(year => year.IsCurrent).ThenByDescending(year => year.Begin)
        .FirstOrDefaultAsync(cancellationToken);

    public Task<SchoolYear> GetYearAsync(Guid id, CancellationToken cancellationToken) => db.SchoolYears.AsNoTracking()
        .Include(year => year.Terms).Include(year => year.DaysOff).SingleAsync(year => year.Id == id, cancellationToken);

    /// <param name="all">Whether the person keeps every class of the school.</param>
    public async Task<IReadOnlyList<ClassRef>> GetListAsync(Guid yearId, bool all, CancellationToken cancellationToken)
    {
        var me = user.Id;
        var classes = await db.Classes.Where(row => row.SchoolYearId == yearId && (all || row.HomeRoomTeacherId == me))
            .Select(row => new ClassRef(row.Id, row.SchoolYearId, row.Grade, row.Name, row.HomeRoomTeacherId))
            .ToListAsync(cancellationToken);
        return Sort(classes);
    }

    /// <exception cref="AbpAuthorizationException">It is another teacher's class.</exception>
    public async Task<ClassRef> OpenAsync(Guid id, bool all, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, cancellationToken);
        return all || found.HomeRoomTeacherId == user.Id ? found : throw new AbpAuthorizationException(StudentRecordsPermissions.HomeRoom.All);
    }

    public async Task<ClassRef> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Classes.Where(row => row.Id == id)
            .Select(row => new ClassRef(row.Id, row.SchoolYearId, row.Grade, row.Name, row.HomeRoomTeacherId))
            .SingleOrDefaultAsync(cancellationToken) ?? throw new EntityNotFoundException(typeof(Classes.SchoolClass), id);

    /// <summary>Who sat in the class on the day, as the book lists them.</summary>
    public async Task<IReadOnlyList<PupilRef>> GetPupilsAsync(Guid classId, DateOnly day, CancellationToken cancellationToken)
    {
        var found = await (
            from enrolment in db.Enrolments
            where enrolment.ClassId == classId && enrolment.From <= day && (enrolment.To == null || enrolment.To >= day)
            join pupil in db.Pupils on enrolment.PupilId equals pupil.Id
            select new PupilRef(pupil.Id, pupil.Code, pupil.FullName, pupil.SortKey, pupil.BirthDate)).ToListAsync(cancellationToken);
        return Sort(found);
    }

    /// <summary>A database's own order is its collation's; ours is that of class lists.</summary>
    public static IReadOnlyList<PupilRef> Sort(IEnumerable<PupilRef> pupils) =>
        [.. pupils.DistinctBy(pupil => pupil.Id).OrderBy(pupil => pupil.SortKey, StringComparer.Ordinal).ThenBy(pupil => pupil.Code, StringComparer.Ordinal)];

    /// <summary>10A2 after 10A1, 9A1 before 10A1.</summary>
    public static IReadOnlyList<ClassRef> Sort(IEnumerable<ClassRef> classes) =>
        [.. classes.OrderBy(row => row.Grade).ThenBy(row => row.Name.Length).ThenBy(row => row.Name, StringComparer.Ordinal)];
}

internal sealed record ClassRef(Guid Id, Guid SchoolYearId, int Grade, string Name, Guid? HomeRoomTeacherId);

internal sealed record PupilRef(Guid Id, string Code, string FullName, string SortKey, DateOnly BirthDate);
