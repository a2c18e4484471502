using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Grading;
using EduAbp.StudentRecords.HomeRoom;
using EduAbp.StudentRecords.Results;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Conduct;

/// <summary>The home-room teacher judges the own class; office and principal any.</summary>
internal sealed class ConductAppService(
    StudentRecordsDbContext db, HomeRoomClasses classes, ResultDataReader reader, IPermissionChecker permissions, ICurrentTenant tenant, ICurrentUser user, IStringLocalizer texts)
    : ITransientDependency
{
    private const int MaxRemark = 2000;
    private const int MaxPhrases = 30;

    /// <summary>The classes that the person judges.</summary>
    public async Task<IReadOnlyList<ClassRef>> GetClassesAsync(CancellationToken cancellationToken)
    {
        var all = await SeesAllAsync(cancellationToken);
        return await classes.FindYearAsync(cancellationToken) is { } year ? await classes.GetListAsync(year.Id, all, cancellationToken) : [];
    }

    public async Task<ConductList> GetAsync(Guid classId, ConductPeriod period, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(classId, cancellationToken);
        var data = (await reader.ReadAsync(opened.SchoolYearId, classId, cancellationToken))!;
        var rules = RulesOf(opened, data);
        string? Level(Guid pupil, ConductPeriod of) => data.Conduct.GetValueOrDefault((pupil, of));
        var isComputed = period == ConductPeriod.Year && rules is { } set && !set.IsTt58();
        var remarks = await db.ConductEntries.Where(row => row.SchoolYearId == opened.SchoolYearId && row.Period == period && row.Remark != null)
            .Select(row => new { row.PupilId, row.Remark }).ToDictionaryAsync(row => row.PupilId, row => row.Remark, cancellationToken);
        var me = user.Id;
        var phrases = await db.CommentPhrases.Where(row => row.PersonId == me).Select(row => row.Text).Distinct().Take(MaxPhrases).ToListAsync(cancellationToken);
        var pupils = data.Pupils.Where(row => row.To is null).Select(row =>
        {
            var id = row.Pupil.Id;
            var (first, second) = (data.Absences.GetValueOrDefault((id, 1)), data.Absences.GetValueOrDefault((id, 2)));
            var (excused, unexcused) = period switch
            {
                ConductPeriod.Term1 => first,
                ConductPeriod.Term2 => second,
                _ => (first.Excused + second.Excused, first.Unexcused + second.Unexcused),
            };
            var level = isComputed && ConductRules.Year(rules!.Value, LevelCodes.Conduct(rules.Value, Level(id, ConductPeriod.Term1)), LevelCodes.Conduct(rules.Value, Level(id, ConductPeriod.Term2))) is { } year
                ? LevelCodes.Of(rules.Value, year) : isComputed ? null : Level(id, period);
            return new ConductRow(id, row.Pupil.Code, row.Pupil.FullName, level, remarks.GetValueOrDefault(id), Level(id, ConductPeriod.Term1), Level(id, ConductPeriod.Term2), excused, unexcused);
        });
        if (period == ConductPeriod.AfterSummer)
        {
            var failed = rules is { } known ? FailedInYear(known, data) : [];
            pupils = pupils.Where(row => failed.Contains(row.PupilId));
        }

        return new(opened, period, rules, ConductChoice.Of(rules, texts), isComputed, await IsSignedAsync(opened, period, cancellationToken), [.. pupils], [.. texts["StudentRecords:Conduct:Phrases"].Value.Split('|').Concat(phrases).Distinct()]);
    }

    /// <summary>Enters levels and remarks; who is not named keeps what stands.</summary>
    public async Task SaveAsync(Guid classId, ConductPeriod period, IReadOnlyCollection<ConductInput> entries, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(classId, cancellationToken);
        if (await IsSignedAsync(opened, period, cancellationToken))
            throw new BusinessException(ResultErrorCodes.SignedOff);
        var year = await classes.GetYearAsync(opened.SchoolYearId, cancellationToken);
        var rules = SchoolLevels.OfGrade(opened.Grade) is { } level ? RuleSets.Find(level, opened.Grade, year.Begin) : null;
        if (rules is null || rules.Value.IsPrimary() || (period == ConductPeriod.Year && !rules.Value.IsTt58() && entries.Any(entry => entry.Level is not null)))
            throw new BusinessException(ConductErrorCodes.Computed);
        var here = await db.Enrolments.Where(row => row.ClassId == classId && row.To == null).Select(row => row.PupilId).ToListAsync(cancellationToken);
        var ids = entries.Select(entry => entry.PupilId).ToList();
        var known = await db.ConductEntries.Where(row => row.SchoolYearId == opened.SchoolYearId && row.Period == period && ids.Contains(row.PupilId)).ToDictionaryAsync(row => row.PupilId, cancellationToken);
        foreach (var input in entries)
        {
            if (!here.Contains(input.PupilId))
                throw new BusinessException(ConductErrorCodes.NotInClass);
            var judged = string.IsNullOrEmpty(input.Level) ? (ConductLevel?)null
                : LevelCodes.Conduct(rules.Value, input.Level) ?? throw new BusinessException(ConductErrorCodes.LevelWrong).WithData("Level", input.Level);
            if (input.Remark?.Length > MaxRemark)
                throw new BusinessException(ConductErrorCodes.RemarkLong).WithData("Max", MaxRemark);
            if (!known.TryGetValue(input.PupilId, out var entry))
            {
                if (judged is null && string.IsNullOrWhiteSpace(input.Remark))
                    continue;
                db.Add(entry = known[input.PupilId] = new ConductEntry(tenant.GetId(), opened.SchoolYearId, input.PupilId, period));
            }

            entry.Judge(judged is { } code ? LevelCodes.Of(rules.Value, code) : null);
            entry.Say(input.Remark);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static RuleSetId? RulesOf(ClassRef opened, ResultData data) =>
        SchoolLevels.OfGrade(opened.Grade) is { } level ? RuleSets.Find(level, opened.Grade, data.Year.Begin) : null;

    // Whose conduct of the year is below the level that promotion asks for: the summer is for them.
    private static HashSet<Guid> FailedInYear(RuleSetId rules, ResultData data) => [.. data.Pupils.Select(row => row.Pupil.Id).Where(id =>
        ConductRules.Year(
            rules, LevelCodes.Conduct(rules, data.Conduct.GetValueOrDefault((id, ConductPeriod.Term1))), LevelCodes.Conduct(rules, data.Conduct.GetValueOrDefault((id, ConductPeriod.Term2))),
            LevelCodes.Conduct(rules, data.Conduct.GetValueOrDefault((id, ConductPeriod.Year)))) < ConductLevel.Average)];

    private async Task<bool> SeesAllAsync(CancellationToken cancellationToken)
    {
        if (await permissions.IsGrantedAsync(StudentRecordsPermissions.HomeRoom.All, cancellationToken))
            return true;
        await permissions.CheckAsync(StudentRecordsPermissions.HomeRoom.Default, cancellationToken);
        return false;
    }

    private async Task<ClassRef> OpenAsync(Guid classId, CancellationToken cancellationToken) =>
        await classes.OpenAsync(classId, await SeesAllAsync(cancellationToken), cancellationToken);

    private Task<bool> IsSignedAsync(ClassRef opened, ConductPeriod period, CancellationToken cancellationToken)
    {
        var results = Enum.Parse<ResultPeriod>(period.ToString());
        return db.ResultSignOffs.AnyAsync(
            row => row.ClassId == opened.Id && row.SignedAt != null && (row.Period == results || (row.Period == ResultPeriod.Year && results != ResultPeriod.AfterSummer)), cancellationToken);
    }
}
