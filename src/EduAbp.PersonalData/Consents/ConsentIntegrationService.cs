using EduAbp.DependencyInjection;
using EduAbp.PersonalData.Contracts;
using EduAbp.PersonalData.Data;
using EduAbp.Text;
using Microsoft.EntityFrameworkCore;

namespace EduAbp.PersonalData.Consents;

internal sealed class ConsentIntegrationService(PersonalDataDbContext db, ConsentQueries queries) : IConsentIntegrationService, ITransientDependency
{
    public async Task<IReadOnlyList<ConsentAnswer>> GetListAsync(string purpose, IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken)
    {
        var answers = new List<ConsentAnswer>();
        foreach (var ids in subjects.Distinct().Chunk(500))
        {
            var known = await Known(ids).ToListAsync(cancellationToken);
            var keys = known.Select(subject => subject.Id).ToList();
            var consents = (await db.Consents.AsNoTracking().Include(row => row.Subject).Where(row => row.Purpose == purpose && keys.Contains(row.SubjectId)).ToListAsync(cancellationToken))
                .ToLookup(row => row.SubjectId);
            answers.AddRange(known.Select(subject => Answer(subject, consents[subject.Id])));
        }

        return answers;
    }

    public async Task<IReadOnlyList<ConsentSubjectDto>> SearchAsync(string words, int limit, CancellationToken cancellationToken)
    {
        var query = db.Subjects.AsNoTracking();
        foreach (var word in VietnameseText.Fold(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            query = query.Where(row => row.SearchKey.Contains(word));
        return [.. (await query.OrderBy(row => row.SortKey).ThenBy(row => row.Id).Take(Math.Clamp(limit, 1, 100)).ToListAsync(cancellationToken)).Select(ToDto)];
    }

    public async Task<IReadOnlyList<ConsentSubjectDto>> GetSubjectsAsync(IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken)
    {
        var found = new List<ConsentSubjectDto>();
        foreach (var ids in subjects.Distinct().Chunk(500))
            found.AddRange((await Known(ids).ToListAsync(cancellationToken)).Select(ToDto));
        return found;
    }

    private IQueryable<ConsentSubject> Known(Guid[] ids) =>
        db.Subjects.AsNoTracking().Where(row => ids.Contains(row.Id) || (row.ReferenceId != null && ids.Contains(row.ReferenceId.Value)));

    // A withdrawal ends all that was given; what was given again after it counts.
    private ConsentAnswer Answer(ConsentSubject subject, IEnumerable<Consent> consents)
    {
        var newest = consents.Select(row => (Row: row, State: queries.StateOf(row)))
            .OrderBy(one => one.State switch { ConsentState.Given => 0, ConsentState.NeedsChild => 1, _ => 2 }).ThenByDescending(one => one.Row.GivenOn).ThenByDescending(one => one.Row.Id)
            .FirstOrDefault();
        return new ConsentAnswer(subject.Id, subject.ReferenceId, subject.FullName, newest.Row is null ? ConsentState.Missing : newest.State, newest.Row?.Id);
    }

    private static ConsentSubjectDto ToDto(ConsentSubject row) => new(row.Id, row.ReferenceId, row.FullName, row.BirthDate, row.ClassName);
}
