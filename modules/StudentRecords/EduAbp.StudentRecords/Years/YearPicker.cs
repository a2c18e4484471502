using EduAbp.DependencyInjection;
using EduAbp.StudentRecords.Data;
using EduAbp.Timing;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.StudentRecords.Years;

/// <summary>The year that a page works with.</summary>
internal sealed record YearChoice(Guid Id, int Begin, DateOnly StartsOn, DateOnly EndsOn)
{
    public string Name => SchoolYears.Name(Begin);
}

/// <summary>Chooses the year that was asked for, or the current one.</summary>
internal sealed class YearPicker(StudentRecordsDbContext db) : ITransientDependency
{
    /// <summary>Null where the school has no year yet.</summary>
    public async Task<YearChoice?> FindAsync(Guid? id, CancellationToken cancellationToken)
    {
        var years = db.SchoolYears.AsNoTracking();
        return await (id is { } chosen ? years.Where(year => year.Id == chosen) : years.OrderByDescending(year => year.IsCurrent).ThenByDescending(year => year.Begin))
            .Select(year => new YearChoice(year.Id, year.Begin, year.Terms.Min(term => term.StartsOn), year.Terms.Max(term => term.EndsOn)))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <exception cref="BusinessException">There is none: one is made first.</exception>
    public async Task<YearChoice> GetAsync(Guid? id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? (id is { } asked ? throw new EntityNotFoundException(typeof(SchoolYear), asked) : throw new BusinessException(StudentRecordsErrorCodes.NoYear));
}
