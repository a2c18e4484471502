using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Classes;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Deeds;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.Pupils;
using EduAbp.StudentRecords.Results;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Years;

internal enum RollOverChoice
{
    /// <summary>Nothing yet: the pupil stays for a later run.</summary>
    Undecided,
    Promote,
    Repeat,
    Graduate,
}

/// <param name="Proposed">By the year's result; <see cref="RollOverChoice.Undecided"/> where there is none.</param>
internal sealed record RollOverPupil(Guid PupilId, string Code, string FullName, RollOverChoice Proposed, string? Decision, bool IsDone);

internal sealed record RollOverClass(Guid Id, string Name, int Grade, string? NextName, bool IsLastGrade, IReadOnlyList<RollOverPupil> Pupils);

internal sealed record RollOverPreview(YearChoice From, YearChoice? To, IReadOnlyList<RollOverClass> Classes)
{
    public int Total => Classes.Sum(one => one.Pupils.Count);

    public int Undecided => Classes.Sum(one => one.Pupils.Count(pupil => pupil is { IsDone: false, Proposed: RollOverChoice.Undecided }));

    public int Done => Classes.Sum(one => one.Pupils.Count(pupil => pupil.IsDone));
}

/// <param name="Choices">By pupil; who is not named goes by the result.</param>
/// <param name="Others">What happens to those without a result who are not named.</param>
internal sealed record RollOverInput(Dictionary<Guid, RollOverChoice>? Choices = null, RollOverChoice Others = RollOverChoice.Undecided);

/// <summary>The pupils of a year into the classes of the next.</summary>
internal sealed class RollOverAppService(StudentRecordsDbContext db, YearPicker years, IPermissionChecker permissions, ICurrentTenant tenant, ICurrentUser user, TimeProvider clock) : ITransientDependency
{
    private static readonly TimeSpan MayBeUndone = TimeSpan.FromDays(7);

    /// <param name="fromId">The year that ends; the current one where it is not said.</param>
    public async Task<RollOverPreview> GetAsync(Guid? fromId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Pupils.Manage, cancellationToken);
        var ending = await years.GetAsync(fromId, cancellationToken);
        var toId = await db.SchoolYears.Where(year => year.Begin == ending.Begin + 1).Select(year => (Guid?)year.Id).FirstOrDefaultAsync(cancellationToken);
        var to = toId is null ? null : await years.FindAsync(toId, cancellationToken);
        var classes = await db.Classes.AsNoTracking().Where(row => row.SchoolYearId == ending.Id).ToListAsync(cancellationToken);
        var pupils = await (
            from row in db.Enrolments.AsNoTracking()
            join pupil in db.Pupils on row.PupilId equals pupil.Id
            where row.SchoolYearId == ending.Id && row.To == null
            orderby pupil.SortKey, pupil.BirthDate
            select new { row.ClassId, pupil.Id, pupil.Code, pupil.FullName, pupil.State }).ToListAsync(cancellationToken);
        var results = (await db.PupilResults.AsNoTracking()
                .Where(row => row.SchoolYearId == ending.Id && row.Decision != null && (row.Period == ResultPeriod.Year || row.Period == ResultPeriod.AfterSummer))
                .Select(row => new { row.PupilId, row.Period, row.Decision }).ToListAsync(cancellationToken))
            .GroupBy(row => row.PupilId).ToDictionary(group => group.Key, group => group.MaxBy(row => row.Period == ResultPeriod.AfterSummer ? 1 : 0)!.Decision);
        var there = toId is null ? [] : (await db.Enrolments.Where(row => row.SchoolYearId == toId).Select(row => row.PupilId).ToListAsync(cancellationToken)).ToHashSet();
        var taught = SchoolGrades.Of(tenant.Unit!);
        return new RollOverPreview(
            ending, to,
            [
                .. classes.OrderBy(row => row.Grade).ThenBy(row => ClassAppService.Key(row.Name), StringComparer.Ordinal).Select(row =>
                {
                    var isLast = !taught.Contains(row.Grade + 1);
                    return new RollOverClass(
                        row.Id, row.Name, row.Grade, isLast ? null : ClassNames.OfNextGrade(row.Name) ?? row.Name, isLast,
                        [
                            .. pupils.Where(pupil => pupil.ClassId == row.Id).Select(pupil =>
                            {
                                var decision = results.GetValueOrDefault(pupil.Id);
                                return new RollOverPupil(pupil.Id, pupil.Code, pupil.FullName, Propose(decision, isLast), decision, there.Contains(pupil.Id) || pupil.State == PupilState.Graduated);
                            }),
                        ]);
                }),
            ]);
    }

    /// <summary>Carries it out for everybody who is decided; who is not stays for a later run.</summary>
    /// <returns>The deed by which it can be undone for seven days.</returns>
    public async Task<Guid> RunAsync(Guid? fromId, RollOverInput input, CancellationToken cancellationToken)
    {
        var preview = await GetAsync(fromId, cancellationToken);
        var to = preview.To ?? throw new BusinessException(StudentRecordsErrorCodes.RollOverNothing).WithData("Year", $"{preview.From.Begin + 1}-{preview.From.Begin + 2}");
        var changes = new DeedChanges();
        var classes = await db.Classes.AsNoTracking().Where(row => row.SchoolYearId == to.Id).ToDictionaryAsync(row => row.Name, row => row.Id, StringComparer.OrdinalIgnoreCase, cancellationToken);
        var studying = await db.Pupils.Where(pupil => db.Enrolments.Any(row => row.PupilId == pupil.Id && row.SchoolYearId == preview.From.Id && row.To == null)).ToDictionaryAsync(pupil => pupil.Id, cancellationToken);
        foreach (var one in preview.Classes)
        {
            foreach (var pupil in one.Pupils.Where(pupil => !pupil.IsDone))
            {
                var choice = (input.Choices ?? []).TryGetValue(pupil.PupilId, out var chosen) ? chosen : pupil.Proposed;
                if (choice == RollOverChoice.Undecided) choice = input.Others;
                if (choice == RollOverChoice.Promote && one.IsLastGrade) choice = RollOverChoice.Graduate;
                switch (choice)
                {
                    case RollOverChoice.Promote:
                        Enrol(pupil.PupilId, one.NextName!, one.Grade + 1, EntryKind.RolledOver);
                        break;
                    case RollOverChoice.Repeat:
                        Enrol(pupil.PupilId, one.Name, one.Grade, EntryKind.Repeating);
                        break;
                    case RollOverChoice.Graduate:
                        changes.States.Add(new(pupil.PupilId, studying[pupil.PupilId].State));
                        studying[pupil.PupilId].Become(PupilState.Graduated);
                        break;
                }
            }
        }

        if (changes.MadeEnrolments.Count == 0 && changes.States.Count == 0) throw new BusinessException(StudentRecordsErrorCodes.RollOverUndecided);
        var deed = new Deed(tenant.GetId(), DeedKind.RollOver, $"{preview.From.Name} → {to.Name}", changes, clock.GetUtcNow(), user.GetId(), user.FullName ?? "", MayBeUndone);
        db.Add(deed);
        await db.SaveChangesAsync(cancellationToken);
        return deed.Id;

        void Enrol(Guid pupil, string name, int grade, EntryKind entry)
        {
            if (!classes.TryGetValue(name, out var id))
            {
                var made = new SchoolClass(tenant.GetId(), to.Id, grade, name);
                db.Add(made);
                changes.MadeClasses.Add(made.Id);
                classes[name] = id = made.Id;
            }

            var row = new Enrolment(tenant.GetId(), to.Id, id, pupil, to.StartsOn, entry);
            db.Add(row);
            changes.MadeEnrolments.Add(row.Id);
        }
    }

    private static RollOverChoice Propose(string? decision, bool isLast) => Enum.TryParse<DecisionKind>(decision, ignoreCase: true, out var kind) ? kind switch
    {
        DecisionKind.Promoted => isLast ? RollOverChoice.Graduate : RollOverChoice.Promote,
        DecisionKind.CompletedLevel => isLast ? RollOverChoice.Graduate : RollOverChoice.Promote,
        DecisionKind.NotPromoted => RollOverChoice.Repeat,
        _ => RollOverChoice.Undecided,
    }
    : RollOverChoice.Undecided;
}
