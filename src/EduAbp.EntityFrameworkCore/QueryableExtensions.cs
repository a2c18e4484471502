using EduAbp.Domain;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.EntityFrameworkCore;

public static class QueryableExtensions
{
    /// <summary>Loads one row through the filters: a row of another unit is not there.</summary>
    /// <exception cref="EntityNotFoundException">There is none.</exception>
    public static async Task<T> GetAsync<T>(this IQueryable<T> rows, Guid id, CancellationToken cancellationToken = default)
        where T : Entity =>
        await rows.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) ?? throw new EntityNotFoundException(typeof(T), id);
}
