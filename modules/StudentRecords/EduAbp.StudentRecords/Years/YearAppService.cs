using EduAbp.Authorization;
using EduAbp.DependencyInjection;
using EduAbp.EntityFrameworkCore;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Definitions;
using EduAbp.StudentRecords.Subjects;
using EduAbp.Text;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Years;

/// <summary>School years with their terms and days off.</summary>
internal sealed class YearAppService(StudentRecordsDbContext db, IPermissionChecker permissions, ICurrentTenant tenant, TimeProvider clock) : ITransientDependency
{
    /// <summary>All years, the latest first.</summary>
    public async Task<IReadOnlyList<YearItem>> GetListAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var years = await db.SchoolYears.Include(year => year.Terms).AsNoTracking().OrderByDescending(year => year.Begin).ToListAsync(cancellationToken);
        var classes = await db.Classes.GroupBy(row => row.SchoolYearId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var pupils = await db.Enrolments.Where(row => row.To == null).GroupBy(row => row.SchoolYearId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        return
        [
            .. years.Select(year => new YearItem(
                year.Id, year.Begin, year.IsCurrent, year.State, year.Term(1).StartsOn, year.Term(2).StartsOn, year.Term(2).EndsOn, classes.GetValueOrDefault(year.Id), pupils.GetValueOrDefault(year.Id))),
        ];
    }

    /// <summary>What a form for a new year begins with: the next year without one, its usual dates and days off.</summary>
    public async Task<YearInput> ProposeAsync(CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var last = await db.SchoolYears.Select(year => (int?)year.Begin).MaxAsync(cancellationToken);
        var proposal = YearProposal.For(last + 1 ?? SchoolYears.BeginOf(clock.VietnamToday()));
        return new YearInput
        {
            Begin = proposal.Begin, StartsOn = proposal.StartsOn, SecondTermOn = proposal.SecondTermOn, EndsOn = proposal.EndsOn,
            DaysOff = [.. proposal.DaysOff.Select(day => new DayOffInput { From = day.From, To = day.To, Name = day.Name })],
        };
    }

    public async Task<YearInput> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await db.SchoolYears.Include(row => row.Terms).Include(row => row.DaysOff).AsNoTracking().GetAsync(id, cancellationToken);
        return new YearInput
        {
            Begin = year.Begin, StartsOn = year.Term(1).StartsOn, SecondTermOn = year.Term(2).StartsOn, EndsOn = year.Term(2).EndsOn,
            DaysOff = [.. year.DaysOff.OrderBy(day => day.From).Select(day => new DayOffInput { From = day.From, To = day.To, Name = day.Name })],
        };
    }

    /// <summary>Makes a year with the subjects of the year before, or of the programme where there is none.</summary>
    public async Task<Guid> CreateAsync(YearInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        Check(input);
        if (await db.SchoolYears.AnyAsync(row => row.Begin == input.Begin, cancellationToken))
            throw new BusinessException(StudentRecordsErrorCodes.YearExists).WithData("Year", $"{input.Begin}-{input.Begin + 1}").ForField("Begin");
        var year = new SchoolYear(tenant.GetId(), input.Begin, input.StartsOn!.Value, input.SecondTermOn!.Value, input.EndsOn!.Value);
        Apply(year, input);
        year.MakeCurrent(!await db.SchoolYears.AnyAsync(row => row.IsCurrent, cancellationToken));
        db.Add(year);
        await AddSubjectsAsync(year, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return year.Id;
    }

    public async Task ChangeAsync(Guid id, YearInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await db.SchoolYears.Include(row => row.Terms).Include(row => row.DaysOff).GetAsync(id, cancellationToken);
        input.Begin = year.Begin;
        Check(input);
        year.Term(1).Move(input.StartsOn!.Value, input.SecondTermOn!.Value.AddDays(-1));
        year.Term(2).Move(input.SecondTermOn.Value, input.EndsOn!.Value);
        db.RemoveRange(year.DaysOff);
        year.DaysOff.Clear();
        Apply(year, input);
        db.AddRange(year.DaysOff);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Makes pages open at this year.</summary>
    public async Task MakeCurrentAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var chosen = await db.SchoolYears.GetAsync(id, cancellationToken);
        foreach (var year in await db.SchoolYears.Where(row => row.IsCurrent).ToListAsync(cancellationToken)) year.MakeCurrent(false);
        chosen.MakeCurrent(true);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Deletes a year that has no class yet.</summary>
    public async Task DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await db.SchoolYears.GetAsync(id, cancellationToken);
        if (await db.Classes.AnyAsync(row => row.SchoolYearId == id, cancellationToken)) throw new BusinessException(StudentRecordsErrorCodes.YearInUse);
        db.RemoveRange(await db.GradeSubjects.Where(row => row.SchoolYearId == id).ToListAsync(cancellationToken));
        db.Remove(year);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Apply(SchoolYear year, YearInput input)
    {
        foreach (var day in input.DaysOff.Where(day => !day.IsEmpty)) year.TakeOff(day.From!.Value, day.To ?? day.From.Value, VietnameseText.Normalize(day.Name!));
    }

    private static void Check(YearInput input)
    {
        var errors = new List<ValidationError>();
        if (input.Begin is < 2011 or > 2100) errors.Add(new("Begin", StudentRecordsErrorCodes.YearDatesWrong));
        if (input.StartsOn is not { } start || start.Year != input.Begin) errors.Add(new("StartsOn", StudentRecordsErrorCodes.YearDatesWrong));
        if (input.SecondTermOn is not { } second || !(second > input.StartsOn)) errors.Add(new("SecondTermOn", StudentRecordsErrorCodes.YearDatesWrong));
        if (input.EndsOn is not { } end || !(end > input.SecondTermOn) || end > new DateOnly(Math.Clamp(input.Begin, 2000, 2100) + 1, 8, 31)) errors.Add(new("EndsOn", StudentRecordsErrorCodes.YearDatesWrong));
        for (var i = 0; i < input.DaysOff.Count; i++)
        {
            var day = input.DaysOff[i];
            if (day.IsEmpty) continue;
            if (day.From is null || string.IsNullOrWhiteSpace(day.Name) || day.To < day.From || day.From < input.StartsOn || (day.To ?? day.From) > input.EndsOn)
                errors.Add(new($"DaysOff[{i}].From", StudentRecordsErrorCodes.DayOffWrong));
        }

        if (errors.Count > 0) throw new AbpValidationException(errors);
    }

    private async Task AddSubjectsAsync(SchoolYear year, CancellationToken cancellationToken)
    {
        var school = tenant.GetId();
        var last = await db.SchoolYears.Where(row => row.Begin < year.Begin).OrderByDescending(row => row.Begin).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        if (last is not null)
        {
            foreach (var row in await db.GradeSubjects.AsNoTracking().Where(row => row.SchoolYearId == last).ToListAsync(cancellationToken))
            {
                var copy = new GradeSubject(school, year.Id, row.Grade, row.SubjectId, row.Kind, row.PeriodsPerYear);
                copy.Change(row.Kind, row.PeriodsPerYear, row.IsElective, row.RegularColumns1, row.RegularColumns2);
                db.Add(copy);
            }

            return;
        }

        var subjects = await db.Subjects.ToDictionaryAsync(subject => subject.Code, cancellationToken);
        foreach (var grade in SchoolGrades.Of(tenant.Unit!))
        {
            foreach (var entry in SubjectCatalogue.Of(grade))
            {
                if (!subjects.TryGetValue(entry.Code, out var subject)) db.Add(subjects[entry.Code] = subject = new Subject(school, entry.Code, entry.Name, entry.ShortName, entry.Order));
                var row = new GradeSubject(school, year.Id, grade, subject.Id, entry.Kind, entry.PeriodsPerYear);
                row.Change(entry.Kind, entry.PeriodsPerYear, entry.IsElective, null, null);
                db.Add(row);
            }
        }
    }
}
