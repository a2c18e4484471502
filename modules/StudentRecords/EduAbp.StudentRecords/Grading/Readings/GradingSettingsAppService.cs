using EduAbp.Authorization;
using EduAbp.BackgroundJobs;
using EduAbp.DependencyInjection;
using EduAbp.Identity.Contracts;
using EduAbp.MultiTenancy;
using EduAbp.StudentRecords.Data;
using EduAbp.StudentRecords.Results;
using EduAbp.StudentRecords.Years;
using EduAbp.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EduAbp.StudentRecords.Grading.Readings;

/// <summary>How the school reads the open points of the circulars in a year: kept with the year, fixed by its first sign-off.</summary>
internal sealed class GradingSettingsAppService(
    StudentRecordsDbContext db, GradingSettingsReader reader, IPermissionChecker permissions, IBackgroundJobManager jobs, ICurrentTenant tenant, ICurrentUser user, IPersonLookup people,
    IStringLocalizer texts, TimeProvider clock) : ITransientDependency
{
    private const int MaxSubjects = 15;
    private const int MaxSessions = 400;
    private const int MaxReason = 500;

    /// <param name="yearId">Null for the current year.</param>
    /// <returns>Null while the school has no year.</returns>
    public async Task<YearGrading?> GetAsync(Guid? yearId, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var years = await db.SchoolYears.AsNoTracking().OrderByDescending(row => row.IsCurrent).ThenByDescending(row => row.Begin).ToListAsync(cancellationToken);
        if (years.Count == 0 && yearId is null)
            return null;
        var year = yearId is { } id ? years.Find(row => row.Id == id) ?? throw new EntityNotFoundException(typeof(SchoolYear), id) : years[0];
        var rules = await RulesAsync(year, cancellationToken);
        var points = GradingPoint.All.Select(point => (Point: point, Rules: rules.Where(point.IsOf).ToList())).Where(point => point.Rules.Count > 0);
        var versions = await db.GradingVersions.AsNoTracking().Where(row => row.SchoolYearId == year.Id).OrderByDescending(row => row.Number).ToListAsync(cancellationToken);
        var settings = versions.FirstOrDefault()?.Read() ?? GradingSettings.Default;
        return new YearGrading(
            year.Id, year.Name, [.. years.OrderByDescending(row => row.Begin).Select(row => new GradedYear(row.Id, row.Name))], year.State == SchoolYearState.Closed,
            await reader.FindSignOffAsync(year.Id, cancellationToken), settings,
            [
                .. points.Select(point => new OpenPoint(
                    point.Point.Name, texts[$"{Prefix}{point.Point.Name}"], texts[$"{Prefix}{point.Point.Name}:Help"],
                    string.Join("; ", point.Rules.Select(rules => GradingText.InFull(texts, point.Point.Article(rules))).Distinct()),
                    Show(point.Point, settings), Show(point.Point, GradingSettings.Default))),
            ],
            [
                .. versions.Select((version, place) => new GradingChange(
                    version.Number, version.At, version.ByName, version.Reason,
                    [
                        .. from point in GradingPoint.All
                           let before = Show(point, place + 1 < versions.Count ? versions[place + 1].Read() : GradingSettings.Default)
                           let after = Show(point, version.Read())
                           where before != after
                           select new ChangedPoint(texts[$"{Prefix}{point.Name}"], before, after),
                    ])),
            ])
        {
            HasRules = rules.Count > 0,
        };
    }

    /// <summary>Takes the year's settings over from now on and has its results computed anew; what is left out stays.</summary>
    public async Task ChangeAsync(Guid yearId, GradingSettingsInput input, CancellationToken cancellationToken)
    {
        await permissions.CheckAsync(StudentRecordsPermissions.Setup, cancellationToken);
        var year = await db.SchoolYears.AsNoTracking().SingleOrDefaultAsync(row => row.Id == yearId, cancellationToken) ?? throw new EntityNotFoundException(typeof(SchoolYear), yearId);
        if (year.State == SchoolYearState.Closed)
            throw new BusinessException(GradingErrorCodes.YearClosed).WithData("Year", year.Name);
        if (await reader.FindSignOffAsync(yearId, cancellationToken) is { } signed)
            throw new BusinessException(GradingErrorCodes.SettingsFixed).WithData("Year", year.Name).WithData("Class", signed.ClassName);
        var last = await reader.LastAsync(yearId, cancellationToken);
        var settings = last?.Read() ?? GradingSettings.Default;
        var changed = input.On(settings);
        Check(changed, input);
        if (changed == settings)
            return;
        db.Add(new GradingVersion(
            tenant.GetId(), yearId, (last?.Number ?? 0) + 1, GradingVersion.Write(changed), clock.GetUtcNow(), user.GetId(),
            user.FullName ?? (await people.FindAsync(user.GetId(), cancellationToken))?.FullName ?? "", input.Reason!.Trim()));
        await db.SaveChangesAsync(cancellationToken);
        if (await db.PupilResults.AnyAsync(row => row.SchoolYearId == yearId, cancellationToken))
            await jobs.EnqueueAsync(new ComputeResultsArgs(year.Begin), key: $"results-{tenant.GetId():N}", cancellationToken: cancellationToken);
    }

    private const string Prefix = "StudentRecords:Grading:Point:";

    private static void Check(GradingSettings settings, GradingSettingsInput input)
    {
        var errors = new List<ValidationError>();
        if (settings.CountedSubjects is < 1 or > MaxSubjects)
            errors.Add(Number(nameof(settings.CountedSubjects), 1, MaxSubjects));
        if (settings.OutstandingSubjects is < 1 or > MaxSubjects)
            errors.Add(Number(nameof(settings.OutstandingSubjects), 1, MaxSubjects));
        if (settings.MaxAbsences is < 0 or > MaxSessions)
            errors.Add(Number(nameof(settings.MaxAbsences), 0, MaxSessions));
        if (!Enum.IsDefined(settings.OneSubjectTest))
            errors.Add(new ValidationError(nameof(settings.OneSubjectTest), GradingErrorCodes.ChoiceUnknown));
        if (input.Reason?.Trim() is not { Length: > 0 and <= MaxReason })
            errors.Add(new ValidationError(nameof(input.Reason), GradingErrorCodes.ReasonMissing));
        if (errors.Count > 0)
            throw new AbpValidationException(errors);

        static ValidationError Number(string field, int from, int to) => new(field, GradingErrorCodes.NumberOutside, new Dictionary<string, object?> { ["From"] = from, ["To"] = to });
    }

    private string Show(GradingPoint point, GradingSettings settings) => point.Value(settings) is int number
        ? number.ToString(System.Globalization.CultureInfo.CurrentCulture)
        : texts[$"{Prefix}{point.Name}:{point.Value(settings)}"];

    // Only what the year's circulars leave open; a school without classes yet is shown all of its level's.
    private async Task<List<RuleSetId>> RulesAsync(SchoolYear year, CancellationToken cancellationToken)
    {
        var grades = await db.GradeSubjects.Where(row => row.SchoolYearId == year.Id).Select(row => row.Grade)
            .Union(db.Classes.Where(row => row.SchoolYearId == year.Id).Select(row => row.Grade)).ToListAsync(cancellationToken);
        return [.. grades.Order().Select(grade => SchoolLevels.OfGrade(grade) is { } level ? RuleSets.Find(level, grade, year.Begin) : null).OfType<RuleSetId>().Distinct()];
    }
}
